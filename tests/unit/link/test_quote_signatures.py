"""Signatures of quotes never rule out a pair that is one statement."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.link.quote_keys import mark, quote_keys
from wiredesk.link.quote_pairs import in_both
from wiredesk.link.shingles import word_hashes
from wiredesk.link.state.quote_signatures import QuoteSignatures, needed_without_run
from wiredesk.link.statements import LONG_RUN, Said, one_statement, said
from wiredesk.link.wording.alignment import in_order
from wiredesk_schemas.quotes import QuoteKind

WORDS = st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "the", "is", "we", "bridge", "ferry", "harbour", "engine"])
QUOTE = st.lists(WORDS, min_size=1, max_size=40)
SPEAKER = st.sampled_from([None, "Kofi Boateng", "Boateng", "Ama Serwaa", "He"])
KIND: st.SearchStrategy[QuoteKind] = st.sampled_from(["direct", "indirect", "mixed"])

Quote = tuple[QuoteKind, list[str], str | None]
"""Its kind, its words and its speaker."""


@st.composite
def overlapping(draw: st.DrawFn) -> tuple[Quote, Quote]:
    """Two quotes, the second with the first words of the other inside."""
    here, there = draw(QUOTE), draw(QUOTE)
    shared = here[: draw(st.integers(0, 30))]
    return (draw(KIND), here, draw(SPEAKER)), (draw(KIND), [*there[:5], *shared, *there[5:]], draw(SPEAKER))


def said_as(quote: Quote) -> Said:
    kind, words, speaker = quote
    return said(kind, " ".join(words), speaker)


def signed(quotes: list[Quote]) -> QuoteSignatures:
    signatures = QuoteSignatures()
    keys = quote_keys(
        [words for _, words, _ in quotes], [mark(kind == "indirect", speaker) for kind, _, speaker in quotes]
    )
    signatures.add(np.arange(7, 7 + len(quotes)), 1, keys.words, keys.word_counts, keys.marks)
    return signatures


def passes(signatures: QuoteSignatures) -> bool:
    pair = np.array([7]), np.array([8])
    return bool(signatures.most_shared(*pair)[0][0] >= signatures.needed_apart(*pair)[0])


@settings(max_examples=600, deadline=None)
@given(overlapping())
def test_quotes_of_one_statement_pass(quotes: tuple[Quote, Quote]) -> None:
    signatures = signed([*quotes])
    here, there = map(said_as, quotes)

    if one_statement(here, there, related=False):
        assert passes(signatures)
        hashes = [word_hashes(quote.words).tolist() for quote in (here, there)]
        assert in_order(*hashes) >= signatures.needed_apart(np.array([7]), np.array([8]))[0]


@settings(max_examples=600, deadline=None)
@given(overlapping())
def test_quotes_of_one_statement_without_a_long_run_share_most_words(quotes: tuple[Quote, Quote]) -> None:
    here, there = map(said_as, quotes)
    runs = [
        {words[at : at + LONG_RUN] for at in range(len(words) - LONG_RUN + 1)} for words in (here.words, there.words)
    ]
    marks = (np.array([mark(kind == "indirect", speaker)], np.uint32) for kind, _, speaker in quotes)
    lengths = (np.array([len(quote.words)]) for quote in (here, there))

    if one_statement(here, there, related=True) and not runs[0] & runs[1]:
        hashes = [word_hashes(quote.words).tolist() for quote in (here, there)]
        assert in_both(*hashes) >= needed_without_run(*lengths, *marks)[0]


SENTENCE = [f"ferry{place}" for place in range(18)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (("direct", SENTENCE, None), ("direct", [f"bridge{place}" for place in range(18)], None)),
        (("indirect", SENTENCE, None), ("indirect", SENTENCE, None)),
        (("direct", SENTENCE, "Ama Serwaa"), ("indirect", SENTENCE, "Kofi Boateng")),
        (("direct", SENTENCE, None), ("direct", [*SENTENCE[:11], *"abcdefg"], "Kofi Boateng")),
        (("direct", SENTENCE[:13], "Ama Serwaa"), ("direct", SENTENCE[:13], "Kofi Boateng")),
        (("direct", SENTENCE[:9], None), ("indirect", SENTENCE, None)),
    ],
    ids=["other_words", "two_reports", "another_speaker_reported", "too_few", "another_speaker", "shorter_than_report"],
)
def test_pairs_that_are_ruled_out(here: Quote, there: Quote) -> None:
    assert not passes(signed([here, there]))


def test_dropped_quotes_and_further_ones() -> None:
    signatures = QuoteSignatures()
    for first in range(1, 20_001, 1000):
        keys = quote_keys([["bridge", str(first + place), str(first + place)] for place in range(1000)], [0] * 1000)
        signatures.add(np.arange(first, first + 1000), 1, keys.words, keys.word_counts, keys.marks)
    signatures.keep(19_500)
    keys = quote_keys([["bridge", "19900", "19900"]], [0])
    signatures.add(np.array([20_005]), 2, keys.words, keys.word_counts, keys.marks)

    shared, shorter = signatures.most_shared(np.array([20_005]), np.array([19_900]))

    assert (shared[0], shorter[0]) == (3, 3)


def test_quotes_of_articles() -> None:
    signatures = QuoteSignatures()
    keys = quote_keys([["bridge"]] * 5, [0] * 5)
    signatures.add(np.array([11, 12, 15, 16, 17]), np.array([3, 3, 7, 7, 9]), keys.words, keys.word_counts, keys.marks)

    assert signatures.of_articles([7, 9, 5]).tolist() == [15, 16, 17]
    # Those that were removed belong to the article before them, and share no words.
    assert signatures.of_articles([3]).tolist() == [11, 12, 13, 14]
    assert signatures.most_shared(np.array([11]), np.array([13]))[0].tolist() == [0]

    signatures.keep(16)

    assert signatures.of_articles([3, 7]).tolist() == [16]


def test_the_shorter_quote_and_the_articles_of_pairs() -> None:
    signatures = signed([("direct", ["we", "mend", "the", "ferry"], None), ("direct", ["we", "row"], None)])

    assert signatures.shorter(np.array([7, 8]), np.array([7, 7])).tolist() == [4, 2]
    assert signatures.articles_of(np.array([8, 7])).tolist() == [1, 1]
