"""Signatures of quotes never rule out a pair that is one statement."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.link.quote_keys import quote_keys
from wiredesk.link.state.quote_signatures import QuoteSignatures
from wiredesk.link.statements import min_words_apart, one_statement, said

WORDS = st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "the", "is", "we", "bridge", "ferry", "harbour", "engine"])
QUOTE = st.lists(WORDS, min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(QUOTE, QUOTE, st.integers(0, 30), st.sampled_from(["direct", "indirect"]))
def test_quotes_of_one_statement_pass(here: list[str], there: list[str], shared: int, kind: str) -> None:
    there = [*there[:5], *here[:shared], *there[5:]]
    signatures = QuoteSignatures()
    keys = quote_keys([here, there])
    signatures.add(np.array([7, 8]), keys.words, keys.word_counts)

    shared_words, shorter = signatures.most_shared(np.array([7]), np.array([8]))

    quotes = said("direct", " ".join(here), None), said(kind, " ".join(there), None)  # type: ignore[arg-type]
    if one_statement(*quotes, related=False):
        assert shared_words[0] >= min_words_apart(shorter)[0]


def test_quotes_with_other_words_do_not() -> None:
    signatures = QuoteSignatures()
    quotes = [[f"{name}{place}" for place in range(18)] for name in ("ferry", "bridge")]
    keys = quote_keys(quotes)
    signatures.add(np.array([1, 2]), keys.words, keys.word_counts)

    shared, shorter = signatures.most_shared(np.array([1]), np.array([2]))

    assert shorter[0] == 18
    assert shared[0] < min_words_apart(shorter)[0]


def test_dropped_quotes_and_further_ones() -> None:
    signatures = QuoteSignatures()
    for first in range(1, 20_001, 1000):
        keys = quote_keys([["bridge", str(first + place), str(first + place)] for place in range(1000)])
        signatures.add(np.arange(first, first + 1000), keys.words, keys.word_counts)
    signatures.keep(19_500)
    keys = quote_keys([["bridge", "19900", "19900"]])
    signatures.add(np.array([20_005]), keys.words, keys.word_counts)

    shared, shorter = signatures.most_shared(np.array([20_005]), np.array([19_900]))

    assert (shared[0], shorter[0]) == (3, 3)
