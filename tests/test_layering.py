"""Who may import what: two tables, held against every import in the package, deferred ones included."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "claimcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400  # lines

VALUES = {"deferral", "interval", "kinds", "model", "errors", "limits"}  # what every stage may know

# Part of the package -> the parts it may import. A stage knows the types and errors, never another stage.
MAY_IMPORT: dict[str, set[str]] = {
    "interval": set(),
    "kinds": set(),
    "terms": {"kinds"},
    "model": {"interval", "kinds", "records"},  # CheckResult.records() is the wire format's one entry point
    "records": {"interval", "model"},
    "errors": set(),
    "limits": set(),
    "deferral": set(),
    "documents": VALUES,
    "cache": VALUES,
    "language": VALUES | {"cache"},
    "quantities": VALUES,
    "alignment": VALUES | {"cache"},
    "verdicts": VALUES,
    "outcomes": VALUES,
    "found": set(),
    "output": VALUES | {"found", "outcomes", "terms"},
    "explaining": VALUES | {"quantities", "terms", "verdicts"},
    "keeping": VALUES | {"cache"},
    "pipeline": VALUES
    | {"cache", "keeping", "records", "documents", "language", "quantities", "alignment", "verdicts"},
    "evaluation": VALUES | {"outcomes", "pipeline"},
    "desk": VALUES | {"output", "pipeline"},
    "batch": VALUES | {"cache", "documents", "language", "output", "pipeline"},
    "archive": VALUES | {"alignment", "documents", "found", "language"},
    "settings": {"errors"},
    "baseline": VALUES | {"records"},
    "cli": VALUES
    | {
        "archive",
        "baseline",
        "batch",
        "cache",
        "desk",
        "evaluation",
        "explaining",
        "language",
        "outcomes",
        "output",
        "pipeline",
        "settings",
    },
    "__init__": VALUES | {"pipeline"},
    "__main__": {"cli"},
}

# Third-party package -> the one part where it enters, or the parts.
ENTERS_IN: dict[str, str | set[str]] = {
    "charset_normalizer": "documents",
    "trafilatura": "documents",
    "requests": "documents",
    "mdit_py_plugins": "documents",
    "markdown_it": "documents",
    "lxml": "documents",
    "docx": "documents",
    "pypdfium2": "documents",
    "spacy": "language",
    "thinc": "language",
    "threadpoolctl": "language",
    "numpy": {"alignment", "documents", "verdicts"},  # documents: what parts words on a page; verdicts: trees
    "onnxruntime": "alignment",
    "platformdirs": "cache",
    "rapidfuzz": "alignment",
    "tokenizers": "alignment",
    "sentence_transformers": "alignment",
    "rich": "output",
    "jinja2": "output",
    "typer": "cli",
    "flask": "desk",
    "waitress": "desk",
    "werkzeug": "desk",
    "filelock": "batch",
    "ray": "batch",
    "distributed": "batch",
}


def part_of(name: str) -> str:
    """The part of the package in which the dotted module `name` lies: "output" of claimcheck.output.html."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def name_of(path: Path) -> str:
    """The dotted name of the module at `path`; a package's `__init__` is named like the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, *, package: str) -> set[str]:
    """Dotted names of all that `source`, a module of `package`, imports, at whatever depth it does so."""
    return {name for node in ast.walk(ast.parse(source)) for name in _imported(node, package)}


def _imported(node: ast.AST, package: str) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            above = package.split(".")[: len(package.split(".")) - level + 1] if level else []
            origin = ".".join([*above, *([module] if module else [])])
            yield from (f"{origin}.{alias.name}" for alias in names)
        case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
            if ast.unparse(func).rpartition(".")[2] in ("import_module", "find_spec", "__import__"):
                yield name


def _imports_in(path: Path) -> set[str]:
    package = ".".join(path.relative_to(ROOT).parent.parts)
    return imports_of(path.read_text(encoding="utf-8"), package=package)


def _third_party(names: set[str]) -> set[str]:
    roots = {name.partition(".")[0] for name in names}
    return roots - sys.stdlib_module_names - {"claimcheck"}


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import spacy", {"spacy"}),
        ("import numpy as np, rich.text", {"numpy", "rich.text"}),
        ("from rich import text", {"rich.text"}),
        ("def load():\n    import torch", {"torch"}),
        ("if TYPE_CHECKING:\n    from spacy.tokens import Doc", {"spacy.tokens.Doc"}),
        ("from claimcheck import language", {"claimcheck.language"}),
        ("from ..language import sentences", {"claimcheck.language.sentences"}),
        ("from .. import language", {"claimcheck.language"}),
        ("from .html import page", {"claimcheck.output.html.page"}),
        ("import_module('spacy')", {"spacy"}),
        ("importlib.import_module('torch.cuda')", {"torch.cuda"}),
        ("importlib.util.find_spec('torch')", {"torch"}),
        ("print('import spacy')", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_way_to_import_is_overlooked(source: str, imported: set[str]) -> None:
    """The reader of imports sees them at any depth, relative or by name, and nothing else."""
    assert imports_of(source, package="claimcheck.output") == imported


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_part_imports_only_what_the_table_allows(path: Path) -> None:
    """Stages never import each other, and nothing imports upwards."""
    part = part_of(name_of(path))
    names = {name for name in _imports_in(path) if name.partition(".")[0] == "claimcheck"}
    assert {part_of(name) for name in names} - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_third_party_package_enters_in_one_place(path: Path) -> None:
    """What spaCy, numpy or rich would cost to replace stays inside one part."""
    part = part_of(name_of(path))
    strangers = {name for name in _third_party(_imports_in(path)) if part not in _entries_of(name)}
    assert not strangers


def _entries_of(name: str) -> set[str]:
    """The parts where a package may enter."""
    parts = ENTERS_IN.get(name, set())
    return {parts} if isinstance(parts, str) else parts


def test_every_package_imported_is_a_declared_dependency() -> None:
    """Nothing works only because some other package happens to bring it along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = [line for extra in project.get("optional-dependencies", {}).values() for line in extra]
    declared = {_normal(re.split(r"[^\w.-]", line)[0]) for line in [*project["dependencies"], *optional]}
    owners = importlib.metadata.packages_distributions()
    imported = set().union(*(_third_party(_imports_in(path)) for path in MODULES))
    assert {name for name in imported if not declared & set(map(_normal, owners.get(name, [])))} == set()


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def test_the_tables_name_every_part_of_the_package() -> None:
    """A new part of the package has to be entered in the table before it can import anything."""
    parts = {part_of(name_of(path)) for path in MODULES}
    assert parts <= MAY_IMPORT.keys()
    assert set().union(*map(_entries_of, ENTERS_IN)) <= MAY_IMPORT.keys()


def test_every_package_in_the_table_does_enter() -> None:
    """The table says what is imported, not what once was or may be."""
    imported = set().union(*(_third_party(_imports_in(path)) for path in MODULES))
    assert ENTERS_IN.keys() == imported


@pytest.mark.parametrize("path", [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda path: path.name)
def test_a_module_is_short_and_named_after_its_subject(path: Path) -> None:
    """No module is too long to read at a sitting, or a drawer for whatever fits nowhere else."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


def test_help_loads_nothing_heavy() -> None:
    """`claimcheck --help` answers at once: what is heavy is loaded by the call that needs it."""
    heavy = {
        "torch",
        "spacy",
        "sentence_transformers",
        "transformers",
        "numpy",
        "pydantic",
        "rich",
        "claimcheck.model",
    }
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print('heavy:', *sorted({heavy} & set(sys.modules))))\n"
        "sys.argv = ['claimcheck', '--help']\n"
        "from claimcheck.cli import main\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "jsonl" in run.stdout
    assert run.stdout.rstrip().endswith("heavy:")
