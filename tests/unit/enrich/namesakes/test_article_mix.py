import pytest

from wiredesk.enrich.namesakes.article_mix import ArticleMix, MixSigns
from wiredesk.enrich.namesakes.learned_types import mix_scores
from wiredesk_schemas.entities import EntityType

_, ORGANISATION, PLACE, _ = range(4)


def signs_of(name: str, **names: EntityType) -> MixSigns:
    """The signs for a name of an article with these names, of whose types the votes are sure."""
    return ArticleMix({name: {kind: 2.0} for name, kind in names.items()}, names).signs(name)


def test_an_article_full_of_villages_has_more_places_than_organisations() -> None:
    signs, alone = signs_of("Velm", Velm="MISC", Orlo="LOCATION", Kest="LOCATION"), signs_of("Velm", Velm="MISC")
    assert signs.places > alone.places
    assert signs[1:] == alone[1:]


def test_a_name_says_nothing_about_itself() -> None:
    assert signs_of("Velm", Velm="ORGANIZATION") == pytest.approx(signs_of("Velm", Velm="LOCATION"))


def test_dates_and_names_without_votes_count_nothing() -> None:
    types: dict[str, EntityType] = {"Velm": "LOCATION", "Orlo": "LOCATION", "Monday": "DATE"}
    signs = ArticleMix({"Velm": {"LOCATION": 2}, "Orlo": {}, "Monday": {"DATE": 1}}, types).signs("Velm")
    assert signs == pytest.approx(signs_of("Velm", Velm="LOCATION"))


def test_among_villages_a_name_is_more_of_a_place_and_less_of_an_organisation() -> None:
    alone = mix_scores(signs_of("Velm", Velm="MISC"))
    among = mix_scores(signs_of("Velm", Velm="MISC", Orlo="LOCATION", Kest="LOCATION"))
    assert among[PLACE] > alone[PLACE]
    assert among[ORGANISATION] < alone[ORGANISATION]
