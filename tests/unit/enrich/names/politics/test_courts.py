import pytest

from wiredesk.enrich.names.politics.courts import courts_in


def read(text: str) -> list[str]:
    return [text[slice(*span)] for span in courts_in(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Velm First Grade Magistrate's Court",
        "Orno Principal Resident Magistrate’s Court",
        "Velm Magistrates' Court",
        "Orno-Ilsa Coroner’s Court",
    ],
)
def test_the_place_and_rank_of_a_court_are_in_its_name(name: str) -> None:
    assert read(f"They will appear before {name}.") == [name]
    assert read(f"At {name} they wept.") == [name]


def test_a_magistrate_alone_is_no_court() -> None:
    assert read("Velm Principal Magistrate Ana Ruiz fined the Orno County Court clerk.") == []
    assert read("He was in the magistrate's court.") == []
