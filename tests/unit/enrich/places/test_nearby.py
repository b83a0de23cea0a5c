from wiredesk.enrich.annotation import Span
from wiredesk.enrich.places.evidence import Evidence
from wiredesk.enrich.places.gazetteer import Gazetteer, Place, gazetteer
from wiredesk.enrich.places.nearby import Surroundings, placed_nearby
from wiredesk.enrich.places.resolve import resolved


def placed(text: str, *names: str) -> dict[str, str]:
    """The kind, country, state or else name, of the place of each name."""
    named = {name: [Span(text.index(name), text.index(name) + len(name))] for name in names}
    found = resolved(text, named, {}, None)
    return {name: f"{place.kind} {place.region or place.country}" for name, place in found.items()}


def test_towns_near_each_other_tell_which_city_of_a_name_is_meant() -> None:
    text = "Crews from Ottumwa, Albia and Bloomfield met."
    assert placed(text, "Ottumwa", "Albia", "Bloomfield")["Bloomfield"] == "town IA"
    assert placed("Shops in Morecambe and Lancaster closed.", "Morecambe", "Lancaster")["Lancaster"] == "city GB"


def test_a_town_is_known_by_the_state_behind_it() -> None:
    assert placed("A barn burned in Kalona, Iowa.", "Kalona") == {"Kalona": "town IA"}
    assert placed("A barn burned in Kalona, Ohio.", "Kalona") == {}


def test_a_town_alone_stays_unknown() -> None:
    assert placed("A barn burned in Pulaski.", "Pulaski") == {}


def test_a_province_without_a_city_of_its_name_is_known_by_the_places_in_it() -> None:
    text = "Laoag and Batac in Ilocos Norte were dark."
    assert placed(text, "Laoag", "Batac", "Ilocos Norte")["Ilocos Norte"] == "region PH"


def test_a_name_does_not_count_for_its_own_places() -> None:
    place = Place("city", 1, "Velm", "US", "IA", 41.0, -92.0, 100)
    beside = Place("town", 2, "Ilsa", "US", "IA", 41.2, -92.1, 100)
    surroundings = Surroundings({"Velm": [place], "Ilsa": [beside]}, {})
    assert surroundings.near("Velm", place) == 1
    assert Surroundings({"Velm": [place]}, {}).near("Velm", place) == 0


def test_names_beside_are_looked_up_in_one_order_so_that_sums_of_shares_are_the_same_in_each_process() -> None:
    class Recorder(Gazetteer):
        def __init__(self) -> None:
            super().__init__(b"velm\ttown\t1\tVelm\tUS\tIA\t41.0\t-92.0\t700\n")
            self.sought: list[str] = []

        def all_named(self, name: str) -> tuple[Place, ...]:
            self.sought.append(name)
            return super().all_named(name)

    one, other = Recorder(), Recorder()
    placed_nearby(one, {}, {}, Evidence(), ["Velm", "Ilsa", "Orno"])
    placed_nearby(other, {}, {}, Evidence(), ["Orno", "Velm", "Ilsa"])
    assert one.sought == other.sought


def test_towns_are_no_places_of_a_name_without_more() -> None:
    assert gazetteer().named("Kalona") == []
    assert [place.kind for place in gazetteer().all_named("Kalona")] == ["town"]


def test_a_part_of_a_city_is_no_town_elsewhere() -> None:
    text = "Homes in Midtown and Kingston, Tennessee, were dark."
    assert "Midtown" not in placed(text, "Midtown", "Kingston", "Tennessee")


def test_a_large_city_that_is_named_once_is_not_the_town_of_its_name() -> None:
    text = "Officers from Gainesville and Dalton in Georgia met a Nashville firm."
    assert placed(text, "Gainesville", "Dalton", "Georgia", "Nashville").get("Nashville") != "town GA"
