"""One JSON object a line: the wire format of the records."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Label
from claimcheck.output.legible import is_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from claimcheck.model import CheckResult
    from claimcheck.output.options import Options

# Beyond what JSON escapes anyway: C1 controls steer terminals, U+2028 and U+2029 end a line for many readers,
# lone surrogates have no UTF-8 form, and bidirectional controls make a line read as what it is not.
ESCAPED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write_jsonl(result: CheckResult, stream: TextIO, options: Options) -> None:
    """Writes the records that options ask for: of the misreported claims, of some labels, or of all claims.

    Keys are sorted. A stream that is not Unicode gets ASCII with JSON escapes, which is UTF-8 too.
    """
    wanted = (record for record in result.records() if options.lists(Label(record["label"])))
    write_records(wanted, stream)


def write_records(records: Iterable[dict[str, Any]], stream: TextIO) -> None:
    """Writes `records`, of whatever sort, one a line."""
    is_wide = is_unicode(stream.encoding or "utf-8")
    stream.writelines(line_of(record, is_wide=is_wide) + "\n" for record in records)


def line_of(record: dict[str, Any], *, is_wide: bool = True) -> str:
    """`record` as JSON on one line that is safe to print; `is_wide` keeps letters beyond ASCII as they are."""
    return harmless(json.dumps(record, ensure_ascii=not is_wide, sort_keys=True))


def harmless(json_text: str) -> str:
    """The same JSON, safe to print: what steers a terminal, ends a line or has no UTF-8 form is escaped."""
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)
