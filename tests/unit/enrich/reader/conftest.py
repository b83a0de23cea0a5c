"""A small vocabulary, so that a reader sees what is cut where."""

import pytest

from workers.enrich.reader.pieces import Pieces

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "bridge", "the", "is", "closed", "luk", "##ash", "##enko", ".", "a"]


@pytest.fixture(scope="session")
def pieces() -> Pieces:
    return Pieces(VOCABULARY)
