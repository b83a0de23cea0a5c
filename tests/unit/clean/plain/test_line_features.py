import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.plain.line_features import COLUMN, FEATURES_ALONE, describe, shapes_of

LINE = st.text(min_size=1, max_size=40).map(lambda words: " ".join(words.split())).filter(bool)


def test_a_sentence_and_a_label_differ_in_their_numbers() -> None:
    sentence, label = shapes_of(["The ferry that was late came in at last.", "Sport | Weather"])
    assert sentence[COLUMN["ends"]] == 1
    assert label[COLUMN["ends"]] == 0
    assert sentence[COLUMN["function"]] > label[COLUMN["function"]]
    assert label[COLUMN["separators"]] == 1


def test_a_repeated_line_is_detected() -> None:
    shapes = shapes_of(["Sport", "Sport", "News"])
    assert shapes[0, COLUMN["repeated"]] > shapes[2, COLUMN["repeated"]]


def test_two_joined_labels_are_detected() -> None:
    assert shapes_of(["FacebookTwitterEmail"])[0, COLUMN["glued"]] == 2


def test_words_without_spaces_count_by_their_letters() -> None:
    assert shapes_of(["渡船在河口搁浅两天后被拖船拉出。"])[0, COLUMN["words"]] > np.log1p(6)


@given(st.lists(LINE, min_size=1, max_size=12))
def test_every_line_has_its_row_of_finite_numbers(lines: list[str]) -> None:
    described = describe(lines)
    assert described.dtype == np.float32
    assert len(described) == len(lines)
    assert described.shape[1] > len(FEATURES_ALONE)
    assert np.isfinite(described).all()
