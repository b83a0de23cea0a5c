from wiredesk.knowledge.organisations import ORGANISATIONS
from wiredesk.knowledge.vocabulary import Phrases, listed, words_in


def test_a_name_may_go_on_in_the_next_line() -> None:
    assert listed("Amnesty\n    International; Oxfam", ";") == {"Amnesty International", "Oxfam"}
    assert all("\n" not in name for name in ORGANISATIONS)


def test_phrases_are_found_whatever_stands_beside_them() -> None:
    phrases = Phrases(("North Velm", "Northern Ilsa", "North Velm Republic", "Côte d'Orr"))

    assert phrases.inside("pro-Northern Ilsans, North\nVelm, Côte d'Orr") == ["Côte d'Orr", "Northern Ilsa"]
    assert phrases.inside("the North Velm Republics and North Velm") == ["North Velm", "North Velm Republic"]


def test_the_words_of_a_text_are_its_runs_of_ascii_letters() -> None:
    assert words_in("Velm's 2nd half-time, Côte \ud800") == {"Velm", "s", "nd", "half", "time", "C", "te"}
