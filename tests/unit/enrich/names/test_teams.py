import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.teams import with_teams
from wiredesk_schemas.entities import EntityType


def teams(text: str, *places: str) -> list[str]:
    """The names that become organisations; every occurrence of `places` is a mention of a place."""
    spans = sorted(Span(at, at + len(name)) for name in places for at in range(len(text)) if text.startswith(name, at))
    found = with_teams(text, [EntityMention(span, "LOCATION") for span in spans])
    return [text[slice(*mention.span)] for mention in found if mention.type == "ORGANIZATION"]


@pytest.mark.parametrize(
    "text",
    [
        "Velm 2 Ilsa 1 (halftime 1-0)",
        "Velm beat Ilsa 3-1 on Friday.",
        "Velm lost to the Ilsa 70-81 on Friday.",
        "VELM BEAT ILSA BY FOUR WICKETS.",
        "Next match: Velm v Ilsa, September 1.",
        "A friendly match between Velm and Ilsa drew 30,000.",
        "Football between Velm and Ilsa was postponed.",
        "Velm topped Ilsa 54-49 on the court.",
        "Velm survived a late charge to beat Ilsa by four points.",
        "Velm edged Ilsa in overtime.",
    ],
)
def test_two_places_in_a_result_are_teams(text: str) -> None:
    names = ("VELM", "ILSA") if text.isupper() else ("Velm", "Ilsa")
    assert teams(text, *names) == list(names)


@pytest.mark.parametrize("text", ["Velm topped Ilsa in a list of dry towns.", "Talks between Velm and Ilsa went on."])
def test_two_places_without_a_result_stay_places(text: str) -> None:
    assert teams(text, "Velm", "Ilsa") == []


@pytest.mark.parametrize(
    "text",
    ["May 17 v Velm (at the park)", "They lost the series against Velm.", "Velm won the toss.", "Velm 228-9 in 50"],
)
def test_one_place_may_be_a_team_by_itself(text: str) -> None:
    assert teams(text, "Velm") == ["Velm"]


def test_fixtures_in_a_row_are_of_teams() -> None:
    assert teams("Velm at Ilsa Orno at Kest", "Velm", "Ilsa", "Orno", "Kest") == ["Velm", "Ilsa", "Orno", "Kest"]


def test_a_team_is_a_team_elsewhere_too_but_a_place_where_something_is() -> None:
    text = "Velm beat Ilsa 3-1. Velm, who play in Ilsa next, came from Velm by bus. In Velm they danced."
    assert teams(text, "Velm", "Ilsa") == ["Velm", "Ilsa", "Velm"]


def test_a_dateline_is_a_place() -> None:
    text = "VELM 1996-08-30 VELM 3 ILSA 2"
    assert teams(text, "VELM", "ILSA") == ["VELM", "ILSA"]


@pytest.mark.parametrize(
    "text",
    [
        "Velm held Ilsa for a year.",
        "The road between Velm and Ilsa is shut.",
        "Velm has 30,000 people and Ilsa 20,000.",
        "She flew to Velm at Ilsa's request.",
    ],
)
def test_places_stay_places_without_a_game(text: str) -> None:
    assert teams(text, "Velm", "Ilsa") == []


@pytest.mark.parametrize(
    "text",
    [
        "Velm bowled out Ilsa for 163 on the first day.",
        "Velm trail Ilsa by 40 runs.",
        "Velm declared at 512 for six against Ilsa.",
        "Velm lost 3-0 to Ilsa in the rain.",
        "Velm drew 1-1 with the Ilsa.",
    ],
)
def test_a_result_in_words_is_of_teams(text: str) -> None:
    assert teams(text, "Velm", "Ilsa") == ["Velm", "Ilsa"]


def persons_as_teams(text: str, *persons: str) -> list[str]:
    spans = sorted(Span(at, at + len(name)) for name in persons for at in range(len(text)) if text.startswith(name, at))
    found = with_teams(text, [EntityMention(span, "PERSON") for span in spans])
    return [text[slice(*mention.span)] for mention in found if mention.type == "ORGANIZATION"]


def test_supposed_persons_are_teams_in_an_article_about_a_sport_of_teams() -> None:
    text = "Orno Velm beat Ilsa 2-1 with an own goal. Ilsa striker Ana Ruiz left at half-time."
    assert persons_as_teams(text, "Orno Velm", "Ilsa", "Ana Ruiz") == ["Orno Velm", "Ilsa", "Ilsa"]


@pytest.mark.parametrize(
    "text",
    [
        "Orno beat Velm 6-2 in the first set after a goal of his.",
        "Orno beat Velm 3-1 in the chess league. Ana Velm lost to Bo Orno.",
        "Orno beat Velm 2-1 in the rain.",
    ],
)
def test_persons_who_beat_each_other_stay_persons(text: str) -> None:
    assert persons_as_teams(text, "Orno", "Velm", *(name for name in ("Ana Velm", "Bo Orno") if name in text)) == []


def test_the_place_of_a_dateline_is_no_team() -> None:
    assert teams("VELM: Velm were 88 for one against Ilsa.", "VELM", "Velm") == ["Velm"]


def test_a_team_keeps_its_short_name_and_meets_others() -> None:
    text = "Velm Rovers edged Orno Shamrocks by a point. Velm scored a goal. Rovers will meet Na Kest in May."
    names = ("Velm Rovers", "Orno Shamrocks", "Na Kest")
    spans = {Span(text.index(name), text.index(name) + len(name)) for name in names}
    spans |= {
        Span(text.index("Velm scored"), text.index(" scored")),
        Span(text.index("Rovers will"), text.index(" will")),
    }
    found = with_teams(text, [EntityMention(span, "PERSON") for span in sorted(spans)])
    assert {mention.type for mention in found} == {"ORGANIZATION"}


SIDES: tuple[tuple[str, EntityType], ...] = (("Slaught", "PERSON"), ("Cushen", "LOCATION"), ("Armagh", "LOCATION"))


def test_fixtures_beside_a_result_are_of_teams_but_the_ground_is_a_place() -> None:
    text = "The coach was glad: Velm beat Ilsa 3-1. Orno plays at Kest on Friday, and Orlo will face Tarn."
    assert teams(text, "Velm", "Ilsa", "Orno", "Kest", "Orlo", "Tarn") == ["Velm", "Ilsa", "Orno", "Orlo", "Tarn"]
    assert teams("The minister of Velm visits Orno.", "Velm", "Orno") == []


def test_a_margin_needs_no_unit() -> None:
    assert teams("Velm downed Ilsa by nine.", "Velm", "Ilsa") == ["Velm", "Ilsa"]


def test_who_a_team_beats_is_a_team_in_an_article_about_a_team_sport() -> None:
    text = "Rovers beat ten-man Velm at the Lane with a goal in the last minute."
    rovers = EntityMention(Span(0, 6), "ORGANIZATION")
    velm = EntityMention(Span(text.index("Velm"), text.index("Velm") + 4), "LOCATION")
    assert with_teams(text, [rovers, velm])[1].type == "ORGANIZATION"
    elsewhere = text.replace("with a goal in the last minute", "in a list of towns")
    assert with_teams(elsewhere, [rovers, velm])[1].type == "LOCATION"
