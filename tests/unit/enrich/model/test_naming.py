import numpy as np
import pytest

from wiredesk.enrich.model.naming import names_in
from wiredesk.enrich.model.outputs import Scores

PERSON, PLACE = 0, 1


def scores(*labels: int) -> Scores:
    """Scores that are nearly certain of each word's label, in a scheme with two kinds."""
    return np.eye(5, dtype=np.float32)[list(labels)] * 9


def found(*labels: int) -> list[tuple[int, int, int]]:
    return [(name.first, name.last, name.kind) for name in names_in(scores(*labels))]


def test_a_name_is_its_opening_word_and_those_that_go_on() -> None:
    assert found(0, 1, 2, 0, 3) == [(1, 3, PERSON), (4, 5, PLACE)]


def test_an_opening_label_ends_the_name_before_it() -> None:
    assert found(1, 1, 2) == [(0, 1, PERSON), (1, 3, PERSON)]


def test_a_name_that_lost_its_opening_is_a_name() -> None:
    assert found(0, 2, 2) == [(1, 3, PERSON)]


def test_a_name_is_of_the_kind_that_its_words_together_speak_for() -> None:
    assert found(3, 2, 2) == [(0, 3, PERSON)]


def test_where_nothing_is_named_nothing_is_found() -> None:
    assert found(0, 0, 0) == []


def test_a_name_has_the_mean_probability_of_each_kind_over_its_words() -> None:
    [name] = names_in(scores(1, 4))
    assert name.shares == pytest.approx((0.5, 0.5), abs=0.001)
