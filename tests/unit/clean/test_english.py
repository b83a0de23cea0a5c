import pytest

from workers.clean.english import English, english


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor said on Tuesday that the bridge would stay closed until the spring.",
        "“We waited for three hours and they never came,” she told the council after the meeting.",
        "Officials have not said when the harbour will open, but the work is going on.",
    ],
)
def test_small_words_prove_english(paragraph: str) -> None:
    assert english(paragraph) is English.PROVED


@pytest.mark.parametrize(
    "paragraph",
    [
        "Di govnor don tok say dem go open di bridge wen rain don finish, but pipo for di area no gree.",
        "The fowk that bide in the toun say naebody telt them aboot the new road, and the cooncil wis quiet.",
        "Sabi ng mayor, na-delay ang project dahil sa budget issue pero tuloy pa rin daw ang construction next month.",
        "Das Team of the Year wird am Freitag in Lindau geehrt, wie die Veranstalter der Show mitteilten.",
        "The Bridge blijft dicht, zegt de directeur van het project, want er is geen geld meer.",
        "Le groupe The Lanterns sera en concert samedi, a annoncé la salle sur son site.",
        "Kwabena Osei-Tutu, Adjoa Mensah, Yaw Boateng, Kofi Annor and Kojo Antwi.",
    ],
)
def test_other_tongues_that_borrow_english_words_are_not_proved(paragraph: str) -> None:
    assert english(paragraph) is English.UNPROVED


def test_a_terse_paragraph_is_likely_only() -> None:
    assert english("Shipments of copper rose for a second month in the port, brokers there say.") is English.LIKELY


def test_a_paragraph_of_any_length_costs_its_head() -> None:
    assert english("x" * 4_000_000) is English.UNPROVED
