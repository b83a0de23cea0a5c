"""The decision whether two articles tell one story."""

import numpy as np

from tests.unit.link.final import linked, of
from tests.unit.link.records import clean, entities, quotes
from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.state.story_groups import TOGETHER
from wiredesk.link.stories import Outline, chances, features, outline

NOON = 1_772_449_200.0
OWN = """Divers found the wreck of the ferry that sank off Tamba on Monday with 48 survivors and six missing. Kofi
Boateng, the minister, ordered an inquiry. Captain Ama Mensah blames the engine, Mensah Lines the heavy seas. The navy
will lift the vessel, which was built in 1987, before the week is out."""


def told(title: str, text: str, time: float | None = NOON) -> Outline:
    return outline(
        title, text, [("PERSON", name, 0.5) for name in ("Ama Mensah", "Kofi Boateng") if name in text], time
    )


def test_two_reports_of_an_event_and_a_brief_of_it_tell_one_story() -> None:
    report, strike = told("Ferry sinks off Tamba", FERRY), told("Dockers strike in Port Harlan", STRIKE)
    own, brief = told("Wreck of Tamba ferry found", OWN), told("Ferry sinks", FERRY.partition("The vessel")[0])

    assert (chances(report, [own, brief]) >= TOGETHER).all()
    assert chances(strike, [report])[0] < TOGETHER


def test_features_are_the_same_in_both_directions_and_beside_any_others() -> None:
    times = ((FERRY, 0.0), (OWN, 86_400.0), (STRIKE, None), ("", None))
    texts = [told("", text, time) for text, time in times]

    together = features(texts[0], texts)
    assert np.array_equal(together, np.concatenate([features(texts[0], [other]) for other in texts]))
    assert np.array_equal(together, np.concatenate([features(other, [texts[0]]) for other in texts]))
    assert features(texts[0], []).shape == (0, together.shape[1])


BURNS = "County lifts burn ban", "The county lifted its burn ban on Monday after heavy rains, the fire chief said."


def test_two_reports_in_the_same_words_whose_names_have_none_in_common_tell_two_stories() -> None:
    def ban(*names: str) -> Outline:
        return outline(*BURNS, [("LOCATION", name, 0.5) for name in names], NOON)

    velm = ban("Velm", "Velm County", "Orno", "Tamba Road")

    assert chances(velm, [ban("Harlan", "Harlan County", "Quay", "Ness Street")])[0] == 0
    assert chances(velm, [ban("Harlan", "Harlan County", "Orno", "Ness Street")])[0] >= TOGETHER
    assert chances(velm, [ban("Harlan", "Harlan County")])[0] >= TOGETHER


def test_many_names_in_common_say_more_than_one() -> None:
    def report(title: str, text: str, names: int) -> Outline:
        return outline(title, text, [("ORGANIZATION", name, 0.5) for name in HARBOUR[:names]], NOON)

    alike = [
        chances(report("Ferry sinks off Tamba", FERRY, names), [report("Wreck found", OWN, names)])[0]
        for names in (1, 2, 5)
    ]

    assert alike[0] < alike[1] < alike[2]


HARBOUR = ("Mensah Lines", "Tamba Port Authority", "Orno Coastguard", "Velm Shipyard", "Storvik Divers")


BAKER = """Der Bäcker hat die Stadt am Montag verlassen, und die Leute haben nicht mehr auf das Brot gewartet, das er
für sie gebacken hat, weil der Ofen und die Kammer nach dem Regen nicht mehr zu nutzen waren. Er sei müde, sagte er, und
das sei auch für die anderen so. Wie es mit dem Haus weitergeht, ist nicht klar, aber sie wollen es nicht aufgeben."""
JUDGE = """Die Richterin hat das Urteil am Dienstag verlesen, und der Mann wird nicht mehr auf die Insel gehen, die er
für sich gekauft hat, weil das Geld und die Papiere nach der Wahl nicht mehr zu finden waren. Er sei frei, sagte er, und
das sei auch für die Kinder so. Wie es mit dem Boot weitergeht, ist nicht klar, aber sie wollen es nicht verkaufen."""


def stories_in(language: str | None) -> int:
    when = "2026-03-02T11:00:00Z"
    articles = [clean(key, text, language=language, published_at=when) for key, text in (("a", BAKER), ("b", JUDGE))]
    records = [
        (kind, make(article)) for article in articles for kind, make in (("entities", entities), ("quotes", quotes))
    ]
    return len(of(linked(*(("clean", article) for article in articles), *records), "stories"))


def test_articles_in_another_language_are_no_story_for_their_common_words() -> None:
    assert stories_in("de") == 2
    assert stories_in("en") == 1
