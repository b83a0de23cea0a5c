from wiredesk.enrich.places.vicinity import NO_SIGNS, ArticleMap
from wiredesk_schemas.entities import EntityType

KERRY: dict[str, EntityType] = {"Killorglin": "LOCATION", "Cahersiveen": "LOCATION", "Irish": "NORP"}


def test_a_town_is_near_the_articles_other_places_and_in_its_country() -> None:
    signs = ArticleMap({**KERRY, "Kenmare": "ORGANIZATION"}).signs("Kenmare")
    assert signs.known == signs.here == 1.0
    assert signs.near > 0.5


def test_a_namesake_elsewhere_is_known_only() -> None:
    signs = ArticleMap({**KERRY, "Wagga Wagga": "PERSON"}).signs("Wagga Wagga")
    assert (signs.known, signs.here, signs.near, signs.near_share) == (1.0, 0.0, 0.0, 0.0)


def test_a_name_that_no_place_has_shows_nothing() -> None:
    assert ArticleMap({**KERRY, "Velmorlo": "PERSON"}).signs("Velmorlo") == NO_SIGNS


def test_a_place_is_no_evidence_for_itself() -> None:
    signs = ArticleMap({"Kenmare": "LOCATION"}).signs("Kenmare")
    assert (signs.here, signs.near) == (0.0, 0.0)


def test_a_persons_surname_is_no_place() -> None:
    assert ArticleMap({**KERRY, "Ana Kenmare": "PERSON", "Kenmare": "PERSON"}).signs("Kenmare") == NO_SIGNS
