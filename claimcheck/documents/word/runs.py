"""A paragraph of a Word document -> what its runs show: text, marks of notes, line and page breaks, text boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.composing import Piece
from claimcheck.documents.inline import raised, runs_on_across_break
from claimcheck.documents.lines import PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

# What holds runs, or other holders of runs, all of it shown.
HOLDERS = frozenset(
    {
        "anchor",
        "bdo",
        "customXml",
        "dir",
        "drawing",
        "fldSimple",
        "graphic",
        "graphicData",
        "group",
        "hyperlink",
        "inline",
        "ins",
        "moveTo",
        "oMath",
        "oMathPara",
        "object",
        "oval",
        "p",
        "pict",
        "rect",
        "roundrect",
        "ruby",
        "rubyBase",
        "sdt",
        "sdtContent",
        "shape",
        "smartTag",
        "textbox",
        "txbx",
        "wgp",
        "wpc",
        "wsp",
    }
)
LOOK_BACK = 4  # pieces of text that tell what something raised or broken off means
TEXTS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})


def name_of(element: Element) -> str:
    """The tag without its namespace; empty for comments and their like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: Element | None, name: str = "val") -> str:
    """The attribute `name`, in whichever namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def property_of(element: Element, holder: str, name: str) -> Element | None:
    """The property `name` in the properties `holder` of an element: "pStyle" in "pPr"."""
    return element.find(f"{{*}}{holder}/{{*}}{name}")


def children(element: Element) -> Iterator[Element]:
    """The children of `element`; of one that comes in two versions, for newer programs and older, the newer."""
    for child in element:
        if name_of(child) == "AlternateContent":
            version = child.find("{*}Choice")
            version = child.find("{*}Fallback") if version is None else version
            yield from () if version is None else children(version)
        else:
            yield child


class Runs:
    """What has been read of a paragraph.

    Attributes:
        lines: the pieces of each line that authors broke off and that makes a block of its own.
        boxes: the contents of its text boxes.
        references: (kind, id, label) of each note it refers to, in order.
    """

    def __init__(self, *, has_pages: bool, fields: list[bool], label_of: Callable[[str], str]) -> None:
        """Takes whether page breaks are shown, the fields open from before, and what counts notes of a kind."""
        self.lines: list[list[Piece]] = [[]]
        self.boxes: list[Element] = []
        self.references: list[tuple[str, str, str]] = []
        self._has_pages = has_pages
        self._fields = fields
        self._label_of = label_of
        self._is_broken = False

    def read(self, holder: Element) -> None:
        """Takes in all that `holder`, a paragraph or a part of one, shows."""
        for child in children(holder):
            name = name_of(child)
            if name == "r":
                self._run(child)
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name in HOLDERS:
                self.read(child)

    def _run(self, run: Element) -> None:
        if _is_on(property_of(run, "rPr", "vanish")):
            return
        for child in children(run):
            name = name_of(child)
            if name == "fldChar":
                self._field(value_of(child, "fldCharType"))
            elif all(self._fields):
                self._shown(child, name, run)

    def _field(self, sort: str) -> None:
        """Opens a field, begins what it shows, or closes it."""
        if sort == "begin":
            self._fields.append(False)
        elif self._fields and sort == "separate":
            self._fields[-1] = True
        elif self._fields and sort == "end":
            self._fields.pop()

    def _shown(self, child: Element, name: str, run: Element) -> None:
        match name:
            case "t":
                self._text(child.text or "", run)
            case "tab" | "ptab" | "noBreakHyphen":
                self._text(TEXTS[name], run)
            case "br" | "cr":
                self._is_broken = self._is_broken or value_of(child, "type") in {"", "textWrapping"}
            case "lastRenderedPageBreak" if self._has_pages:
                self.lines[-1].append(Piece(text=PAGE_BREAK))
            case "footnoteReference" | "endnoteReference":
                self._reference(child, name.removesuffix("Reference"))
            case "txbxContent":
                self.boxes.append(child)
            case name if name in HOLDERS:
                self.read(child)

    def _text(self, text: str, run: Element) -> None:
        if self._is_broken and text.strip():
            self._is_broken = False
            if runs_on_across_break(self._last().rstrip(), text.lstrip()):
                self.lines[-1].append(Piece(text=" "))
            else:
                self.lines.append([])
        is_struck = _is_on(property_of(run, "rPr", "strike")) or _is_on(property_of(run, "rPr", "dstrike"))
        if value_of(property_of(run, "rPr", "vertAlign")) == "superscript" and text.strip():
            piece = raised(text, before=self._last())
            self.lines[-1].append(Piece(text=piece.text, is_noise=piece.is_noise or is_struck))
        else:
            self.lines[-1].append(Piece(text=text, is_noise=is_struck))

    def _reference(self, mark: Element, kind: str) -> None:
        """A note's mark; where the author chose one, it comes as text behind."""
        label = "" if _is_on_attribute(value_of(mark, "customMarkFollows")) else self._label_of(kind)
        self.references.append((kind, value_of(mark, "id"), label))
        self.lines[-1].append(Piece(text=label, is_noise=True))

    def _last(self) -> str:
        """The words at the end of what has been read."""
        return "".join(piece.text for piece in self.lines[-1][-LOOK_BACK:] if not piece.is_noise)


def _is_on(switch: Element | None) -> bool:
    """Whether a property that is there or not is on."""
    return switch is not None and value_of(switch) not in OFF


def _is_on_attribute(value: str) -> bool:
    return value not in OFF | {""}
