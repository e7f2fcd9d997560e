"""Full stops that end no sentence, each kind with texts that are one sentence and texts that are two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]", re.IGNORECASE)  # "U.S", "a.k.a", without the last full stop
INITIAL = re.compile(r"[A-Z]")  # "J" of "J. Smith"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that open sentences and hardly ever stand capitalised behind an abbreviation: "in the U.S. The force".
STARTERS = _words(
    "The A An In It He She They We I You This That These Those There Here But And Or So However Our Its "
    "His Her Their My Your If When While As At By For From On With Under Some Many Most All Both Each "
    "Every Few Several Another Other One Two Three Four Five Six Seven Eight Nine Ten After Before Since "
    "Until Although Though Because Despite According Not No None What Why How Who Which Where Among "
    "Meanwhile More Less Then Now Today Yesterday Also Overall During Only Just Such Even Once Nearly "
    "Almost About Around Over"
)


class Ends(Enum):
    """When a sentence ends behind such an abbreviation; never before a small letter."""

    NEVER = "never"
    NOT_BEFORE_NUMBER = "unless a number follows"
    BEFORE_STARTER = "if a word follows that opens sentences"
    NOT_BEFORE_NAMED_TIME = "unless a day, month or time zone follows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """Abbreviations that are treated alike.

    Attributes:
        name: for tests and messages.
        words: in lower case, without their last full stop.
        ends: when a sentence ends behind one.
        whole: texts that are one sentence.
        split: texts that are two sentences.
    """

    name: str
    words: frozenset[str]
    ends: Ends
    whole: tuple[str, ...]
    split: tuple[str, ...]


ABBREVIATIONS = (
    Abbreviations(
        name="titles",
        words=_words(
            "mr mrs ms dr drs prof profs rev revd hon fr st mt messrs mme gov sen rep gen col lt sgt capt maj "
            "cmdr adm pres supt insp det cllr pc dc"
        ),
        ends=Ends.NEVER,
        whole=("Mr. Doe met Prof. Roe in St. Albans.", "It was Det. Insp. Doe who called."),
        split=("She is a doctor. Doe is not.",),
    ),
    Abbreviations(
        name="with a number",
        words=_words(
            "no nos p pp pg pgs fig figs vol vols para paras art arts sec secs ch chs app eq s ss reg regs cl rs "
            "tel ext est c jan feb mar apr jun jul aug sep sept oct nov dec"
        ),
        ends=Ends.NOT_BEFORE_NUMBER,
        whole=("See No. 4 on p. 12 and Fig. 2.", "It opened on Jan. 3 last year."),
        split=("The answer was no. Others said yes.", "It opens in Dec. Tickets are free."),
    ),
    Abbreviations(
        name="in mid-sentence",
        words=_words("e.g i.e eg ie cf v vs viz approx ca incl esp c.f"),
        ends=Ends.NEVER,
        whole=("Some forces, e.g. Kent, and others, i.e. Essex, rose.", "It took approx. 14 days."),
        split=("It rose in Kent. Essex fell.",),
    ),
    Abbreviations(
        name="companies and others",
        words=_words("inc ltd co corp plc bros jr sr al etc ph.d dept univ assn intl govt"),
        ends=Ends.BEFORE_STARTER,
        whole=("Doe et al. Roe and others wrote it.", "Example Inc. Chairman Doe left."),
        split=("It is sold by Example Inc. The price is £4.", "It hit Kent, Essex, etc. They rose."),
    ),
    Abbreviations(
        name="times of day",
        words=frozenset(("a.m", "p.m", "am", "pm")),
        ends=Ends.NOT_BEFORE_NAMED_TIME,
        whole=(
            "It began at 9 a.m. Monday in Kent.",
            "It ended at 5 p.m. GMT as planned.",
            "At 9 a.m. on 4 May it rose.",
        ),
        split=("It began at 9 a.m. Police came at noon.",),
    ),
)
NAMED_TIMES = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December GMT BST UTC ET EST EDT CET PST PDT Eastern Pacific"
)
ENDS_BEHIND = {word: entry.ends for entry in ABBREVIATIONS for word in entry.words}


def ends_behind(word: str) -> Ends | None:
    """When a sentence ends behind `word` and its full stop; None for a word that is no abbreviation."""
    if INITIAL.fullmatch(word):
        return Ends.BEFORE_STARTER
    known = ENDS_BEHIND.get(word.lower())
    return Ends.BEFORE_STARTER if known is None and DOTTED.fullmatch(word) else known
