import pytest

from wiredesk.enrich.names.pieces.governments import governs, is_governed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Municipality of Velm closed the pool.", "Municipality of Velm"),
        ("So Velm District Municipality mayor Ana Ruiz said.", "Velm District Municipality"),
        ("The City of Velm has asked for help.", "City of Velm"),
    ],
)
def test_an_area_that_acts_or_has_officers_is_a_body(text: str, name: str) -> None:
    assert is_governed(name)
    assert governs(text, text.index(name) + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They live in the Township of Velm, they said.", "Township of Velm"),
        ("The City of Velm is on a hill.", "City of Velm"),
    ],
)
def test_an_area_that_something_is_in_is_a_place(text: str, name: str) -> None:
    assert is_governed(name)
    assert not governs(text, text.index(name) + len(name))
