import pytest

from wiredesk.enrich.names.comparison import (
    identifier,
    initials,
    is_acronym,
    name_words,
    same_person,
    without_legal_form,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Lukashenko’s", ("lukashenko",)),
        ("José  García", ("jose", "garcia")),
        ("U.S.", ("us",)),
        ("Jean-Luc", ("jean", "luc")),
        ("—", ()),
    ],
)
def test_names_are_compared_without_case_accents_stops_and_possessives(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_a_person_may_be_called_by_surname_or_with_names_left_out() -> None:
    assert same_person(("kato",), ("david", "kato"))
    assert same_person(("donald", "trump"), ("donald", "j", "trump"))
    assert same_person(("d", "trump"), ("donald", "trump"))
    assert not same_person(("anna", "kato"), ("david", "kato"))


def test_a_father_s_name_alone_is_not_his_son_s() -> None:
    assert not same_person(("salman",), ("mohammed", "bin", "salman"))
    assert not same_person(("salman",), ("bin", "salman"))
    assert same_person(("bin", "salman"), ("mohammed", "bin", "salman"))
    assert same_person(("mohammed",), ("mohammed", "bin", "salman"))


def test_a_company_is_known_without_its_legal_form() -> None:
    assert without_legal_form(("acme", "corp")) == ("acme",)
    assert without_legal_form(("co",)) == ("co",)


def test_an_acronym_is_made_of_the_capitals_of_a_name() -> None:
    assert is_acronym("U.N.")
    assert not is_acronym("Un")
    assert initials("World Organisation for the Health of Bees") == "wohb"


def test_an_identifier_is_ascii_and_tells_kinds_and_parts_apart() -> None:
    ids = {identifier("PERSON", "ab", "c"), identifier("PERSON", "a", "bc"), identifier("ORGANIZATION", "ab", "c")}
    assert len(ids) == 3
    assert all(entity_id.isascii() for entity_id in ids)
