"""What becomes of Markdown: its text, without its signs, its code and the targets of its links."""

from __future__ import annotations

import time

import pytest

from claimcheck.documents import document_in
from claimcheck.documents.extracted import UnreadableError
from claimcheck.documents.markdown import read_markdown
from claimcheck.language import split_sentences
from claimcheck.model import Role

TEXTS = {
    "soft breaks are blanks": ("It rose by\n40 per cent\nin May.", "It rose by 40 per cent in May.\n"),
    "hard breaks too": ("It rose by  \n40\\\nper cent.", "It rose by 40 per cent.\n"),
    "stress": ("Up **1**50, *4*0 and __3__ %.", "Up 150, 40 and 3 %.\n"),
    "headings": ("# Boats #\n\nNets\n====\n### 3. Piers", "Boats\nNets\n3. Piers\n"),
    "links": (
        "See [40 boats](http://a.org/99 'title 98') or [it][1].\n\n[1]: http://b.org/97",
        "See 40 boats or it.\n",
    ),
    "pictures": ("![99 boats](a.png)\n\nTen boats.", "Ten boats.\n"),
    "bullets": ("* 17 hurt\n* two\n  lost\n\n  and found\n- later", "• 17 hurt\n• two lost\nand found\n• later\n"),
    "numbers": ("3. pumps\n4. crew\n   1. cook\n5. mate", "3. pumps\n4. crew\n1. cook\n5. mate\n"),
    "tables": ("|Year|Boats||\n|---|--:|---|\n|2015|**1** 43||\n", "Year | Boats\n2015 | 1 43\n"),
    "quotations": ("> Ten boats\n> sank.\n>\n> Two did not.", "Ten boats sank.\nTwo did not.\n"),
    "code": ("Ten `boats`.\n\n```\nx = 99\n```\n\n    y = 98\n\nTwo.", "Ten boats.\nTwo.\n"),
    "comments": ("Ten <!-- 99 -->boats.\n\n<!-- 98\n\n97 -->\n\nTwo.", "Ten boats.\nTwo.\n"),
    "tags": ("<div>Ten&nbsp;boats<br>sank.</div>\n\nTwo <b>more</b>.", "Ten\xa0boats sank.\nTwo more.\n"),
    "entities": ("R&amp;D &lt; &pound;3bn", "R&D < £3bn\n"),
    "escapes": (r"1\. Ten \* two", "1. Ten * two\n"),
    "rules": ("Ten\n\n---\n\n***\n\nTwo", "Ten\nTwo\n"),
    "front matter": (
        "---\ntitle: 'Boats: 40'\ndate: 2016-05-04T10:00\nx: 99\n---\nTen",
        "Boats: 40\nPublished 4 May 2016\nTen\n",
    ),
    "a title that comes twice": (
        "---\ntitle: Boats\nauthor: J. Doe\n---\n# Boats\n\nTen",
        "Boats\nBy J. Doe\nTen\n",
    ),
    "a date in other words": ("---\ndate: 4 May 2016\n---\nTen", "Published 4 May 2016\nTen\n"),
    "a rule is no front matter": ("Ten\n\n---\ntitle: Boats\n---\n", "Ten\ntitle: Boats\n"),
}


@pytest.mark.parametrize(("source", "text"), TEXTS.values(), ids=TEXTS)
def test_what_markdown_shows_is_read(source: str, text: str) -> None:
    """Each block on a line of its own."""
    assert read_markdown(source.encode()).text == text


def test_signs_and_numbers_of_items_are_noise() -> None:
    """They belong to no sentence, and make items of what follows them."""
    document = document_in(b"It found that:\n\n- 17 were hurt\n- two were lost\n\n3. Check pumps\n", name="a.md")
    sentences = split_sentences(document)
    assert [sentence.text for sentence in sentences] == [
        "It found that:",
        "17 were hurt",
        "two were lost",
        "Check pumps",
    ]
    assert [sentence.role for sentence in sentences][1:] == [Role.BULLET] * 3


def test_footnotes_are_asides() -> None:
    """The mark is noise, the note is read apart; a note that nobody refers to is no note."""
    notes = "[^long]: In *May*\n    2015.\n[^1]: Of 90.\n[^other]: Never 99."
    source = f"Forty[^1] boats[^long] sank.\n\n{notes}\n\nTen did not."
    extracted = read_markdown(source.encode())
    text = extracted.text
    assert text == "Forty[1] boats[long] sank.\nTen did not.\n1 Of 90.\nlong In May 2015.\n"
    assert [text[span.start : span.end] for span in extracted.noise] == ["[1]", "[long]", "1 ", "long "]
    assert [text[span.start : span.end] for span in extracted.asides] == ["Of 90.", "In May 2015."]


def test_what_is_struck_out_is_noise() -> None:
    """The author took it back; it still stands in the text."""
    extracted = read_markdown(b"Up ~~99~~ 40 boats")
    assert [extracted.text[span.start : span.end] for span in extracted.noise] == ["99"]


def test_text_in_no_encoding_is_refused() -> None:
    """What is called Markdown may still be anything."""
    with pytest.raises(UnreadableError, match="not readable as Markdown: binary"):
        read_markdown(bytes(range(256)) * 8)


@pytest.mark.parametrize("sign", [">", "- ", "[", "*a **b ", "![", "|\n", "<a "])
def test_nesting_takes_no_time(sign: str) -> None:
    """Signs without end are read in seconds."""
    started = time.monotonic()
    assert "ten boats" in read_markdown((sign * 4000 + "\n\nten boats").encode()).text
    assert time.monotonic() - started < 20
