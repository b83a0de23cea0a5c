import pytest

from wiredesk.clean.writers.credited_agency import agency_in_codes, agency_in_credit, is_agency


@pytest.mark.parametrize(
    ("codes", "agency"),
    [("WAM/Ama Mensah", "WAM"), ("am/kb (AFP, dpa)", "AFP"), ("dpa/am/kb", "dpa"), ("apo/vog/ial", None)],
)
def test_initials_in_small_letters_are_an_agency_if_it_prints_itself_so(codes: str, agency: str | None) -> None:
    assert agency_in_codes(codes) == agency


@pytest.mark.parametrize(
    ("words", "agency"),
    [("the Canadian Press", "CP"), ("© 2020 AFP", "AFP"), ("Jane Roe in Lagos", None)],
)
def test_a_credit_names_an_agency_among_other_words(words: str, agency: str | None) -> None:
    assert agency_in_credit(words) == agency


@pytest.mark.parametrize(("name", "known"), [("Reuters", True), ("MRT, Belga", True), ("Anna", False)])
def test_one_known_agency_makes_a_list_of_agencies(name: str, known: bool) -> None:
    assert is_agency(name) == known
