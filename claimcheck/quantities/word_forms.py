"""The forms of words, without a dictionary: plurals and their singulars, words that end a noun phrase."""

from __future__ import annotations

from claimcheck.quantities.lexing import word_set

IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half",
    "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "wolves": "wolf", "shelves": "shelf",
    "calves": "calf", "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium",
    "media": "medium", "data": "data", "analyses": "analysis", "crises": "crisis", "diagnoses": "diagnosis",
    "hypotheses": "hypothesis", "bases": "base", "theses": "thesis", "viruses": "virus", "buses": "bus",
    "gases": "gas", "campuses": "campus", "bonuses": "bonus", "statuses": "status", "series": "series",
    "species": "species", "police": "police", "staff": "staff", "cattle": "cattle", "sheep": "sheep",
    "fish": "fish", "aircraft": "aircraft", "offspring": "offspring", "personnel": "personnel",
    "stock": "stock", "movies": "movie", "cookies": "cookie", "ties": "tie", "lies": "lie", "pies": "pie",
    "zombies": "zombie", "smoothies": "smoothie", "calories": "calorie", "selfies": "selfie",
    "policemen": "policeman", "policewomen": "policewoman", "folk": "folk", "youth": "youth", "crew": "crew",
    "others": "other", "grandchildren": "grandchild", "policewoman": "policewoman", "clothes": "clothes",
    "axes": "axis", "indices": "index", "stimuli": "stimulus", "alumni": "alumnus", "fungi": "fungus",
    "lenses": "lens", "shoes": "shoe", "toes": "toe", "foes": "foe", "oxen": "ox", "dice": "die",
    "trousers": "trousers", "headquarters": "headquarters", "troops": "troop", "caches": "cache",
    "aches": "ache", "headaches": "headache", "niches": "niche", "moustaches": "moustache",
    "avalanches": "avalanche", "bison": "bison", "deer": "deer", "salmon": "salmon",
}  # fmt: skip
_SINGULAR_IN_S = word_set(
    """
    this his hers its was is has as us yes thus plus less across always perhaps versus minus towards afterwards
    besides sometimes news gas bus virus campus status bonus analysis basis crisis diagnosis chaos tennis
    series previous does unless whereas ours yours theirs else's mathematics physics economics politics
    athletics alas plus-size upwards downwards outwards onwards overseas indoors outdoors thanks lens cannabis
    sepsis arthritis hepatitis meningitis sclerosis tuberculosis psoriasis christmas texas paris james thomas
    charles wales las los des vs means
    """
)
# Words that end a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, adverbs, verbs behind counts.
STOPS = word_set(
    """
    of in on at to from by for with without within into onto over under between among amongst across against
    during since until till after before behind beyond through throughout towards toward upon about around near
    per via versus than as like despite including excluding except besides following amid and or but nor so yet
    if when while because although though unless whether where which who whom whose that what how why is are
    was were be been being am has have had having do does did will would shall should can could may might must
    i you he she it we they me him her us them this these those his its their our your my a an the each every
    any no not never also too only just still already now then there here again ever even very said says say
    told reported found showed shows show suggest suggests suggested took takes take made makes make got get
    went goes go came comes come gave gives give became become becomes needed need needs died die dies dying
    live lives living lived used using use taking given working compared awaiting waiting sitting called known
    based according due ago later earlier away apart long annually daily weekly monthly yearly instead however
    rather up down out off back once twice more less fewer lower higher greater better worse least most both
    either neither all half continue continued remain remained occurred resulted received identified attended
    answered seized held left ended rose fell increased decreased dropped grew agreed believed thought felt
    wanted responded participated underwent suffered experienced developed examined studied involved included
    wrote saw knew ran sat stood spoke began brought bought kept paid sent spent built fought drove flew broke
    often usually really actually simply probably chose drew struck taught threw wore fled slept swept heard
    met failed had's won lost scored arrested charged killed injured affected diagnosed treated tested selected
    enrolled recruited linked associated last next yesterday today tomorrow etc respectively together overall alone
    """
)
NUMBER_WORDS = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half third
    """
)
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("oes", "o"),
    ("men", "man"),
)
_MIN_PLURAL = 3
_SINGULAR_IN_MEN = word_set(
    "omen amen specimen regimen abdomen acumen semen stamen yemen hymen bitumen ramen lumen albumen cyclamen"
)
_PLURAL_IN_IS = word_set(
    "iraqis israelis pakistanis bangladeshis saudis kuwaitis yemenis somalis emiratis nepalis qataris omanis taxis"
    " skis bikinis alibis kiwis rabbis safaris tsunamis"
)
PRONOUNS = word_set("i you he she it we they that this there what who")


def singular_of(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural comes back as it is."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if not is_plural(word):
        return word
    for ending, singular in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + singular
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if word in IRREGULAR:
        return word not in ("virus", "campus")
    if len(word) < _MIN_PLURAL or word in _SINGULAR_IN_S or word in STOPS or word.endswith("'s"):
        return False
    if word.endswith("men"):
        return word not in _SINGULAR_IN_MEN
    if word in _PLURAL_IN_IS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))
