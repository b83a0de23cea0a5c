"""An alert as people read it in mails and chats."""

from typing import Literal

from tests.unit.notify.alerts import alert
from wiredesk.notify.payload import text_for_people
from wiredesk_schemas.alerts import AlertQuote


def quote(kind: Literal["direct", "mixed", "indirect"], text: str, speaker: str | None = "Ama Mensah") -> AlertQuote:
    return AlertQuote(quote_id=text, kind=kind, text=text, spans=[], speaker=speaker, speaker_id=None, confidence=0.9)


def test_only_words_said_in_quote_marks_stand_in_quote_marks() -> None:
    quotes = [quote("indirect", "she waited all night", None), quote("direct", "It ran aground")]
    subject, text = text_for_people(alert(quotes=quotes))

    assert subject == "Ferry returns"
    assert text.split("\n\n")[:3] == [
        "Names Tamba.",
        "“It ran aground” – Ama Mensah",
        "she waited all night – speaker not named, reported",
    ]


def test_a_subject_names_the_status_of_the_alert() -> None:
    statuses = ("open", "updated", "retracted", "merged")
    subjects = [text_for_people(alert(status=status))[0] for status in statuses]
    assert subjects == ["Ferry returns", "Update: Ferry returns", "Retracted: Ferry returns", "Merged: Ferry returns"]
