import pytest

from workers.enrich.forms import forms, lemmas


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("reply", {"reply", "replies", "replied", "replying"}),
        ("announce", {"announce", "announces", "announced", "announcing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
    ],
)
def test_a_verb_is_known_in_all_its_forms(verb: str, expected: set[str]) -> None:
    assert forms(verb) == expected


def test_every_form_leads_back_to_its_verb() -> None:
    assert lemmas(["tell", "warn"])["told"] == "tell"
