import pytest

from wiredesk.enrich.names.pieces.own_words import is_of_agency, is_of_partners


@pytest.mark.parametrize(
    ("name", "branch"),
    [("RNLI Velm", True), ("Velm RCMP", True), ("NASA Tower", False), ("FIFA", False), ("VRB Velm", False)],
)
def test_a_branch_has_the_letters_of_a_known_body_and_a_place(name: str, branch: bool) -> None:
    assert is_of_agency(name) is branch


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Ruiz & Velm Structural", True),
        ("Antigua & Barbuda", False),
        ("Brighton & Hove", False),
        ("Velm and Orno", False),
    ],
)
def test_a_firm_has_two_partners_that_are_no_parts_of_a_place(name: str, firm: bool) -> None:
    assert is_of_partners(name) is firm
