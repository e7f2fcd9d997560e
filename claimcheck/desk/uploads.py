"""What the browser sends: two documents, whose names and contents anybody may have chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.limits import MAX_BYTES, too_large

PANES = ("article", "report")
LARGEST = MAX_BYTES  # of one document
LONGEST_NAME = 80  # characters; what is longer is cut in the middle, so that its ending still tells the format
ELLIPSIS = "…"
WEB_ADDRESS = re.compile(rb"\s*https?://\S{1,2000}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One document as sent; `name` is safe to show."""

    name: str
    data: bytes


def shown_name(given: str, *, pane: str) -> str:
    """The last part of the file name `given`, printable, on one line and short; `pane` where nothing is left.

    It is shown, and its ending may tell the format; it never becomes part of a path.
    """
    last = re.split(r"[/\\]", given)[-1]
    name = " ".join("".join(filter(str.isprintable, last)).split())
    if len(name) > LONGEST_NAME:
        half = LONGEST_NAME // 2
        name = name[: half - 1] + ELLIPSIS + name[-half:]
    return name or pane


def problem_with(upload: Upload | None, *, pane: str) -> str | None:
    """Why `upload` cannot be read, as far as that shows at a glance, in one line; None where nothing does."""
    if upload is None or (not upload.data and upload.name == pane):
        return f"{pane}: nothing here yet; paste the text, or choose a file"
    if len(upload.data) > LARGEST:
        return f"{upload.name}: {too_large()}"
    if WEB_ADDRESS.fullmatch(upload.data):
        return f"{upload.name}: this is a web address, and nothing is fetched here; open it, and paste its text"
    return None
