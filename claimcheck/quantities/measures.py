"""Units other than money as a literal table, one entry a unit.

Factors are exact by definition: SI Brochure (BIPM, 9th ed.) and, for customary units, NIST SP 811 appendix B;
British pints, gallons, stones and tons follow the Weights and Measures Act 1985. A bare "ton" is read as
the tonne.
"""

from __future__ import annotations

from fractions import Fraction as F  # noqa: N817  a column of factors reads best so

from claimcheck.quantities.units import DAYS_A_YEAR, Unit

_POUND = F(45359237, 100000000)
_FOOT = F(3048, 10000)
_KMH = F(1000, 3600)

TIME: tuple[Unit, ...] = (  # base: day
    Unit(name="millisecond", dimension="time", factor=F(1, 86400000), words=("millisecond",), symbols=("ms",),
        examples=("20 milliseconds", "20 ms")),
    Unit(name="second", dimension="time", factor=F(1, 86400), words=("second", "sec"), examples=("30 seconds",),
        counter_examples=("the second officer", "a second officer")),
    Unit(name="minute", dimension="time", factor=F(1, 1440), words=("minute", "min"), examples=("10 minutes",)),
    Unit(name="hour", dimension="time", factor=F(1, 24), words=("hour", "hr"), examples=("24 hours", "one-hour")),
    Unit(name="day", dimension="time", words=("day",), examples=("30 days", "ten-day"),
        counter_examples=("one day she left",)),
    Unit(name="week", dimension="time", factor=F(7), words=("week", "wk"),
        examples=("six weeks", "within a week")),
    Unit(name="fortnight", dimension="time", factor=F(14), words=("fortnight",), examples=("within a fortnight",)),
    Unit(name="month", dimension="time", factor=DAYS_A_YEAR / 12, words=("month", "mth"),
        examples=("five months", "five-month")),
    Unit(name="year", dimension="time", factor=DAYS_A_YEAR, words=("year", "yr", "annum"),
        examples=("two years", "10 year", "three and a half years")),
    Unit(name="decade", dimension="time", factor=DAYS_A_YEAR * 10, words=("decade",), examples=("two decades",)),
    Unit(name="century", dimension="time", factor=DAYS_A_YEAR * 100, words=("century",), plurals=("centuries",),
        examples=("two centuries", "a quarter of a century")),
)  # fmt: skip

PROPORTIONS: tuple[Unit, ...] = (
    Unit(name="percentage", dimension="share", factor=F(1, 100), words=("per cent", "percent", "percentage"),
        plurals=("per cent", "percent"), symbols=("%", "pc", "pct"),
        examples=("12%", "12 per cent", "1.38pc", "12 percent"), counter_examples=("a percentage of them",)),
    Unit(name="percentage point", dimension="percentage point",
        words=("percentage point", "per cent point", "% point"), symbols=("pp", "ppt"),
        examples=("0.5 percentage points", "25 percentage points", "2pp")),
    Unit(name="basis point", dimension="percentage point", factor=F(1, 100), words=("basis point",),
        symbols=("bp", "bps"), examples=("60 basis point", "25bps")),
    Unit(name="parts-per-million", dimension="concentration", factor=F(1, 10**6), words=("part per million",),
        plurals=("parts per million",), symbols=("ppm",), examples=("400 ppm", "400 parts per million")),
    Unit(name="parts-per-billion", dimension="concentration", factor=F(1, 10**9), words=("part per billion",),
        plurals=("parts per billion",), symbols=("ppb",), examples=("4 ppb",)),
)  # fmt: skip

LENGTHS: tuple[Unit, ...] = (  # base: metre
    Unit(name="nanometre", dimension="length", factor=F(1, 10**9), words=("nanometre", "nanometer"),
        symbols=("nm",), examples=("sub-7 nanometer", "7nm")),
    Unit(name="micrometre", dimension="length", factor=F(1, 10**6), words=("micrometre", "micrometer", "micron"),
        symbols=("μm", "µm"), examples=("352 μm", "2 microns")),
    Unit(name="millimetre", dimension="length", factor=F(1, 1000), words=("millimetre", "millimeter"),
        symbols=("mm",), examples=("14.0 mm",)),
    Unit(name="centimetre", dimension="length", factor=F(1, 100), words=("centimetre", "centimeter"),
        symbols=("cm",), examples=("25cm",)),
    Unit(name="metre", dimension="length", words=("metre", "meter"), glued=("m",),
        examples=("750 meter", "37m", "300 metres"), counter_examples=("£1.2m", "parking meter")),
    Unit(name="kilometre", dimension="length", factor=F(1000), words=("kilometre", "kilometer", "kilometer"),
        symbols=("km", "kms"), examples=("13 kilometers", "2.8bn km")),
    Unit(name="inch", dimension="length", factor=F(254, 10000), words=("inch",), plurals=("inches",),
        glued=("in", "″", '"'), examples=("16 inch", "25.5″", "12.3 inches"), counter_examples=("1 in 5",)),
    Unit(name="foot", dimension="length", factor=_FOOT, words=("foot",), plurals=("feet",), symbols=("ft", "′"),
        examples=("11 feet", "121ft", "six-foot")),
    Unit(name="yard", dimension="length", factor=_FOOT * 3, words=("yard", "yd"),
        examples=("80 yard", "five yards")),
    Unit(name="mile", dimension="length", factor=_FOOT * 5280, words=("mile",), symbols=("mi",),
        examples=("35 miles", "1.8 billion-mile")),
    Unit(name="nautical mile", dimension="length", factor=F(1852), words=("nautical mile",),
        examples=("12 nautical miles",)),
    Unit(name="light-year", dimension="length", factor=F(9460730472580800), words=("light-year", "light year"),
        examples=("four light-years", "40 light years")),
)  # fmt: skip

AREAS: tuple[Unit, ...] = (  # base: square metre
    Unit(name="square metre", dimension="area", words=("square metre", "square meter", "sq metre"),
        symbols=("sq m", "sqm", "m²", "m2"), examples=("570 sq m", "40 square metres")),
    Unit(name="square kilometre", dimension="area", factor=F(10**6),
        words=("square kilometre", "square kilometer"), symbols=("sq km", "km²", "km2"), examples=("12 sq km",)),
    Unit(name="square foot", dimension="area", factor=_FOOT**2, words=("square foot",), plurals=("square feet",),
        symbols=("sq ft", "sqft"), examples=("2,000 square feet", "900 sq ft")),
    Unit(name="square mile", dimension="area", factor=(_FOOT * 5280) ** 2, words=("square mile",),
        examples=("40 square miles",)),
    Unit(name="hectare", dimension="area", factor=F(10**4), words=("hectare",), symbols=("ha",),
        examples=("12 hectares",)),
    Unit(name="acre", dimension="area", factor=(_FOOT * 3) ** 2 * 4840, words=("acre",), examples=("40 acres",)),
)  # fmt: skip

MASSES: tuple[Unit, ...] = (  # base: kilogram
    Unit(name="microgram", dimension="mass", factor=F(1, 10**9), words=("microgram",), symbols=("µg", "μg", "mcg"),
        examples=("400 micrograms", "10 mcg")),
    Unit(name="milligram", dimension="mass", factor=F(1, 10**6), words=("milligram", "milligramme"),
        symbols=("mg",), examples=("0.4mg", "1.5 milligrams")),
    Unit(name="gram", dimension="mass", factor=F(1, 1000), words=("gram", "gramme"), symbols=("g",), glued=("gm",),
        examples=("19g", "20 grams"), counter_examples=("4G",)),
    Unit(name="kilogram", dimension="mass", words=("kilogram", "kilogramme", "kilo"), symbols=("kg", "kgs"),
        examples=("278kg", "five kilos", "1.5 kilograms")),
    Unit(name="tonne", dimension="mass", factor=F(1000), words=("tonne", "metric ton", "ton"),
        examples=("40 tonnes", "two tons"), counter_examples=("tons of fun",)),
    Unit(name="troy ounce", dimension="mass", factor=F(311034768, 10**10), words=("troy ounce",),
        examples=("two troy ounces",)),
    Unit(name="ounce", dimension="mass", factor=_POUND / 16, words=("ounce",), symbols=("oz",),
        examples=("0.7oz", "four ounces")),
    Unit(name="pound-mass", dimension="mass", factor=_POUND, words=("pound in weight",),
        plurals=("pounds in weight",), symbols=("lb", "lbs"),
        examples=("8lb", "10 lbs", "a 300-pound ray"), counter_examples=("a 300-pound fine",)),
    Unit(name="stone", dimension="mass", factor=_POUND * 14, words=("stone",), plurals=("stone",), symbols=("st",),
        examples=("5st 8lb", "12 stone"), counter_examples=("stone walls",)),
)  # fmt: skip

VOLUMES: tuple[Unit, ...] = (  # base: litre
    Unit(name="millilitre", dimension="volume", factor=F(1, 1000), words=("millilitre", "milliliter"),
        symbols=("ml", "mL"), examples=("250ml", "900 ml")),
    Unit(name="centilitre", dimension="volume", factor=F(1, 100), words=("centilitre", "centiliter"),
        symbols=("cl",), examples=("70cl",)),
    Unit(name="litre", dimension="volume", words=("litre", "liter"), glued=("l", "L"),
        examples=("2.4-liter", "0.9 litres", "2L")),
    Unit(name="pint", dimension="volume", factor=F(56826125, 10**8), words=("pint",), examples=("two pints",)),
    Unit(name="gallon", dimension="volume", factor=F(454609, 10**5), words=("gallon",),
        examples=("$2.11 per gallon",)),
    Unit(name="fluid ounce", dimension="volume", factor=F(28413062500, 10**12), words=("fluid ounce",),
        symbols=("fl oz",), examples=("30 fluid ounces",)),
    Unit(name="cubic metre", dimension="volume", factor=F(1000), words=("cubic metre", "cubic meter"),
        symbols=("m³", "m3"), examples=("12 cubic metres",)),
    Unit(name="teaspoon", dimension="teaspoon", words=("teaspoon", "teaspoonful"), symbols=("tsp",),
        examples=("five teaspoons",)),
    Unit(name="tablespoon", dimension="tablespoon", words=("tablespoon", "tablespoonful"), symbols=("tbsp",),
        examples=("five tablespoons",)),
    Unit(name="barrel", dimension="barrel", words=("barrel",), examples=("$75 per barrel", "52,000 barrels")),
)  # fmt: skip

RATES: tuple[Unit, ...] = (
    Unit(name="mile per hour", dimension="speed", factor=_FOOT * 5280 / 3600,
        words=("mile per hour", "mile an hour"), plurals=("miles per hour", "miles an hour"), symbols=("mph",),
        examples=("50mph", "74 mph", "60 miles an hour")),
    Unit(name="kilometre per hour", dimension="speed", factor=_KMH,
        words=("kilometre per hour", "kilometer per hour"),
        plurals=("kilometres per hour", "kilometers per hour", "kilometres an hour"),
        symbols=("km/h", "kph", "kmh"), examples=("100 km/h", "80kph")),
    Unit(name="metre per second", dimension="speed", words=("metre per second", "meter per second"),
        plurals=("metres per second", "meters per second"), symbols=("m/s",), examples=("3 m/s",)),
    Unit(name="knot", dimension="speed", factor=F(1852, 3600), words=("knot",), symbols=("kt", "kts"),
        examples=("661 kt", "20 knots")),
    Unit(name="hertz", dimension="frequency", words=("hertz",), symbols=("Hz", "HZ"), examples=("49.55 HZ",)),
    Unit(name="kilohertz", dimension="frequency", factor=F(1000), words=("kilohertz",), symbols=("kHz", "KHz"),
        examples=("15kHz",)),
    Unit(name="megahertz", dimension="frequency", factor=F(10**6), words=("megahertz",), symbols=("MHz",),
        examples=("90 MHz",)),
    Unit(name="gigahertz", dimension="frequency", factor=F(10**9), words=("gigahertz",), symbols=("GHz",),
        examples=("2.4GHz",)),
    Unit(name="beat per minute", dimension="pulse", words=("beat per minute", "beat a minute"),
        plurals=("beats per minute", "beats a minute"), symbols=("bpm",),
        examples=("60 to 72 beats per minute",)),
    Unit(name="point per game", dimension="point per game", symbols=("ppg",), examples=("15.3 ppg",)),
    Unit(name="rebound per game", dimension="rebound per game", symbols=("rpg",), examples=("7.4 rpg",)),
    Unit(name="assist per game", dimension="assist per game", symbols=("apg",), examples=("6.9 apg",)),
)  # fmt: skip

TEMPERATURES: tuple[Unit, ...] = (  # base: degree Celsius; a change of temperature drops the offset
    Unit(name="celsius", dimension="temperature",
        words=("degree celsius", "degree c", "degree centigrade", "celsius"),
        plurals=("degrees celsius", "degrees c", "degrees centigrade"), symbols=("°C", "° C", "ºC"), glued=("C",),
        examples=("1 degree Celsius", "-3°C", "1-degree Celsius", "20 degrees C"), counter_examples=("20 C",)),
    Unit(name="fahrenheit", dimension="temperature", factor=F(5, 9), offset=F(-160, 9),
        words=("degree fahrenheit", "degree f", "fahrenheit"), plurals=("degrees fahrenheit", "degrees f"),
        symbols=("°F", "° F", "ºF"), glued=("F",), examples=("5.4 degrees Fahrenheit", "98.6°F")),
    Unit(name="degree", dimension="degree", words=("degree",), symbols=("°",),
        examples=("minus 3 degrees", "a 30 degree angle"), counter_examples=("a first degree",)),
)  # fmt: skip

ENERGY: tuple[Unit, ...] = (
    Unit(name="calorie", dimension="energy", factor=F(4184, 1000), words=("calorie", "kilocalorie"),
        symbols=("kcal",), examples=("200 calories", "2,000 kcal")),  # dietary: kilojoules
    Unit(name="kilojoule", dimension="energy", words=("kilojoule",), symbols=("kJ",), examples=("840 kJ",)),
    Unit(name="kilowatt-hour", dimension="energy", factor=F(3600), words=("kilowatt-hour", "kilowatt hour"),
        symbols=("kWh",), examples=("5 kWh", "5 kilowatt hours")),
    Unit(name="megawatt-hour", dimension="energy", factor=F(3600000), words=("megawatt-hour", "megawatt hour"),
        symbols=("MWh",), examples=("5 MWh",)),
    Unit(name="gigawatt-hour", dimension="energy", factor=F(36, 10) * 10**9,
        words=("gigawatt-hour", "gigawatt hour"), symbols=("GWh",), examples=("12 GWh",)),
    Unit(name="terawatt-hour", dimension="energy", factor=F(36, 10) * 10**12,
        words=("terawatt-hour", "terawatt hour"), symbols=("TWh",), examples=("300 TWh",)),
    Unit(name="british thermal unit", dimension="energy", factor=F(1055056, 10**6),
        words=("british thermal unit",), symbols=("BTU", "Btu"), examples=("12,000 BTU",)),
    Unit(name="watt", dimension="power", words=("watt",), glued=("W",), examples=("60 watts", "60W")),
    Unit(name="kilowatt", dimension="power", factor=F(1000), words=("kilowatt",), symbols=("kW",),
        examples=("10kW",)),
    Unit(name="megawatt", dimension="power", factor=F(10**6), words=("megawatt",), symbols=("MW",),
        examples=("50MW",)),
    Unit(name="kilovolt", dimension="voltage", factor=F(1000), words=("kilovolt",), symbols=("kV",),
        examples=("a 400kV line",)),
    Unit(name="gigawatt", dimension="power", factor=F(10**9), words=("gigawatt",), symbols=("GW",),
        examples=("3.4 gigawatts",)),
    Unit(name="horsepower", dimension="horsepower", words=("horsepower",), plurals=("horsepower",),
        symbols=("hp",), examples=("938 horsepower", "1000 hp")),
    Unit(name="volt", dimension="voltage", words=("volt",), glued=("V",), examples=("12 volts", "230V")),
    Unit(name="decibel", dimension="decibel", words=("decibel",), symbols=("dB",), examples=("120 decibels",)),
)  # fmt: skip

DATA: tuple[Unit, ...] = (  # decimal prefixes, IEC 80000-13; base: byte, and bit per second
    Unit(name="kilobyte", dimension="data", factor=F(10**3), words=("kilobyte",), symbols=("KB", "kB"),
        examples=("64 KB",)),
    Unit(name="megabyte", dimension="data", factor=F(10**6), words=("megabyte",), symbols=("MB",),
        examples=("64MB",)),
    Unit(name="gigabyte", dimension="data", factor=F(10**9), words=("gigabyte",), symbols=("GB",),
        examples=("60GB",)),
    Unit(name="petabyte", dimension="data", factor=F(10**15), words=("petabyte",), symbols=("PB",),
        examples=("5 petabytes",)),
    Unit(name="terabyte", dimension="data", factor=F(10**12), words=("terabyte",), symbols=("TB",),
        examples=("2TB",)),
    Unit(name="megabit per second", dimension="data rate", factor=F(10**6), words=("megabit per second",),
        plurals=("megabits per second",), symbols=("Mbps", "Mb/s"), examples=("30Mbps",)),
    Unit(name="gigabit per second", dimension="data rate", factor=F(10**9), words=("gigabit per second",),
        plurals=("gigabits per second",), symbols=("Gbps", "Gb/s"), examples=("1Gbps",)),
    Unit(name="megapixel", dimension="pixel", factor=F(10**6), words=("megapixel",), symbols=("MP",),
        examples=("12 megapixels",)),
)  # fmt: skip

ENGINES: tuple[Unit, ...] = (
    Unit(name="newton-metre", dimension="torque", words=("newton-metre", "newton metre", "newton meter"),
        symbols=("Nm",), examples=("450 Nm",)),
    Unit(name="pound-foot", dimension="torque", factor=F(13558179483314004, 10**16), words=("pound-foot",),
        plurals=("pound-feet", "pounds-feet"), symbols=("lb-ft", "lb ft"),
        examples=("450 lb-ft", "280 pound-feet")),
    Unit(name="brake horsepower", dimension="horsepower", words=("brake horsepower",),
        plurals=("brake horsepower",), symbols=("bhp",), examples=("300 bhp",)),
    Unit(name="mile per gallon", dimension="fuel economy", words=("mile per gallon", "mile to the gallon"),
        plurals=("miles per gallon", "miles to the gallon"), symbols=("mpg",), examples=("35 mpg",)),
    Unit(name="revolution per minute", dimension="rotation", words=("revolution per minute",),
        plurals=("revolutions per minute",), symbols=("rpm",), examples=("6,500 rpm",)),
    Unit(name="cubic centimetre", dimension="volume", factor=F(1, 1000), words=("cubic centimetre", "cc",
        "cubic centimeter"), symbols=("cc", "cm³"), examples=("a 125cc engine", "998 cc")),
    Unit(name="cubic foot", dimension="volume", factor=_FOOT**3 * 1000, words=("cubic foot",),
        plurals=("cubic feet",), symbols=("cu ft",), examples=("12 cubic feet",)),
    Unit(name="bushel", dimension="bushel", words=("bushel",), examples=("40 bushels",)),
    Unit(name="carat", dimension="carat", words=("carat", "karat"), examples=("a 12-carat diamond",)),
)  # fmt: skip

INSTRUMENTS: tuple[Unit, ...] = (
    Unit(name="millimetre of mercury", dimension="pressure", symbols=("mmHg", "mm Hg"), examples=("140 mmHg",)),
    Unit(name="pound per square inch", dimension="pressure", factor=F(517149325715, 10**10),
        words=("pound per square inch",), plurals=("pounds per square inch",), symbols=("psi",),
        examples=("35 psi",)),
    Unit(name="millisievert", dimension="dose", words=("millisievert",), symbols=("mSv",), examples=("20 mSv",)),
    Unit(name="frame per second", dimension="frame rate", words=("frame per second",),
        plurals=("frames per second",), symbols=("fps",), examples=("60 fps",)),
    Unit(name="pixel per inch", dimension="pixel density", words=("pixel per inch",),
        plurals=("pixels per inch",), symbols=("ppi",), examples=("326 ppi",)),
    Unit(name="milliampere-hour", dimension="charge", words=("milliampere-hour", "milliamp hour"),
        symbols=("mAh",), examples=("a 4,000mAh battery",)),
    Unit(name="lumen", dimension="light", words=("lumen",), examples=("800 lumens",)),
    Unit(name="decilitre", dimension="volume", factor=F(1, 10), words=("decilitre", "deciliter"),
        symbols=("dl", "dL"), examples=("two decilitres",)),
)  # fmt: skip

OTHERS: tuple[Unit, ...] = (
    Unit(name="point", dimension="point", words=("point", "pt"), examples=("1,463.78 points", "0.25 points")),
    Unit(name="magnitude", dimension="magnitude", words=("magnitude",), plurals=("magnitude",),
        examples=("a 5.6-magnitude quake",), counter_examples=("the magnitude of it",)),
    Unit(name="met", dimension="met", symbols=("METs",), examples=("8 METs",),
        counter_examples=("600 MET minutes",)),
    Unit(name="category", dimension="category", examples=("a category 4 storm",)),
    Unit(name="cylinder", dimension="cylinder", words=("cylinder",), examples=("four-cylinder",)),
)  # fmt: skip

MEASURES: tuple[Unit, ...] = (
    *PROPORTIONS, *TIME, *LENGTHS, *AREAS, *MASSES, *VOLUMES, *RATES, *TEMPERATURES, *ENERGY, *DATA, *ENGINES,
    *INSTRUMENTS, *OTHERS
)  # fmt: skip
