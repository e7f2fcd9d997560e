"""The documentation against the code: examples run, names exist, links lead somewhere, tables are whole."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck import Checker, cli, errors, model, records
from claimcheck.found import Found, FoundReport
from claimcheck.output import FORMATS
from claimcheck.output.columns import COLUMNS
from claimcheck.settings import OWN_FILE, SETTINGS

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference.md"
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += [*sorted((ROOT / "docs").glob("*.md")), ROOT / "benchmarks" / "README.md"]
FOLDERS = ("benchmarks/", "claimcheck/", "corpus/", "docs/", "tests/", ".ci/")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELIDED = "..."  # a line of a shown output that stands for any lines

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def blocks_of(path: Path, language: str) -> list[str]:
    """The contents of the fenced blocks of `language` in the document at `path`, in order."""
    return [body for found, body in BLOCK.findall(path.read_text(encoding="utf-8")) if found == language]


def prose_of(path: Path) -> str:
    """The document without its fenced blocks."""
    return BLOCK.sub("", path.read_text(encoding="utf-8"))


def terms_of(path: Path) -> set[str]:
    """What stands in backquotes in the prose of the document at `path`."""
    return set(re.findall(r"`([^`\n]+)`", prose_of(path)))


def section_of(path: Path, heading: str) -> str:
    """The text below `heading` up to the next heading."""
    _, _, rest = path.read_text(encoding="utf-8").partition(f"# {heading}\n")
    assert rest, f"{path.name} has no section {heading!r}"
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def first_column(path: Path, heading: str) -> set[str]:
    """The terms in the first column of the table below `heading`."""
    rows = re.findall(r"^\| (`.*?`) \|", section_of(path, heading), flags=re.MULTILINE)
    return {term for row in rows for term in re.findall(r"`([^`]+)`", row)}


def slug_of(heading: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.fixture(scope="module")
def result(checker: Checker) -> model.CheckResult:
    """One claim with its evidence."""
    return checker.check_text(article="They planted 30 oaks.", report="They planted 40 oaks.")


@pytest.fixture(scope="module")
def usage() -> str:
    """What `claimcheck --help` and that of each command print."""
    return run("; ".join(["claimcheck --help", *(f"claimcheck {name} --help" for name in cli.COMMANDS)]))


def run(command: str) -> str:
    """What `command` writes to standard output when run from the root of the project, 80 columns wide."""
    here = str(Path(sys.executable).parent)
    environment = os.environ | {"COLUMNS": "80", "PATH": here + os.pathsep + os.environ["PATH"]}
    call = ["/bin/sh", "-c", command]
    return subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stdout


@each_document
def test_python_examples_run_and_give_what_they_show(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a document run in order, sessions against their output, the rest where it says it belongs."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for block in blocks_of(path, "python"):
        if ">>>" in block:
            session = doctest.DocTestParser().get_doctest(block, names, path.name, str(path), 0)
            complaints: list[str] = []
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
            runner.run(session, out=complaints.append, clear_globs=False)
            assert not complaints, "".join(complaints)
            names |= session.globs
        else:
            names |= run_in_place(block, names)


def run_in_place(block: str, names: dict[str, Any]) -> dict[str, Any]:
    """The names that `block` defines, run with those of the module that its first line names."""
    place = re.match(r"# (claimcheck/\w+/\w+)\.py$", block, flags=re.MULTILINE)
    module = vars(importlib.import_module(place[1].replace("/", "."))) if place else {}
    known = module | names
    scope = dict(known)
    exec(compile(block, "example", "exec"), scope)  # noqa: S102  our own documentation
    return {name: value for name, value in scope.items() if known.get(name) is not value}


@each_document
def test_commands_print_what_is_shown(path: Path) -> None:
    """Below each `$ claimcheck ...` stands its output; a line of three dots stands for lines left out."""
    for block in blocks_of(path, "console"):
        for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = shown.partition("\n")
            assert command.startswith("claimcheck ")
            kept = [re.escape(part) for part in re.split(rf"^{re.escape(ELIDED)}\n", expected, flags=re.MULTILINE)]
            printed = "\n".join(line.rstrip() for line in run(command).splitlines()) + "\n"
            assert printed.strip()
            assert re.fullmatch(r"(?:.*\n)*".join(kept), printed), printed


@each_document
def test_links_lead_to_files_and_headings_that_exist(path: Path) -> None:
    """Those within the project, that is; the web is not a test's business."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose_of(path)):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        linked = path.parent / file if file else path
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert anchor in map(slug_of, headings), target


@each_document
def test_paths_in_the_prose_exist(path: Path) -> None:
    """What a reader is sent to is there."""
    places = {term for term in terms_of(path) if term.startswith(FOLDERS)} - {records.SCHEMA}
    assert {place for place in places if not list(ROOT.glob(place))} == set()


@each_document
def test_dotted_names_in_the_prose_can_be_imported(path: Path) -> None:
    """`claimcheck.errors.InputError` is a class, `claimcheck.model` a module."""
    for name in terms_of(path):
        if re.fullmatch(r"claimcheck(\.\w+)+", name) and name != OWN_FILE:
            resolve(name)


def resolve(name: str) -> Any:
    """The module, class or function with the dotted `name`."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        owner, _, attribute = name.rpartition(".")
        return getattr(resolve(owner), attribute)


@each_document
def test_tables_of_the_package_are_where_the_prose_says(path: Path) -> None:
    """`PATTERNS` in `claimcheck/quantities/patterns.py` can be imported from there."""
    for table, place in re.findall(r"`([A-Z_]{4,})` in\s`(claimcheck/\w+/\w+)\.py`", prose_of(path)):
        assert len(getattr(importlib.import_module(place.replace("/", ".")), table)) > 0


@each_document
def test_options_and_make_targets_in_the_text_exist(path: Path, usage: str) -> None:
    """Nobody is told to type what does not work."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    typed = "\n".join([*blocks_of(path, "sh"), *terms_of(path)])
    named = set(re.findall(r"^make ([a-z]+)", typed, flags=re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    options = {option for term in terms_of(path) for option in re.findall(r"^--[a-z-]+", term)}
    assert {option for option in options if option not in usage} == set()


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        ("check", "Command line"),
        ("batch", "Batch"),
        ("index", "Index"),
        ("find", "Find"),
        ("eval", "Evaluation"),
        ("explain", "Explain"),
        ("cache", "Cache"),
        ("serve", "Serve"),
    ],
)
def test_the_reference_lists_every_option(command: str, heading: str) -> None:
    """What `--help` offers, the reference explains."""
    offered = set(
        re.findall(r"--[a-z][a-z-]+(?= )", run(f"claimcheck {command} --help").partition("Examples:")[0])
    )
    documented = {term.split()[0] for term in first_column(REFERENCE, heading)}
    assert offered == documented


def test_the_reference_lists_every_key_of_a_found_report() -> None:
    """One object a report, as `claimcheck find --format jsonl` writes it."""
    report = FoundReport(path="a", copies=(), title="", score=0.0, is_covered=False, passages=())
    (record,) = Found(article="b", searched=1, reports=(report,)).records()
    assert record.keys() == first_column(REFERENCE, "Found report")
    assert record["schema"] in terms_of(REFERENCE)


def test_the_reference_lists_every_format_with_its_endings() -> None:
    """What may be asked for, and by which name of a file."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section_of(REFERENCE, "Outputs"), flags=re.MULTILINE)
    documented = {name: tuple(re.findall(r"`(.*?)`", endings)) for name, endings in rows}
    assert documented == {name: form.suffixes for name, form in FORMATS.items()}


def test_the_reference_lists_every_setting() -> None:
    """And no other."""
    assert first_column(REFERENCE, "Settings") == SETTINGS.keys()


def test_the_reference_lists_every_option_and_column_of_extract() -> None:
    """What the command offers, and what its table may show."""
    offered = set(re.findall(r"--[a-z][a-z-]+(?= )", run("claimcheck extract --help").partition("Examples:")[0]))
    documented = first_column(REFERENCE, "Extract")
    assert offered | {column.title for column in COLUMNS} == {re.sub(" [A-Z_]+$", "", term) for term in documented}


def test_the_reference_has_the_columns_in_the_order_in_which_they_go() -> None:
    """The first to be left out is named first."""
    (named,) = re.findall(r"columns are left out, these\nfirst: (.*?);", section_of(REFERENCE, "Extract"))
    ranked = [column.title for column in sorted(COLUMNS, key=lambda column: -column.rank)]
    order = re.findall(r"`(\w+)`", named)
    assert order == ranked[: len(order)]


def test_the_reference_lists_every_key_of_a_record(result: model.CheckResult) -> None:
    """The keys that are written are those that are promised."""
    record = result.records()[0]
    assert record.keys() == first_column(REFERENCE, "Record")
    assert record["claim"].keys() == first_column(REFERENCE, "Claim")
    assert record["evidence"][0].keys() == first_column(REFERENCE, "Evidence")
    assert record["schema"] in terms_of(REFERENCE)


def test_the_reference_lists_every_key_of_a_mention(checker: Checker) -> None:
    """What `extract_text` returns has its own table."""
    mention = checker.extract_text("They planted 30 oaks.")[0]
    assert mention.keys() == first_column(REFERENCE, "Mention")


@pytest.mark.parametrize("enumeration", [model.Label, model.Subtype, model.Kind, model.Comparator])
def test_the_reference_lists_every_value(enumeration: type[model.Label]) -> None:
    """A value that a record can hold is explained, and no other is."""
    assert {member.value for member in enumeration} == first_column(REFERENCE, enumeration.__name__)


def test_the_reference_lists_every_error() -> None:
    """Whoever calls the library knows what to catch; the desk's own errors never leave it."""
    known = errors.ClaimcheckError.__subclasses__()
    tree = {f"claimcheck.errors.{error.__name__}" for error in known if error.__module__ == errors.__name__}
    assert tree == first_column(REFERENCE, "Errors")


def test_the_reference_lists_every_call() -> None:
    """What a user may call is in the table, and what is in the table can be called."""
    listed = {term.partition("(")[0] for term in first_column(REFERENCE, "Library")}
    offered = {f"Checker.{name}" for name in vars(Checker) if not name.startswith("_")}
    assert offered | {"Checker"} <= listed
    assert listed - offered - {"Checker"} <= {f"CheckResult.{name}" for name in dir(model.CheckResult)}


def test_the_reference_has_the_signature_of_the_checker() -> None:
    """All of its options are named, in their order."""
    names = ", ".join(inspect.signature(Checker).parameters)
    assert f"`Checker({names})`" in section_of(REFERENCE, "Library")


@pytest.mark.parametrize("path", [ROOT / "README.md", REFERENCE], ids=lambda path: path.name)
def test_every_exit_status_is_explained(path: Path) -> None:
    """A script that calls claimcheck knows what to expect, an interrupt included."""
    statuses = re.findall(r"^\| (\d+) \|", section_of(path, "Exit status"), flags=re.MULTILINE)
    assert list(map(int, statuses)) == [
        cli.NOTHING_MISREPORTED,
        cli.MISREPORTED,
        cli.COULD_NOT_RUN,
        cli.INTERRUPTED,
    ]


def test_what_the_package_exports_is_in_the_reference() -> None:
    """`from claimcheck import ...` offers nothing that is not explained."""
    text = REFERENCE.read_text(encoding="utf-8")
    assert {name for name in claimcheck.__all__ if not name.startswith("_") and name not in text} == set()


def test_the_changelog_knows_this_version_and_what_changed_verdicts() -> None:
    """A release has its own heading, or stands under those to come; verdicts always have a section."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == claimcheck.__version__
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert releases[0].startswith(("[Unreleased]", f"[{project['version']}]"))
    assert all("### Verdicts that changed" in release for release in releases)


def test_glossary_has_each_word_once() -> None:
    """One word, one meaning."""
    words = re.findall(
        r"^\| (\w[\w ]*) \|", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    entries = [word for word in words if word != "word"]
    assert len(entries) == len(set(entries))
    assert {"article", "report", "claim", "evidence", "mention", "quantity", "verdict", "label"} <= set(entries)
