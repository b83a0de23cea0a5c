import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.found import with_dates
from wiredesk_schemas.entities import EntityType


def named(text: str, **mentions: EntityType) -> list[tuple[str, str]]:
    """Mentions (words and type) after adding dates to the given names (`_` for a space)."""
    given = []
    for name, kind in mentions.items():
        start = text.index(name.replace("_", " "))
        given.append(EntityMention(Span(start, start + len(name)), kind))
    return [(text[date.span.start : date.span.end], date.type) for date in with_dates(text, given)]


@pytest.mark.parametrize(
    "words",
    [
        "today",
        "yesterday evening",
        "the day before yesterday",
        "last month",
        "this morning",
        "the past three weeks",
        "next\ntwo years",
        "ten days ago",
        "the fifth consecutive weekend",
        "the second day in a row",
        "the late 1960s",
        "early 2027",
        "late in 2026",
        "07-05-2026",
        "1/31/2026",
        "2026-7-6",
        "Friday night",
    ],
)
def test_a_date_that_is_no_name_is_found(words: str) -> None:
    assert named(f"Fishermen of Port Ilsa marched {words} and sang.") == [(words, "DATE")]


def test_a_named_day_grows_to_all_that_says_which() -> None:
    assert named("It closed last Monday night.", Monday="DATE") == [("last Monday night", "DATE")]


def test_a_word_within_a_name_is_no_date() -> None:
    text = "Ana Ruiz told Tonga Today that she left last week."
    assert named(text, Ana_Ruiz="PERSON", Tonga_Today="ORGANIZATION") == [
        ("Ana Ruiz", "PERSON"),
        ("Tonga Today", "ORGANIZATION"),
        ("last week", "DATE"),
    ]


def test_text_without_dates_keeps_its_mentions() -> None:
    assert named("Ana Ruiz left.", Ana_Ruiz="PERSON") == [("Ana Ruiz", "PERSON")]


def test_a_march_is_no_month() -> None:
    assert named("With this march we show it. Next March they vote.") == [("Next March", "DATE")]


@pytest.mark.parametrize(
    "text",
    ["The mayor will answer in two weeks.", "She said the probe may wake up in two weeks, if at all."],
)
def test_a_time_ahead_is_a_date(text: str) -> None:
    assert named(text) == [("in two weeks", "DATE")]


@pytest.mark.parametrize(
    "text",
    [
        "It was the second fire in two weeks.",
        "It will be the second fire in two weeks.",
        "The wall could be built in two weeks.",
        "The mayor left in two weeks.",
        "The seat will be hard to hold in a year when nobody is popular.",
    ],
)
def test_how_long_something_takes_is_no_date(text: str) -> None:
    assert named(text) == []


def test_a_feast_is_found_even_if_a_model_takes_it_for_another_name() -> None:
    assert named("It closed on Christmas Day and Bonfire Night.", Bonfire_Night="MISC") == [
        ("Christmas Day", "DATE"),
        ("Bonfire Night", "DATE"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 12 days she retires.", "In 12 days"),
        ("In three weeks the fair opens in Ilsa.", "In three weeks"),
        ("In six days, the jury hears Ana Ruiz.", "In six days"),
        ("In six days Ana Ruiz sails to Ilsa.", "In six days"),
        ("In two months they vote again.", "In two months"),
        ("The strike started a fortnight ago.", "a fortnight ago"),
        ("The lease expires in a fortnight.", "in a fortnight"),
        ("The fair reopens a week on Sunday.", "a week on Sunday"),
        ("The vote will be held two weeks on Thursday.", "two weeks on Thursday"),
        ("The ferry returns a fortnight tomorrow.", "a fortnight tomorrow"),
        ("They met the Friday before last.", "the Friday before last"),
        ("They meet the week after next.", "the week after next"),
        ("In last two weeks nobody came.", "last two weeks"),
        ("She missed its last three months.", "last three months"),
    ],
)
def test_a_date_counted_from_another_is_whole(text: str, words: str) -> None:
    assert named(text) == [(words, "DATE")]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge should last forty years, or at least last 20 years.",
        "The voyage can last three weeks.",
        "The repairs did not last two months.",
        "Most strikes last a week.",
        "In three weeks the fair lost its roof.",
        "In two days, prices rose.",
        "In two days they sold all of it.",
        "In two days the army took Ilsa.",
        "In two days Ana Ruiz had sailed home.",
        "In five years, house prices of the city doubled.",
    ],
)
def test_how_long_something_lasts_is_no_date(text: str) -> None:
    assert named(text) == []


def test_a_rate_and_another_year_are_no_count() -> None:
    assert named("She earns $90 a week today.") == [("today", "DATE")]
    assert named("He closed it for two weeks tomorrow.") == [("tomorrow", "DATE")]
    assert named("It began the year before last October.") == [("last October", "DATE")]


@pytest.mark.parametrize(
    "words", ["early 2027", "mid-2027", "late March", "the end of 2027", "early next year", "last spring"]
)
def test_a_date_begins_with_its_part(words: str) -> None:
    year = words.split()[-1].rpartition("-")[2]
    marked: dict[str, EntityType] = {year: "DATE"} if year[0] in "2M" else {}
    assert named(f"They may move in {words}, he says.", **marked) == [(words, "DATE")]


def test_a_feast_has_its_year() -> None:
    assert named("It fell on Boxing Day 2015.", Boxing_Day_2015="MISC") == [("Boxing Day 2015", "DATE")]


def test_christmas_is_a_date_whatever_the_model_takes_it_for() -> None:
    assert named("They want it by Christmas.", Christmas="MISC") == [("Christmas", "DATE")]


@pytest.mark.parametrize("words", ["08458 505505", "903-675-8477", "GE14", "4.1925/1955", "(01524) 55"])
def test_a_telephone_number_a_code_and_a_rate_are_no_dates(words: str) -> None:
    start = len("Ring ")
    assert with_dates(f"Ring {words} now.", [EntityMention(Span(start, start + len(words)), "DATE")]) == []


@pytest.mark.parametrize("words", ["dawn", "noon", "eastern"])
def test_a_time_of_day_and_another_word_are_no_dates(words: str) -> None:
    start = len("The ferry left ")
    assert with_dates(f"The ferry left {words} behind.", [EntityMention(Span(start, start + len(words)), "DATE")]) == []


@pytest.mark.parametrize("words", ["now", "a decade ago", "weekdays", "the autumn", "early next morning", "Ramadan"])
def test_a_date_without_figures_stays_one(words: str) -> None:
    start = len("It sails ")
    date = EntityMention(Span(start, start + len(words)), "DATE")
    assert with_dates(f"It sails {words}.", [date]) == [date]


def test_a_century_is_part_of_its_date() -> None:
    written = "The quay dates to the 19th century; the sheds to the 17th and 18th centuries."
    assert named(written, the_19th="DATE") == [("the 19th century", "DATE")]
    start = written.index("18th")
    behind = with_dates(written, [EntityMention(Span(start, start + len("18th")), "DATE")])
    assert [written[slice(*date.span)] for date in behind] == ["18th centuries"]


@pytest.mark.parametrize(
    "words", ["2026", "2026-27", "9/11", "7/5/2026", "5.7.2026", "Q3 2026", "’98", "MAY", "2000 B.C."]
)
def test_a_date_in_figures_stays_one(words: str) -> None:
    date = EntityMention(Span(7, 7 + len(words)), "DATE")
    assert with_dates(f"It was {words} then.", [date]) == [date]


def test_somebody_s_age_is_no_decade() -> None:
    text = "A tourist in his early 60s sang of the 60s."
    first, second = text.index("60s"), text.rindex("60s")
    given = [EntityMention(Span(start, start + 3), "DATE") for start in (first, second)]
    assert [date.span.start for date in with_dates(text, given)] == [second]
