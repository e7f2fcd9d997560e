"""What a reader of one file format gets out of a file, before it is made a Document."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Span  # noqa: TC001  # a field's type, for whoever inspects it


class UnreadableError(Exception):
    """A file of a known format that cannot be read: one line on what is wrong and what to do, without its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of a file, and what its format knows of the layout.

    Attributes:
        text: all that it says, in reading order; a form feed stands between two pages.
        is_laid_out: whether the reader knows the layout, so that none has to be guessed: a line feed ends a block
            (paragraph, heading, item, table row) unless it lies in `noise`, and nothing else does. A paragraph
            that runs on across a page break has its form feed in the middle, without a line feed.
        noise: stretches that belong to no sentence (running heads, page numbers, footnote marks), in order and
            disjoint. Line feeds in them end no block.
        asides: stretches that are read on their own, behind the rest: footnotes. In order, disjoint, without their
            numbers; they are left out of the main flow like noise.
        is_paged: whether it has pages, be it a single one; form feeds show them in any case.
        warnings: what a reader should know about the text as a whole, one line each, without the file's name.
    """

    text: str
    is_laid_out: bool = False
    noise: tuple[Span, ...] = ()
    asides: tuple[Span, ...] = ()
    is_paged: bool = False
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.is_laid_out and (self.noise or self.asides):
            raise ValueError("only a text that is laid out knows its noise and its asides")
