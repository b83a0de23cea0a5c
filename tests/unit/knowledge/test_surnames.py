import pytest

from wiredesk.knowledge.surnames import is_frequent


@pytest.mark.parametrize(
    "name", ["john mensah", "nguyen van minh", "tran van hung", "wang wei", "grace akter", "smith", "john smith jr"]
)
def test_a_frequent_surname_with_a_frequent_given_name_is_borne_by_many(name: str) -> None:
    assert is_frequent(name.split())


@pytest.mark.parametrize(
    "name", ["aurelio zampacorta", "john zampacorta", "aurelio mensah", "omar bin selimov", "pele"]
)
def test_a_name_with_one_rare_word_is_not(name: str) -> None:
    assert not is_frequent(name.split())
