import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.calendar_names import with_calendar_names


def read(text: str, **types: str) -> list[tuple[str, str]]:
    """The mentions after the correction, given their types by name; each occurrence of a name is a mention."""
    given = []
    for name, kind in types.items():
        at = text.find(name)
        while at >= 0:
            given.append(EntityMention(Span(at, at + len(name)), kind))  # type: ignore[arg-type]
            at = text.find(name, at + 1)
    found = with_calendar_names(text, sorted(given, key=lambda mention: mention.span))
    return [(text[slice(*mention.span)], mention.type) for mention in found]


def test_a_month_before_a_surname_is_a_given_name_here_and_elsewhere() -> None:
    text = "April Jones resigned. “It was fun,” April said. In April she starts anew."
    assert read(text, April="DATE", Jones="PERSON") == [
        ("April Jones", "PERSON"),
        ("April", "PERSON"),
        ("April", "DATE"),
    ]


def test_a_month_that_no_mention_covers_is_a_given_name_too() -> None:
    assert read("He thanked May Chen.", Chen="PERSON") == [("May Chen", "PERSON")]


@pytest.mark.parametrize(
    "text",
    [
        "In April Jones resigned.",
        "Since last April Jones rested.",
        "On 6 April Jones left.",
        "By early April Jones won.",
    ],
)
def test_a_month_after_a_preposition_or_number_is_a_date(text: str) -> None:
    assert read(text, April="DATE", Jones="PERSON") == [("April", "DATE"), ("Jones", "PERSON")]


def test_a_day_is_a_given_name_only_where_it_recurs() -> None:
    once = "The palace said Tuesday Jones would go."
    assert read(once, Tuesday="DATE", Jones="PERSON") == [("Tuesday", "DATE"), ("Jones", "PERSON")]
    twice = "Tuesday Jones sang. Later Tuesday Jones left."
    assert read(twice, Tuesday="DATE", Jones="PERSON") == [("Tuesday Jones", "PERSON")] * 2


def test_a_surname_that_is_a_month_stays_with_its_own_given_name() -> None:
    text = "Theresa May Chen met them."
    assert read(text, **{"Theresa May": "PERSON", "Chen": "PERSON"}) == [("Theresa May", "PERSON"), ("Chen", "PERSON")]
    assert read("Bo June, Chen and others", **{"Bo June": "PERSON", "Chen": "PERSON"}) == [
        ("Bo June", "PERSON"),
        ("Chen", "PERSON"),
    ]


def test_a_day_between_commas_behind_an_office_is_a_given_name() -> None:
    assert read("The governor, Monday Ruiz, left.", Monday="DATE", Ruiz="PERSON") == [("Monday Ruiz", "PERSON")]
    assert read("In the hall, Monday Ruiz, left.", Monday="DATE", Ruiz="PERSON")[0] == ("Monday", "DATE")


def test_a_day_behind_a_trade_that_opens_a_sentence_is_a_given_name() -> None:
    assert read("Resident Sunday Ruiz slept.", Sunday="DATE", Ruiz="PERSON") == [("Sunday Ruiz", "PERSON")]


def test_a_town_called_like_a_month_is_one() -> None:
    text = "He was hired to drive to May Pen in May."
    dates = [Span(text.index("May Pen"), text.index(" in May")), Span(text.rindex("May"), len(text) - 1)]
    found = with_calendar_names(text, [EntityMention(span, "DATE") for span in dates])
    assert [mention.type for mention in found] == ["LOCATION", "DATE"]


def test_a_feast_behind_a_word_of_time_is_a_date() -> None:
    assert read("It is shut until Easter. They went on since Diwali.", Easter="LOCATION", Diwali="PERSON") == [
        ("Easter", "DATE"),
        ("Diwali", "DATE"),
    ]
    assert read("He met Holi.", Holi="PERSON") == [("Holi", "PERSON")]
