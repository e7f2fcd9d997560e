"""Whose a quantity is: the group, organisation or place that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.quantities.context.trees import SUBJECTS
from claimcheck.quantities.lexing import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.quantities.context.trees import Tree

_OF_GROUP = word_set("among amongst across within of")  # before what is a group in itself
_IN_PLACE = word_set("in at for throughout inside from with under around")  # before much else too: "in detail"
# Nouns of groups, organisations and places. A possessor, a subject or what stands "in" must be one, or a name.
GROUPS = word_set(
    """
    academic academy activist actor adolescent adult agency airline airport analyst applicant apprentice
    area army artist association asylum-seeker attacker author authority baby bank barrister board body
    borough borrower boss boy brand builder building bureau burglar business campaigner candidate capital
    carer center centre chain chairman charity chef chief child church citizen city civilian claimant client
    clinic club coast college commission commissioner committee community company constabulary constituency
    consultant continent contractor corporation council councillor country county couple court crew customer
    cyclist dad defendant department detainee detective diner director district division doctor driver east
    economist editor employee employer engineer estate europe expert factory family fan farmer father
    federation female firefighter firm fisherman force forest foundation fraudster freelancer fund gang girl
    government governor gp graduate grandparent group guest headteacher home homeowner hospital hotel house
    household immigrant individual industry infant inmate inspector inspectorate institute institution
    investor island jobseeker journalist judge killer kingdom lab laboratory lake land landlord lawyer
    leader learner lecturer library local loser magistrate mainland maker male man manager manufacturer
    mayor member midwife migrant minister ministry mother motorist mp mum museum musician nation
    neighborhood neighbour neighbourhood network north nurse offender officer ombudsman operator
    organisation organization owner panel paramedic parent park parliament participant party passenger
    patient pedestrian pensioner people person plant player police population port practice presenter
    president prison prisoner professor prosecutor protester provider province pupil quango recruit refugee
    region regulator reporter researcher reserve resident respondent retailer rider river road runner sample
    saver school school-leaver scientist secretary sector service shareholder shop sibling singer site
    smoker society soldier solicitor south spectator spokesman spokesperson spokeswoman staff state store
    street striker student supermarket supplier supporter surgeon survivor suspect taxpayer teacher team
    team-mate teenager tenant territory thief toddler tourist town trader trainee treasury trust trustee
    twin undergraduate union unit university user victim village visitor volunteer voter ward watchdog west
    winner witness woman worker world youth zone
    """
)
MONTHS = word_set(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday christmas easter")
_BEFORE_GAPPED = word_set(", and in but while ; for")
_RELATIVE = frozenset({"acl", "acl:relcl"})


def group_at(tree: Tree, index: int) -> str | None:
    """The words of the phrase under a noun of a group, a place or a name; None for any other noun."""
    return tree.wording(index) if _is_group(tree, index) else None


def owner_at(tree: Tree, counted: int, top: int, predicate: int | None, inside: frozenset[int]) -> str | None:
    """The phrase that says whose the counted thing at `counted` is; None where the sentence does not say.

    Looked for in this order: a name right before the number, as in a list ("Wales had 300 cases, Scotland 420"); a
    possessor ("the force's"); a phrase with a preposition on the noun or number ("in Leeds", "among women"); the
    subject of the clause; such a phrase on the clause; those of the clauses around. `top` and `inside` are the
    topmost and all tokens of the mention itself.
    """
    for index in _candidates(tree, counted, top, predicate, inside):
        if index not in inside and _is_owner(tree, index, inside):
            return tree.wording(index)
    return None


def _candidates(
    tree: Tree, counted: int, top: int, predicate: int | None, inside: frozenset[int]
) -> Iterator[int]:
    yield from _gapped(tree, inside)
    yield from tree.with_dep(counted, "nmod:poss")
    yield from _placed(tree, counted)
    if top != counted:
        yield from _placed(tree, top)
    yield from _holders(tree, counted, top)
    if predicate is not None:
        yield from _in_clauses(tree, counted, predicate)


def _gapped(tree: Tree, inside: frozenset[int]) -> Iterator[int]:
    """The name right before a number and behind a comma, "and" or "in": "Scotland 420", "in Bradford six"."""
    last = min(inside) - 1
    first = last
    while first >= 0 and tree.token(first).pos == "PROPN" and tree.token(first).lower not in MONTHS:
        first -= 1
    if first < last and (first < 0 or tree.token(first).lower in _BEFORE_GAPPED):
        yield last


def _holders(tree: Tree, counted: int, top: int) -> Iterator[int]:
    """Who has what is counted: "Sheffield, with 550,000 people", "Dr Rao, 47", "cases handled by the unit"."""
    head = tree.head(top)
    if "with" in tree.marks(top) or tree.token(top).dep == "appos":
        yield head
    for clause in tree.with_dep(counted, "acl"):
        yield from tree.with_dep(clause, "obl:agent")


def _in_clauses(tree: Tree, counted: int, predicate: int) -> Iterator[int]:
    """The subjects and places of the predicate's clause and of those above it."""
    has_own = tree.has(predicate, *SUBJECTS)
    for verb in tree.path_up(predicate):
        if verb != predicate and not (tree.token(verb).pos == "VERB" or tree.has(verb, "nsubj", "cop")):
            continue
        subjects = list(tree.with_dep(verb, *SUBJECTS))
        if verb == predicate or not has_own:
            yield from _owners_in(tree, subjects, counted)
        if tree.token(verb).dep in _RELATIVE:
            yield tree.head(verb)  # "a man who stole 37 bikes"
            return
        yield from _placed(tree, verb)


def _owners_in(tree: Tree, subjects: list[int], counted: int) -> Iterator[int]:
    """The subjects, and what stands beside them as their group or place: "unemployment in Wales"."""
    for subject in subjects:
        if counted not in tree.subtree(subject):
            yield subject
            yield from tree.with_dep(subject, "nmod:poss")
            yield from _placed(tree, subject)


def _placed(tree: Tree, above: int) -> Iterator[int]:
    """The prepositional phrases on a noun or verb that may name a group or place."""
    for child in tree.with_dep(above, "nmod", "obl"):
        if tree.marks(child) & (_OF_GROUP | _IN_PLACE):
            yield child


def _is_owner(tree: Tree, index: int, inside: frozenset[int]) -> bool:
    """Whether the token heads a phrase of a group, organisation or place that is not counted itself."""
    has_number = any(tree.token(child).pos == "NUM" for child in tree.with_dep(index, "nummod"))
    return _is_group(tree, index) and not has_number and not inside.intersection(tree.subtree(index))


def _is_group(tree: Tree, index: int) -> bool:
    token = tree.token(index)
    if token.lower in MONTHS or token.lower in DAYS:
        return False
    is_named = (token.pos == "PROPN" and token.is_word) or any(
        name.span.overlaps(token.span) for name in tree.sentence.names
    )
    return is_named or (tree.is_noun(index) and (tree.head_noun(index) in GROUPS or token.lemma in GROUPS))
