from importlib.resources import files

import pytest

from wiredesk.knowledge.given_names import is_given_name


@pytest.mark.parametrize("name", ["Farah", "CHUKWUEMEKA", "siobhán", "Kwabena", "Lakshmi", "Tomasz", "Mary"])
def test_names_of_many_countries_are_known_in_any_case(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize(
    "word", ["Will", "Hope", "Dakota", "Sydney", "Sunday", "Domenica", "Reuters", "Irish", "Sport"]
)
def test_words_places_days_and_agencies_are_no_evidence_of_a_person(word: str) -> None:
    assert not is_given_name(word)


def test_the_list_is_sorted_and_in_lower_case() -> None:
    names = files("wiredesk.knowledge").joinpath("given_names.txt").read_text("utf-8").split()
    assert names == sorted({name.lower() for name in names})
