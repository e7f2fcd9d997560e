"""Values of the model as bytes: all of them come back equal, and nothing else can be smuggled in."""

from __future__ import annotations

import os
import pickle
from collections import OrderedDict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.cache import pack, unpack
from claimcheck.documents import document_of
from claimcheck.model import Interval, Label, Span

if TYPE_CHECKING:
    from claimcheck import Checker

ARTICLE = "Less than half of the seven cases were cleared in 2019. Visitors rose by about 12 % to £3bn."
REPORT = "Of the seven cases, 3 were cleared in 2019.\n\nVisitors rose by 12.4 % to £3.1 billion."


@pytest.mark.parametrize("value", [None, True, 1, "ü", b"\x00", (1, ("a",)), {"a": Fraction(1, 3)}, Label.UNCLEAR])
def test_plain_values_come_back(value: object) -> None:
    """Equal, and of the same type."""
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


def test_all_that_a_check_found_comes_back(checker: Checker) -> None:
    """Every type of the model is in it."""
    result = checker.check_text(ARTICLE, REPORT)
    assert unpack(pack(result)) == result
    assert unpack(pack(checker.read_pair(ARTICLE, REPORT))) == checker.read_pair(ARTICLE, REPORT)
    assert unpack(pack(document_of(REPORT, name="x"))) == document_of(REPORT, name="x")


class _Command:
    def __reduce__(self) -> Any:
        return os.system, ("echo smuggled",)


@pytest.mark.parametrize(
    "value",
    [_Command(), OrderedDict(), Span, Interval.__init__, pytest.raises, print, TypeError("x")],
    ids=lambda value: getattr(value, "__qualname__", type(value).__qualname__),
)
def test_nothing_but_values_of_the_model_is_made(value: object, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that somebody else wrote runs no code; types themselves are no values either, save as they are."""
    data = pickle.dumps(value, protocol=5)
    if value is Span:
        assert unpack(data) is Span
    else:
        with pytest.raises(pickle.UnpicklingError, match="is no value of the model"):
            unpack(data)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("name", ["records_of", "Any", "Counter", "dataclass", "TYPE_CHECKING"])
def test_what_a_module_of_ours_merely_imports_is_no_value(name: str) -> None:
    """`from claimcheck.model import Counter` works; a packed value may not do it."""
    with pytest.raises(pickle.UnpicklingError, match="is no value of the model"):
        unpack(b"\x80\x05cclaimcheck.model\n" + name.encode() + b"\n.")
