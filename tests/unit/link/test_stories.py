"""The decision whether two articles tell one story."""

import numpy as np

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
