import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.politics.local_offices import without_office
from wiredesk_schemas.entities import EntityType


def read(text: str, name: str, kind: EntityType = "ORGANIZATION") -> tuple[str, str]:
    start = text.index(name)
    found = without_office(text, EntityMention(Span(start, start + len(name)), kind))
    return text[slice(*found.span)], found.type


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Orno City Councilwoman Ana Ruiz won.", "Orno City", "Orno"),
        ("said Orno County District Attorney Ana Ruiz", "Orno County District", "Orno County"),
        ("Orno Fire Chief Bo Lind agreed.", "Orno Fire", "Orno"),
        ("Former Orno Town Councilman Bo Lind died.", "Orno Town Councilman", "Orno"),
        ("The Orno City Manager said so.", "Orno City", "Orno"),
    ],
)
def test_a_name_ends_before_an_office_of_the_town(text: str, name: str, place: str) -> None:
    assert read(text, name) == (place, "LOCATION")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orno City Council met.", "Orno City"),
        ("Orno City manager Bo Lind rested his keeper.", "Orno City"),
        ("He called Fire Chief Bo Lind.", "Fire"),
        ("Orno Police Chief Bo Lind agreed.", "Orno Police"),
    ],
)
def test_what_is_no_office_of_a_town_stays(text: str, name: str) -> None:
    assert read(text, name) == (name, "ORGANIZATION")
