"""A small vocabulary, so that word splits are easy to follow."""

import pytest

from wiredesk.enrich.model.lexicon import Lexicon

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge", "the", "is", "closed", "luk", "##ash", "##enko", ".", "a"]


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(VOCABULARY)
