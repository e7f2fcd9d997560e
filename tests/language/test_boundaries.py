"""Where sentences end: a vertical bar in a case stands for each boundary."""

from __future__ import annotations

import time

import pytest

from claimcheck.language.abbreviations import ABBREVIATIONS, NAMED_TIMES, STARTERS, Abbreviations
from claimcheck.language.boundaries import sentence_bounds

CASES = [
    # full stops, question and exclamation marks
    "Ten died. | Two were hurt.",
    "Why? | Nobody knows! | It rained.",
    "Ten died… | Two were hurt.",
    "It went on... and on... | Then it stopped.",
    "No stop at the end",
    "Ten died.The fire was out. | It rained.".replace("died.The", "died. | The"),
    # quotations
    'He said: "It was hay." | Nobody was hurt.',
    "“It was hay.” | He left.",
    "“It was hay,” he said. | “It burned.”",
    "‘Was it hay?’ he asked. | ‘No.’",
    "He said: “It was hay. | It burned.",
    'She said: "It is late." | "Go home."',
    "It is a “new start”. | He left.",
    # brackets
    "Ten died (two of them later). | It rained. | (Nobody saw it.) | He left.",
    # abbreviations
    "Mr. Roe met Dr. Doe in St. Ives. | They left.",
    "It is No. 4 on p. 12, Fig. 2. | See vol. 3.",
    "Some, e.g. hay, burn, i.e. they glow. | Others do not.",
    "Roe et al. wrote it with J. Smith and A. B. Doe. | It was read.",
    "He left the U.S. Senate for the U.S. | The vote was lost.",
    "It began at 9 a.m. on Monday and ended at 5 p.m. Tuesday. | He slept.",
    "It shut on Dec. 31. | It opened on Jan. 2.",
    "Example Inc. made 40. | The rest came from Roe Ltd. | It burned.",
    "It was vitamin C. | It was not plan B. | The end.",
    # numbers
    "It cost £1.2m. | The fund of £3.4bn. was spent.",
    "It rose by 2.5 to 40. | In 2015 it fell to 3.",
    "It was so in 2014. | 12 men died.",
    "1. Background",
    "(a) hay and 2. straw",
    "2.3. Findings of the wardens",
    f"{' ':99}3. Findings",
    # small letters
    "It was sold by Yahoo! and others. | He left.",
    "the hay burned. the barn burned",
    # texts that were split into words
    "The fire was out . | Police said `` it was hay . '' | The barn burned .",
    "He climbed Mt . Example . | It rained .",
]


def bars(text: str) -> str:
    """`text` with a bar at each boundary."""
    return " | ".join(text[start:end] for start, end in sentence_bounds(text))


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_at_the_bars(case: str) -> None:
    """Each boundary is found, and no other."""
    assert bars(case.replace(" | ", " ")) == case.strip()


def test_words_glued_to_a_full_stop_open_a_sentence_if_they_can() -> None:
    """Web pages lose blanks between sentences; names keep their full stops."""
    assert bars("Ten died.The fire was out.") == "Ten died. | The fire was out."
    assert bars("It is on Example.Com now.") == "It is on Example.Com now."


@pytest.mark.parametrize("entry", ABBREVIATIONS, ids=lambda entry: entry.name)
def test_abbreviations_hold_to_their_examples(entry: Abbreviations) -> None:
    """Each kind of abbreviation comes with texts of one sentence and of two."""
    assert entry.whole
    assert entry.split
    for text in entry.whole:
        assert len(sentence_bounds(text)) == 1, text
    for text in entry.split:
        assert len(sentence_bounds(text)) == 2, text


def test_abbreviations_are_of_one_kind_each() -> None:
    """No word stands in two entries, and lists of openers and of times do not meet."""
    words = [word for entry in ABBREVIATIONS for word in entry.words]
    assert len(words) == len(set(words))
    assert not STARTERS & NAMED_TIMES


def test_what_holds_no_word_is_no_sentence() -> None:
    """Blanks and lone signs give nothing."""
    assert sentence_bounds("") == []
    assert sentence_bounds("  ...  ") == []
    assert bars("Ten died. … '' Two fell.") == "Ten died. | Two fell."


@pytest.mark.parametrize("text", ["word " * 60_000, ". " * 60_000, "A. " * 60_000, "”" * 60_000, " " * 300_000])
def test_time_grows_with_length_alone(text: str) -> None:
    """Transcripts run for thousands of words without a full stop."""
    start = time.perf_counter()
    sentence_bounds(text)
    assert time.perf_counter() - start < 3
