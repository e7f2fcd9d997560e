"""Units: the type, and the look-up of a unit's words and symbols at a place in a line."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

DAYS_A_YEAR = Fraction(3652425, 10000)  # mean Gregorian year
_ONE = Fraction(1)
_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement.

    Attributes:
        name: canonical singular name, British spelling.
        dimension: what it measures; units of one dimension convert into each other.
        factor, offset: base unit = `factor` * value + `offset`, exact.
        words: names that may stand a blank apart from the number and take a plural "s"; several words allowed.
        plurals: plurals that "s" does not make.
        symbols: forms matched with their case, glued to the number or a blank apart.
        glued: symbols that are read only when glued to a digit, being words or names otherwise.
        examples: texts that this unit must be read from.
        counter_examples: texts that it must not be read from.
    """

    name: str
    dimension: str
    factor: Fraction = _ONE
    offset: Fraction = _ZERO
    words: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def is_time(self) -> bool:
        """Whether it measures time."""
        return self.dimension == "time"

    @property
    def is_money(self) -> bool:
        """Whether it is a currency or a sub-unit of one."""
        return self.dimension.startswith("money:")

    def per(self, other: Unit) -> Unit:
        """The rate of this unit to one of `other`; rates over time convert into each other (base: a day)."""
        if other.is_time:
            return Unit(
                name=f"{self.name} per {other.name}",
                dimension=f"{self.dimension}/time",
                factor=self.factor / other.factor,
            )
        return Unit(
            name=f"{self.name} per {other.name}", dimension=f"{self.dimension}/{other.name}", factor=self.factor
        )


COUNT = Unit(name="", dimension="count")
SHARE = Unit(name="", dimension="share")
MULTIPLE = Unit(name="", dimension="multiple")
