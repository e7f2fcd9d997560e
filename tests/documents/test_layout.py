"""Which line breaks end a block: the blocks that texts of every make fall into."""

from __future__ import annotations

import pytest

from claimcheck.documents import document_of
from claimcheck.documents.layout import layout_of
from claimcheck.documents.lines import lines_of


def blocks_of(text: str) -> list[str]:
    """The blocks of `text`, each on one line with single blanks."""
    blocks = (" ".join(block.split()) for block in document_of(text, name="page").masked.split("\n"))
    return [block for block in blocks if block]


WRAPPED = """\
Barn fires in the county

The fire service was called to 212 barn fires in the county last year, which is
fourteen more than in the year before. In a third of them nobody knew how the fire
had begun. There were nine in May
2016 alone, eight of them in barns that had no electricity. One farmer told us this:
“Hay burns by itself.”

The service said:

- farmers had stored hay that was still damp, which heats up by itself over some
  weeks; and
- old wiring.
"""

SPACED = """\
1. Barn fires \n
The fire service was called to 212 barn fires in the county last year, which is \n
fourteen more than in the year before. In a third of them nobody knew how the fire \n
had begun. There had been nine of them in the first week of the dry month of \n
May 2016.  \n
What farmers say \n
Farmers told us that hay is stored too early in wet summers, and that the service \n
takes an hour to reach the hills. It was:  \n
 slow in winter;  \n
 slow in most of the villages that lie behind the pass, where the road is a track for \n
the last mile; and  \n
 late.
"""

TORN = """\
One of the farmers, who has kept sheep in the hills for forty years, said that he
had never seen so dry a May.
"""

BLOCKS = {
    "one paragraph a line": (
        "Ten fires\nTen barns burned in May.\nNobody was hurt, police said.\n“It was the hay,” he said.",
        "Ten fires | Ten barns burned in May. | Nobody was hurt, police said. | “It was the hay,” he said.",
    ),
    "lines broken at a width": (
        WRAPPED,
        (
            "Barn fires in the county"
            " | The fire service was called to 212 barn fires in the county last year, which is fourteen "
            "more than in the year before. In a third of them nobody knew how the fire had begun. There were"
            " nine in May 2016 alone, eight of them in barns that had no electricity. One farmer told us"
            " this: “Hay burns by itself.”"
            " | The service said:"
            " | farmers had stored hay that was still damp, which heats up by itself over some weeks; and"
            " | old wiring."
        ),
    ),
    "a blank line after every line": (
        SPACED,
        (
            "1. Barn fires"
            " | The fire service was called to 212 barn fires in the county last year, which is fourteen "
            "more than in the year before. In a third of them nobody knew how the fire had begun. There had "
            "been nine of them in the first week of the dry month of May 2016."
            " | What farmers say"
            " | Farmers told us that hay is stored too early in wet summers, and that the service takes an "
            "hour to reach the hills. It was:"
            " | slow in winter;"
            " | slow in most of the villages that lie behind the pass, where the road is a track for the "
            "last mile; and"
            " | late."
        ),
    ),
    "bullet signs": (
        "We found:\n• two fires\n  • nine floods\n\uf0b7 a storm",
        "We found: | two fires | nine floods | a storm",
    ),
    "bullets on lines of their own": (
        "We found:\n•\nTwo fires\n•\nNine floods",
        "We found: | Two fires | Nine floods",
    ),
    "a hyphen at the line end": (
        "The inspec-\ntion of the multi-\nagency team.",
        "The inspec- tion of the multi- agency team.",
    ),
    "a paragraph torn in two": (TORN, " ".join(TORN.split())),
    "a title at the line end": ("It was found by Dr.\nJane Roe in May.", "It was found by Dr. Jane Roe in May."),
    "a number at the line start": ("The fire was put out by\n40 men.", "The fire was put out by 40 men."),
    "a list without signs": (
        "Three things help:\ndry hay\nnew wiring\na pond near the barn",
        "Three things help: | dry hay | new wiring | a pond near the barn",
    ),
    "furniture between paragraphs": (
        "Ten barns burned in May\nShare this article\nthe fire service says.",
        "Ten barns burned in May | the fire service says.",
    ),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks_are_paragraphs_headings_and_bullets(text: str, blocks: str) -> None:
    """A line feed in the masked text ends a block, and nothing else does."""
    assert " | ".join(blocks_of(text)) == blocks


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x0b"], ids=repr)
def test_every_line_break_counts(line_break: str) -> None:
    """Windows, old Macintosh and Unicode line breaks end blocks alike."""
    assert blocks_of(f"Ten fires{line_break}Nine floods") == ["Ten fires", "Nine floods"]


def test_the_layout_is_read_off_the_sentences_that_lines_break() -> None:
    """Gap and width come from lines that stop in mid-sentence; without such lines there is no width."""
    assert layout_of(lines_of(SPACED)).soft_gap == 1
    assert layout_of(lines_of(WRAPPED)).soft_gap == 0
    assert 70 <= layout_of(lines_of(SPACED)).width <= 90
    assert layout_of(lines_of("Ten fires\nTen barns burned.\nNobody died.")).soft_gap is None


def test_a_heading_under_a_full_last_line_is_a_block() -> None:
    """The last line of a paragraph may happen to be as long as the others."""
    text = SPACED.replace(
        "May 2016.  ", "the month of May, and there have been thirteen in the whole of the last year. "
    )
    assert "What farmers say" in blocks_of(text)
