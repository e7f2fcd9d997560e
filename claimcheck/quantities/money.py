"""Currencies as a literal table; factors are to the currency that the dimension names, never between two."""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.quantities.units import Unit

_CENT = Fraction(1, 100)


def _currency(
    code: str,
    name: str,
    *,
    signs: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    plurals: tuple[str, ...] = (),
    examples: tuple[str, ...],
    counter_examples: tuple[str, ...] = (),
) -> Unit:
    return Unit(
        name=name,
        dimension=f"money:{code}",
        words=words,
        plurals=plurals,
        symbols=(*signs, code),
        examples=examples,
        counter_examples=counter_examples,
    )


# Codes and names: ISO 4217. A bare "$" is the US dollar, as in news agency style (AP Stylebook, "currency").
CURRENCIES: tuple[Unit, ...] = (
    _currency("GBP", "pound", signs=("£", "PS", "UK£"), words=("pound", "pound sterling", "british pound"),
        plurals=("pounds sterling",),
        examples=("£90", "£1.2m", "PS6m", "GBP 40", "£3,500 million", "20 pounds sterling"),
        counter_examples=("PS: write soon",)),
    _currency("USD", "dollar", signs=("$", "US$", "$US", "US $", "USD$"),
        words=("us dollar", "dollar", "u.s. dollar", "buck"),
        examples=("$25", "US $58.24", "$US113 trillion", "USD1,700", "five dollars", "$218M", "$ 1.3 billion")),
    _currency("EUR", "euro", signs=("€",), words=("euro",), examples=("€40", "1,200€", "15 euros", "EUR 3bn"),
        counter_examples=("Euro 2020",)),
    _currency("JPY", "japanese yen", signs=("¥", "Y=", "JP¥"), words=("yen", "japanese yen"), plurals=("yen",),
        examples=("¥500", "333.6 million yen", "Y=28,030")),
    _currency("AUD", "australian dollar", signs=("A$", "$A", "AU$", "AU $"), words=("australian dollar",),
        examples=("A$12", "$A82,615,680", "AU $89.99", "8.99 Australian dollars")),
    _currency("NZD", "new zealand dollar", signs=("NZ$", "NZ $", "$NZ"), words=("new zealand dollar",),
        examples=("NZ $99.99", "9.99 New Zealand dollars")),
    _currency("CAD", "canadian dollar", signs=("C$", "CA$", "Can$", "CDN$"), words=("canadian dollar",),
        examples=("C$12", "two million Canadian dollars")),
    _currency("SGD", "singaporean dollar", signs=("S$", "S $", "SG$"),
        words=("singaporean dollar", "singapore dollar"), examples=("S$1,000", "S $1mil")),
    _currency("HKD", "hong kong dollar", signs=("HK$", "HK $"), words=("hong kong dollar",), examples=("HK$20",)),
    _currency("MYR", "malaysian ringgit", signs=("RM",), words=("ringgit", "malaysian ringgit"),
        plurals=("ringgit",), examples=("RM79", "RM3.06mil"), counter_examples=("RM Williams boots",)),
    _currency("INR", "indian rupee", signs=("₹", "Rs", "Rs."), words=("rupee", "indian rupee"),
        examples=("₹500", "Rs 2,000", "500 rupees")),
    _currency("CNY", "chinese yuan", signs=("RMB", "CN¥"), words=("yuan", "renminbi", "chinese yuan"),
        plurals=("yuan", "renminbi"), examples=("10 yuan", "RMB 300")),
    _currency("CHF", "swiss franc", words=("swiss franc",), examples=("CHF 20", "20 Swiss francs")),
    _currency("ILS", "shekel", signs=("₪", "NIS"), words=("shekel", "israeli shekel"),
        examples=("9 billion shekels", "₪20")),
    _currency("HRK", "croatian kuna", words=("kuna",), plurals=("kuna",), examples=("150 kuna",)),
    _currency("RUB", "russian ruble", signs=("₽",), words=("ruble", "rouble"), examples=("300 roubles",)),
    _currency("KRW", "korean won", signs=("₩",), words=("korean won",), plurals=("korean won",),
        examples=("₩5,000",)),
    _currency("ZAR", "south african rand", words=("rand",), plurals=("rand",), examples=("50 rand", "ZAR 50")),
    _currency("BRL", "brazilian real", signs=("R$",), words=("brazilian real",), plurals=("reais",),
        examples=("R$40", "40 reais")),
    _currency("SEK", "swedish krona", words=("swedish krona", "krona"), plurals=("kronor", "swedish kronor"),
        examples=("SEK 100", "100 kronor")),
    _currency("NOK", "norwegian krone", words=("norwegian krone",), plurals=("norwegian kroner",),
        examples=("NOK 100",)),
    _currency("DKK", "danish krone", words=("danish krone",), plurals=("danish kroner",), examples=("DKK 100",)),
    _currency("PLN", "polish zloty", words=("zloty",), plurals=("zloty", "zlotys"), examples=("20 zlotys",)),
    _currency("TRY", "turkish lira", signs=("₺",), words=("turkish lira", "lira"), examples=("20 lira", "₺20"),
        plurals=("lira", "turkish lira")),
    _currency("NGN", "nigerian naira", signs=("₦",), words=("naira",), plurals=("naira",), examples=("₦500",)),
    _currency("MXN", "mexican peso", words=("mexican peso",), examples=("20 Mexican pesos",)),
    Unit(name="penny", dimension="money:GBP", factor=_CENT, words=("penny",), plurals=("pence", "pennies"),
        glued=("p",), examples=("50p", "30 pence"), counter_examples=("p 50", "50 p.m.")),
    Unit(name="cent", dimension="money:USD", factor=_CENT, words=("cent",), symbols=("¢",),
        examples=("19 cents", "74.07 cents"), counter_examples=("12 per cent",)),
    Unit(name="euro cent", dimension="money:EUR", factor=_CENT, words=("euro cent", "eurocent"),
        examples=("5 euro cents",)),
)  # fmt: skip

_BY_SIGN = {sign.replace(" ", ""): unit for unit in CURRENCIES for sign in unit.symbols}


def _any_of(signs: list[str]) -> str:
    """A regex for one of the signs, a blank in them or not; longer ones come first."""
    patterns = (re.escape(sign).replace(r"\ ", r"\ ?") for sign in sorted(signs, key=len, reverse=True))
    return f"(?:{'|'.join(patterns)})"


def _sign_pattern() -> str:
    """A regex for a sign before a number; letters need the digit, or names such as PS and TRY would be money."""
    signs = [sign for unit in CURRENCIES for sign in unit.symbols]
    words = [sign for sign in signs if sign[0].isalpha()]
    lettered = [sign for sign in signs if not sign[0].isalpha() and sign[-1].isalpha()]
    bare = [sign for sign in signs if not sign[0].isalpha() and not sign[-1].isalpha()]
    before_digit = r"(?=\s?\.?\d)"
    # The first letter before what must not stand in front of it: so the search is over at once at most letters.
    first = "".join(sorted({sign[0] for sign in words}))
    named = rf"(?=[{first}])(?<![^\W_]){_any_of(words)}{before_digit}"
    return rf"{named}|{_any_of(lettered)}{before_digit}|{_any_of(bare)}"


CURRENCY_SIGN = _sign_pattern()

CURRENCY_CODES = "|".join(sorted({sign for unit in CURRENCIES for sign in unit.symbols if sign.isalpha()}))


def currency_of(sign: str) -> Unit | None:
    """The currency with this sign or code, blanks in it ignored; None for any other text."""
    return _BY_SIGN.get("".join(sign.split()))
