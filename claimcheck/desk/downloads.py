"""The forms in which a result can be taken away, under names of our own making."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.output import FORMATS, Options, format_of

if TYPE_CHECKING:
    from claimcheck.model import CheckResult

PAGE = "html"
LEFT_OUT = frozenset({"terminal"})  # its colours are for a terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One form of a result: a format, with every claim or with the misreported ones alone."""

    format: str
    everything: bool

    @property
    def name(self) -> str:
        """The name of its file, which nothing in the documents has a say in."""
        extent = "" if self.format == PAGE else "-all" if self.everything else "-misreported"
        return f"claimcheck{extent}{format_of(self.format).suffixes[0]}"


DOWNLOADS = (
    Download(format=PAGE, everything=True),
    *(
        Download(format=name, everything=everything)
        for name in FORMATS
        if name not in LEFT_OUT | {PAGE}
        for everything in (True, False)
    ),
)
DOWNLOAD_BY_NAME = {download.name: download for download in DOWNLOADS}


def written(result: CheckResult, download: Download) -> bytes:
    """`result` in that form, as the command line would write it to a file."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    format_of(download.format).write(result, stream, Options(everything=download.everything))
    stream.flush()
    return raw.getvalue()
