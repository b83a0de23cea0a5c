from wiredesk.enrich.model.lexicon import MAX_WORD_LENGTH, START, STOP, Lexicon
from wiredesk.enrich.model.words import SIGN, TITLE


def pieces(lexicon: Lexicon, word: str) -> tuple[int, ...]:
    [number] = lexicon.numbers([word])
    return lexicon.pieces[number]


def test_a_word_is_cut_into_the_longest_pieces_that_are_known(lexicon: Lexicon) -> None:
    [number] = lexicon.numbers(["Lukashenko"])
    assert lexicon.pieces[number] == (8, 9, 10)
    assert lexicon.shapes[number] == TITLE


def test_a_word_with_a_part_that_is_unknown_is_unknown_whole(lexicon: Lexicon) -> None:
    assert pieces(lexicon, "lukashen") == (1,)
    assert pieces(lexicon, "€") == (1,)


def test_a_word_of_a_million_letters_is_unknown_at_once(lexicon: Lexicon) -> None:
    assert pieces(lexicon, "a" * 1_000_000) == (1,)
    assert pieces(lexicon, "a" * MAX_WORD_LENGTH) == (1,)


def test_a_word_keeps_its_number_and_another_shape_is_another_word(lexicon: Lexicon) -> None:
    assert lexicon.numbers(["the", "bridge", "the", "The"]) == [2, 3, 2, 4]


def test_what_is_forgotten_is_numbered_anew_behind_the_signs(lexicon: Lexicon) -> None:
    lexicon.numbers(["the", "bridge"])
    lexicon.forget()
    assert (lexicon.shapes[START], lexicon.shapes[STOP], len(lexicon)) == (SIGN, SIGN, 2)
    assert lexicon.numbers(["bridge"]) == [2]
