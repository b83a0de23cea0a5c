"""Persons of one frequent name are told apart by their country and role."""

import pytest

from tests.unit.enrich.test_entities import entities

PLACES = ("Ghana", "Accra", "Mali", "Omaha", "Denver")
NAMES = {"John_Mensah": "PERSON", "Mensah": "PERSON"} | dict.fromkeys(PLACES, "LOCATION")


def known_of(text: str) -> str:
    """What the id of John Mensah says about him."""
    named = {name: kind for name, kind in NAMES.items() if name.replace("_", " ") in text}
    found = next(entity for entity in entities(text, **named) if entity.name.endswith("Mensah"))  # type: ignore[arg-type]
    return "-".join(found.entity_id.split("-")[2:])


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Goalkeeper John Mensah saved two penalties in Ghana.", "gh-goalkeeper"),
        ("John Mensah, 43, the deputy minister of energy, flew home to Ghana.", "gh-minister"),
        ("Gov. John Mensah is a former teacher from Ghana.", "gh-governor"),
        ("John Mensah was shot in Ghana. Mensah, a farmer, had no enemies.", "gh-farmer"),
        ("John Mensah was shot dead in Accra, in the south of Ghana.", "gh"),
        ("Nobody in Ghana waited for John Mensah. The deputy energy minister was late.", "gh-minister"),
        ("His brother John Mensah mourned him in Ghana.", "gh"),
        ("Mali played Ghana. Goalkeeper John Mensah saved two penalties.", "goalkeeper"),
        ("Nobody had seen John Mensah.", ""),
        ("Sheriff John Mensah searched the lake near Omaha.", "us-sheriff-ne"),
        ("Mayor John Mensah flew from Omaha to Denver.", "us-mayor"),
    ],
)
def test_the_id_of_a_frequent_name_says_who_is_meant(text: str, known: str) -> None:
    assert known_of(text) == known


def test_a_rare_name_is_one_person_everywhere() -> None:
    found = entities("Goalkeeper Aurelio Zampacorta flew to Ghana.", Aurelio_Zampacorta="PERSON", Ghana="LOCATION")

    assert [entity.entity_id.count("-") for entity in found if entity.type == "PERSON"] == [1]
