"""The view on a terminal, letter by letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.model import Label, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import CheckResult

ARTICLE = """\
Fewer fires, says brigade

The brigade put out 412 fires last year, a third fewer than in 2015.

It was late at more than 30 of them, the inspectors write, and 2 people died.

"We will do better," the chief said.
"""

REPORT = """\
Fires

In 2018 the brigade put out 412 fires. Three years before there had been 621.
\f\
Response

At 30 fires the first engine came later than the standard asks, which is 12 minutes in town and 20 elsewhere.
"""

AT_80 = """\
ARTICLE  story.txt                      │ REPORT  inspection.txt
✗ 1 of 5 claims misreported: line 5

─ line 3 ───────────────────────────────┬───────────────────────────────────────
  The brigade put out [412 fires✓] last │ In 2018 the brigade put out [412
  year, [a third fewer✓] than in        │ fires]. Three years before there had
  [2015✓].                              │ been [621]. (page 1)
  ✓ 412 fires: report says 412
  ✓ a third fewer: 621 less 412 is 209, 33.7 % fewer (derived)
  ✓ 2015: three years before 2018 (derived)

━ ✗ MISREPORTED ━ line 5 ━━━━━━━━━━━━━━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
┃ It was late at [more than 30✗] of     │ At [30 fires] the first engine came
┃ them, the inspectors write, and [2    │ later than the standard asks, which is
┃ people–] died.                        │ 12 minutes in town and 20 elsewhere.
┃                                       │ (page 2)
┃ ✗ more than 30: report says 30, not more than 30 (bound)
┃ – 2 people: the report gives no figure for this

────────────────────────────────────────────────────────────────────────────────
✗ line 5: more than 30: report says 30, not more than 30 (bound)
warning: an example of a warning

5 claims in 2 sentences; 2 sentences without claims not shown
✗ 1 misreported · ✓ 3 supported · – 1 not in report · ? 0 unclear
"""

AT_40 = """\
ARTICLE  story.txt
REPORT  inspection.txt
✗ 1 of 5 claims misreported: line 5

─ line 3 ───────────────────────────────
  The brigade put out [412 fires✓] last
  year, [a third fewer✓] than in
  [2015✓].
  │ In 2018 the brigade put out [412
  │ fires]. Three years before there had
  │ been [621]. (page 1)
  ✓ 412 fires: report says 412
  ✓ a third fewer: 621 less 412 is 209,
    33.7 % fewer (derived)
  ✓ 2015: three years before 2018
    (derived)

━ ✗ MISREPORTED ━ line 5 ━━━━━━━━━━━━━━━
┃ It was late at [more than 30✗] of
┃ them, the inspectors write, and [2
┃ people–] died.
┃ │ At [30 fires] the first engine came
┃ │ later than the standard asks, which
┃ │ is 12 minutes in town and 20
┃ │ elsewhere. (page 2)
┃ ✗ more than 30: report says 30, not
┃   more than 30 (bound)
┃ – 2 people: the report gives no figure
┃   for this

────────────────────────────────────────
✗ line 5: more than 30: report says 30,
  not more than 30 (bound)
warning: an example of a warning

5 claims in 2 sentences; 2 sentences
without claims not shown
✗ 1 misreported
✓ 3 supported
– 1 not in report
? 0 unclear
"""

# <1;31> stands for the escape sequence that begins bold red, <0> for the one that ends all styles.
COLOURED_AT_80 = """\
<1>ARTICLE<0>  story.txt                      │ <1>REPORT<0>  inspection.txt
<1;31>✗ 1 of 5 claims misreported<0>: line 5

─ line 3 ───────────────────────────────┬───────────────────────────────────────
  The brigade put out <4;32>412 fires<0><32>✓<0> last   │ In 2018 the brigade put out <4;32>412 fires<0>.
  year, <4;32>a third fewer<0><32>✓<0> than in <4;32>2015<0><32>✓<0>.   │ Three years before there had been <4;32>621<0>.
                                        │ (page 1)
  <32>✓ <0><32>412 fires<0>: report says 412
  <32>✓ <0><32>a third fewer<0>: 621 less 412 is 209, 33.7 % fewer (derived)
  <32>✓ <0><32>2015<0>: three years before 2018 (derived)

<1;31>━<0><1;37;41> ✗ MISREPORTED <0><1;31>━ line 5 ━━━━━━━━━━━━━━━<0><1;31>┯<0><1;31>━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━<0>
<1;31>┃ <0>It was late at <1;37;41>more than 30<0><1;37;41>✗<0> of them, │ At <1;4;31>30 fires<0> the first engine came
<1;31>┃ <0>the inspectors write, and <4;35>2 people<0><35>–<0>   │ later than the standard asks, which is
<1;31>┃ <0>died.                                 │ 12 minutes in town and 20 elsewhere.
<1;31>┃ <0>                                      │ (page 2)
<1;31>┃ <0><1;31>✗ <0><1;31>more than 30<0>: report says 30, not more than 30 (bound)
<1;31>┃ <0><35>– <0><35>2 people<0>: the report gives no figure for this

────────────────────────────────────────────────────────────────────────────────
<1;31>✗ <0>line 5: <1;31>more than 30<0>: report says 30, not more than 30 (bound)
<1>warning: <0>an example of a warning

5 claims in 2 sentences; 2 sentences without claims not shown
<1;31>✗ 1 misreported<0> · <32>✓ 3 supported<0> · <35>– 1 not in report<0> · ? 0 unclear
"""  # noqa: E501

COLOURED_AT_40 = """\
<1>ARTICLE<0>  story.txt
<1>REPORT<0>  inspection.txt
<1;31>✗ 1 of 5 claims misreported<0>: line 5

─ line 3 ───────────────────────────────
  The brigade put out <4;32>412 fires<0><32>✓<0> last
  year, <4;32>a third fewer<0><32>✓<0> than in <4;32>2015<0><32>✓<0>.
  │ In 2018 the brigade put out <4;32>412<0>
  │ <4;32>fires<0>. Three years before there had
  │ been <4;32>621<0>. (page 1)
  <32>✓ <0><32>412 fires<0>: report says 412
  <32>✓ <0><32>a third fewer<0>: 621 less 412 is 209,
    33.7 % fewer (derived)
  <32>✓ <0><32>2015<0>: three years before 2018
    (derived)

<1;31>━<0><1;37;41> ✗ MISREPORTED <0><1;31>━ line 5 ━━━━━━━━━━━━━━━<0>
<1;31>┃ <0>It was late at <1;37;41>more than 30<0><1;37;41>✗<0> of them,
<1;31>┃ <0>the inspectors write, and <4;35>2 people<0><35>–<0>
<1;31>┃ <0>died.
<1;31>┃ <0>│ At <1;4;31>30 fires<0> the first engine came
<1;31>┃ <0>│ later than the standard asks, which
<1;31>┃ <0>│ is 12 minutes in town and 20
<1;31>┃ <0>│ elsewhere. (page 2)
<1;31>┃ <0><1;31>✗ <0><1;31>more than 30<0>: report says 30, not
<1;31>┃ <0>  more than 30 (bound)
<1;31>┃ <0><35>– <0><35>2 people<0>: the report gives no figure
<1;31>┃ <0>  for this

────────────────────────────────────────
<1;31>✗ <0>line 5: <1;31>more than 30<0>: report says 30,
  not more than 30 (bound)
<1>warning: <0>an example of a warning

5 claims in 2 sentences; 2 sentences
without claims not shown
<1;31>✗ 1 misreported<0>
<32>✓ 3 supported<0>
<35>– 1 not in report<0>
? 0 unclear
"""

WITHOUT_COLOUR_AT_80 = """\
<1>ARTICLE<0>  story.txt                      │ <1>REPORT<0>  inspection.txt
<1>✗ 1 of 5 claims misreported<0>: line 5

─ line 3 ───────────────────────────────┬───────────────────────────────────────
  The brigade put out <4>412 fires<0>✓ last   │ In 2018 the brigade put out <4>412 fires<0>.
  year, <4>a third fewer<0>✓ than in <4>2015<0>✓.   │ Three years before there had been <4>621<0>.
                                        │ (page 1)
  ✓ 412 fires: report says 412
  ✓ a third fewer: 621 less 412 is 209, 33.7 % fewer (derived)
  ✓ 2015: three years before 2018 (derived)

<1>━<0><1;7> ✗ MISREPORTED <0><1>━ line 5 ━━━━━━━━━━━━━━━<0><1>┯<0><1>━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━<0>
<1>┃ <0>It was late at <1;7>more than 30<0><1;7>✗<0> of them, │ At <1;4>30 fires<0> the first engine came
<1>┃ <0>the inspectors write, and <4>2 people<0>–   │ later than the standard asks, which is
<1>┃ <0>died.                                 │ 12 minutes in town and 20 elsewhere.
<1>┃ <0>                                      │ (page 2)
<1>┃ <0><1>✗ <0><1>more than 30<0>: report says 30, not more than 30 (bound)
<1>┃ <0>– 2 people: the report gives no figure for this

────────────────────────────────────────────────────────────────────────────────
<1>✗ <0>line 5: <1>more than 30<0>: report says 30, not more than 30 (bound)
<1>warning: <0>an example of a warning

5 claims in 2 sentences; 2 sentences without claims not shown
<1>✗ 1 misreported<0> · ✓ 3 supported · – 1 not in report · ? 0 unclear
"""

IN_ASCII = """\
ARTICLE  story.txt                      | REPORT  inspection.txt
! 1 of 5 claims misreported: line 5

- line 3 -------------------------------+---------------------------------------
  The brigade put out [412 fires=] last | In 2018 the brigade put out [412
  year, [a third fewer=] than in        | fires]. Three years before there had
  [2015=].                              | been [621]. (page 1)
  = 412 fires: report says 412
  = a third fewer: 621 less 412 is 209, 33.7 % fewer (derived)
  = 2015: three years before 2018 (derived)

= ! MISREPORTED = line 5 ===============+=======================================
# It was late at [more than 30!] of     | At [30 fires] the first engine came
# them, the inspectors write, and [2    | later than the standard asks, which is
# people-] died.                        | 12 minutes in town and 20 elsewhere.
#                                       | (page 2)
# ! more than 30: report says 30, not more than 30 (bound)
# - 2 people: the report gives no figure for this

--------------------------------------------------------------------------------
! line 5: more than 30: report says 30, not more than 30 (bound)
warning: an example of a warning

5 claims in 2 sentences; 2 sentences without claims not shown
! 1 misreported * = 3 supported * - 1 not in report * ? 0 unclear
"""


@pytest.fixture(scope="module")
def fires(build: Callable[..., CheckResult], sample: Callable[..., Any]) -> CheckResult:
    """Four sentences, two with claims, one of these misreported."""
    first, second = {"at": "In 2018"}, {"at": "Three years"}
    derived = {"label": Label.SUPPORTED, "subtype": Subtype.DERIVED}
    samples = [
        sample(
            text="412 fires",
            label=Label.SUPPORTED,
            subtype=Subtype.EXACT,
            why="report says 412",
            found=("412 fires",),
            **first,
        ),
        sample(text="a third fewer", why="621 less 412 is 209, 33.7 % fewer", found=("621",), **second, **derived),
        sample(text="2015", why="three years before 2018", **derived),
        sample(
            text="more than 30",
            label=Label.MISREPORTED,
            subtype=Subtype.BOUND,
            why="report says 30, not more than 30",
            at="At 30",
            found=("30 fires",),
        ),
        sample(text="2 people", label=Label.NOT_IN_REPORT, why="the report gives no figure for this"),
    ]
    return build(ARTICLE, REPORT, samples, warnings=("an example of a warning",))


def with_tags(text: str) -> str:
    """The text with its escape sequences made readable."""
    return re.sub(r"\x1b\[([\d;]*)m", r"<\1>", text)


def test_piped_the_view_is_plain_and_80_columns_wide(view_of: Callable[..., str], fires: CheckResult) -> None:
    """Marks stand in brackets, labels are signs: nothing is said by colour alone."""
    assert view_of(fires) == AT_80


def test_at_40_columns_the_report_stands_beneath_the_article(
    view_of: Callable[..., str], fires: CheckResult
) -> None:
    """Two columns of 20 would be unreadable."""
    assert view_of(fires, width=40) == AT_40


def test_colours_come_from_the_terminals_own_palette(
    view_of: Callable[..., str], fires: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bold, underline and the eight basic colours alone: readable on dark and light grounds."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert with_tags(view_of(fires)) == COLOURED_AT_80
    assert with_tags(view_of(fires, width=40)) == COLOURED_AT_40


def test_no_color_leaves_bold_and_underline(
    view_of: Callable[..., str], fires: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR is about colour; a misreport still stands out, in reverse."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert with_tags(view_of(fires)) == WITHOUT_COLOUR_AT_80


def test_a_terminal_that_is_not_unicode_gets_ascii(view_of: Callable[..., str], fires: CheckResult) -> None:
    """Every sign has a plain form."""
    assert view_of(fires, encoding="ascii") == IN_ASCII
    assert "[412 fires=]" in view_of(fires, encoding="latin-1")


@pytest.mark.parametrize("width", range(30, 200, 9))
def test_no_line_is_wider_than_asked_for(view_of: Callable[..., str], inspection: CheckResult, width: int) -> None:
    """Whatever the width, nothing is cut off or wrapped by the terminal."""
    lines = view_of(inspection, width=width, everything=True).splitlines()
    assert max(map(len, lines)) == width


@pytest.mark.parametrize(
    ("columns", "width"), [("100", 100), ("7", 30), ("0", 80), ("wide", 80), ("", 80)], ids=str
)
def test_columns_sets_the_width_of_what_is_piped(
    view_of: Callable[..., str], fires: CheckResult, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    """COLUMNS counts where it is a sensible number."""
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, view_of(fires).splitlines())) == width
    assert max(map(len, view_of(fires, width=90).splitlines())) == 90


def test_everything_shows_the_sentences_without_claims_too(
    view_of: Callable[..., str], fires: CheckResult
) -> None:
    """Each beside the passage that comes nearest."""
    view = view_of(fires, everything=True)
    assert "  Fewer fires, says brigade             │ Fires (nearest passage, page 1)\n" in view
    assert "not shown" not in view
