import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.namesakes.waters import is_water, waters_in


def waters(text: str, *names: str) -> set[str]:
    """The waters among the names, each marked as a person where it stands first."""
    spans = sorted(Span(text.index(name), text.index(name) + len(name)) for name in names)
    return waters_in(text, [EntityMention(span, "PERSON") for span in spans])


@pytest.mark.parametrize(
    "text",
    [
        "Villages along the Kest were flooded.",
        "A bridge over the Kest collapsed and the river took it.",
        "Anglers fear for trout. The Kest is low.",
    ],
)
def test_a_name_with_an_article_in_a_text_about_water_is_a_river(text: str) -> None:
    assert waters(text, "Kest") == {"Kest"}


def test_a_river_with_its_noun_gives_the_name_without_it() -> None:
    assert waters("Cows drank from the River Kest.", "River Kest") == {"River Kest", "Kest"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The river rose. The Kest plan failed.", "Kest"),
        ("She saw the Kest on Monday.", "Kest"),
        ("The river rose, said Kest.", "Kest"),
        ("Actor River Kest left.", "River Kest"),
    ],
)
def test_other_names_are_none(text: str, name: str) -> None:
    assert waters(text, name) == set()


def test_a_surname_in_the_article_is_none() -> None:
    assert waters("Ana Kest saw the flood. A tug brought her to the Kest.", "Ana Kest", "Kest") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kest flooded the town.", True),
        ("They fished for trout in the Kest.", True),
        ("They fished for trout in The Kest.", False),
        ("They fished for trout in Kest.", False),
        ("He saw the Kest.", False),
    ],
)
def test_a_river_is_distinguished_from_a_town_by_its_article(text: str, expected: bool) -> None:
    start = text.index("Kest")
    assert is_water(text, Span(start, start + 4)) is expected
