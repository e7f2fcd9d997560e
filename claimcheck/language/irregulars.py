"""English words whose lemma no rule gives. A trained pipeline makes this table and lemmas.py superfluous."""

from __future__ import annotations

_VERBS = """
arise arose arisen|be am is are was were been being 'm 're|bear bore borne|become became|begin began begun
bend bent|bind bound|bite bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt
die died dying|dig dug|do does did done doing|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten
give gave given|go goes went gone|grind ground|grow grew grown|hang hung|have has had having 've|hear heard
hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt
leave left|lend lent|lie lied lying lain|lose lost|make made|mean meant|meet met|mistake mistook mistaken
outdo outdid outdone|overcome overcame|oversee oversaw overseen|overtake overtook overtaken|pay paid
prove proven|rebuild rebuilt|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|sew sewn|shake shook shaken|shine shone|shoot shot|show shown
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|sow sown|speak spoke spoken
speed sped|spell spelt|spend spent|spill spilt|spin spun|stand stood|steal stole stolen|stick stuck
sting stung|strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|tie tied tying|tread trod trodden|undergo underwent undergone
understand understood|undertake undertook undertaken|use used using uses|wake woke woken|wear wore worn
enrol enroll enrolled enrolling|fulfil fulfill fulfilled fulfilling|fuel fuelled fuelling|quiz quizzed quizzing
weave wove woven|weep wept|win won|withdraw withdrew withdrawn|withhold withheld|uphold upheld|withstand withstood
write wrote written|not n't
"""

_NOUNS = """
child children|woman women|man men|policeman policemen|policewoman policewomen|spokesman spokesmen
fireman firemen|chairman chairmen|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen
life lives|wife wives|knife knives|half halves|self selves|shelf shelves|loaf loaves|wolf wolves|thief thieves
calf calves|scarf scarves|analysis analyses|crisis crises|diagnosis diagnoses|hypothesis hypotheses
thesis theses|synthesis syntheses|parenthesis parentheses|metastasis metastases|prognosis prognoses
criterion criteria|phenomenon phenomena|bacterium bacteria|curriculum curricula|medium media|stimulus stimuli
nucleus nuclei|fungus fungi|index indices|appendix appendices|matrix matrices|vertex vertices|axis axes
hero heroes|bus buses|gas gases|lens lenses|bonus bonuses|quiz quizzes|penny pennies
"""

IRREGULAR = {
    form: lemma
    for group in (_VERBS + _NOUNS).replace("\n", "|").split("|")
    if group
    for lemma, *forms in [group.split()]
    for form in forms
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that end like a plural and are none.
_NO_PLURALS = _words(
    "series species news diabetes always perhaps besides towards afterwards sometimes nowadays overseas "
    "headquarters measles rabies shambles whereas yes plus bus gas thus its his hers ours theirs yours us "
    "this as bias atlas canvas pancreas christmas alas chaos cosmos ethos across lens mumps "
    "rickets sepsis physics politics economics mathematics ethics athletics genetics logistics gymnastics "
    "paediatrics pediatrics obstetrics electronics linguistics dynamics aids texas kansas wales james "
    "paris thames brussels athens hughes jones williams davies nos pros les las los"
)
# Words that end like a verb form and are none, or are nouns as often.
_NO_VERB_FORMS = _words(
    "during nothing something anything everything morning evening ceiling king string spring sibling "
    "darling pudding sterling meeting building training hearing finding funding spending feeling housing "
    "parking shooting killing drawing painting opening saving earning rating ranking reading beginning "
    "warning wedding offering staffing policing screening testing setting trading banking lighting "
    "clothing crossing briefing outing filing outsourcing offending reoffending wellbeing well-being "
    "duckling inkling herring hundred indeed exceed proceed succeed need feed speed seed breed bleed weed "
    "heed deed greed embed sacred naked wicked hatred kindred infrared biped moped sheffield "
    "unprecedented unlimited"
)
UNINFLECTED = _NO_PLURALS | _NO_VERB_FORMS
# Plurals in -es whose singular ends in -e where a rule would take the e away too.
SINGULAR_IN_E = _words("ache headache toothache backache cache niche axe avalanche shoe toe canoe foe oboe")
# Plurals in -ies whose singular ends in -ie.
SINGULAR_IN_IE = _words("movie cookie tie die lie pie zombie calorie genie hoodie selfie rookie prairie")
# Verbs in -ll, -ss, -dd, -ff, -zz, -rr, -gg, -nn that keep both letters before -ed and -ing.
KEEP_DOUBLE = _words("add odd err egg inn install recall enroll fulfill forestall butt")
# Verbs that end in -e although their stems do not look it, and verbs that do not although they do.
SILENT_E = _words(
    "create cite unite invite excite ignite incite recite complete compete delete deplete athlete ignore "
    "explore restore adore implore deplore interfere persevere adhere name blame frame tame shame scale "
    "inhale exhale whale stale console cajole welcome clone phone postpone zone tone hone stone condone "
    "atone intervene convene waste taste paste baste haste wipe pipe stripe swipe gripe hope cope scope "
    "elope store score bore snore shore come become overcome owe oblige cede concede precede impede "
    "fringe supersede bathe breathe clothe soothe loathe change arrange exchange range challenge avenge "
    "revenge hinge infringe cringe binge lunge plunge sponge examine telephone"
)
NO_SILENT_E = _words(
    "pivot pilot ruin margin begin focus bias canvas gossip worship equip edit visit limit exhibit "
    "prohibit inhibit audit credit deposit profit benefit permit commit combat format hang bang gang "
    "clear council pencil murmur occur chair repair despair affair develop envelop bomb climb debut exit "
    "cabin chat"
)
