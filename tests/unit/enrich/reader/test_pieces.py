from workers.enrich.reader.pieces import LONGEST_WORD, Pieces
from workers.enrich.reader.words import SIGN, TITLE


def test_a_word_is_cut_into_the_longest_pieces_that_are_known(pieces: Pieces) -> None:
    numbers, shape = pieces.of("Lukashenko")
    assert numbers == (8, 9, 10)
    assert shape == TITLE


def test_a_word_with_a_part_that_is_unknown_is_unknown_whole(pieces: Pieces) -> None:
    assert pieces.of("lukashen")[0] == (1,)
    assert pieces.of("€") == ((1,), SIGN)


def test_a_word_of_a_million_letters_is_unknown_at_once(pieces: Pieces) -> None:
    assert pieces.of("a" * 1_000_000)[0] == (1,)
    assert pieces.of("a" * LONGEST_WORD)[0] == (1,)
