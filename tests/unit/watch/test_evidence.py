"""What an alert says of an article that matches: the words with their offsets, the quotes, the reason."""

from typing import Any

from tests.unit.watch.records import article
from wiredesk.watch.evidence import WatchMatch, watch_match
from wiredesk.watch.query import WatchQuery
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

TEXT = "ACCRA — “We waited all night in Tamba,” said Ama Mensah. “It ran aground,” said Kofi Boateng. Mensah’s café."
RECORDS = article(
    "ferry",
    TEXT,
    names=(("PERSON", "Ama Mensah"), ("LOCATION", "Tamba")),
    said=(("We waited all night in Tamba", "Ama Mensah"), ("It ran aground", "Kofi Boateng")),
    title="Ferry: a café aground",
    language="en",
    source="MNA",
)


def match(**conditions: Any) -> WatchMatch:
    query, view = WatchQuery(Watch(watch_id="w", name="W", **conditions)), ArticleView(*RECORDS)
    assert query.matches(view)
    return watch_match(query, view)


def test_names_come_with_the_offsets_of_their_mentions() -> None:
    (mention,) = match(people=["Mensah"]).mentions

    assert TEXT[mention.start : mention.end] == mention.text == "Ama Mensah"
    assert (mention.condition, mention.wanted, mention.entity_id) == ("people", "Mensah", "person-ama-mensah")


def test_words_come_with_their_offsets_in_headline_and_text() -> None:
    found = match(words_any=["CAFE", "night"], phrases=["ran aground"])

    fields = {"title": RECORDS[0]["title"], "text": TEXT}
    assert [(mention.field, mention.text) for mention in found.mentions] == [
        ("title", "café"),
        ("text", "night"),
        ("text", "ran aground"),
        ("text", "café"),
    ]
    assert all(fields[mention.field][mention.start : mention.end] == mention.text for mention in found.mentions)
    assert found.reason == "Has “CAFE” and “night”; has “ran aground”"


def test_only_the_quotes_that_match_are_listed() -> None:
    found = match(quotes_by=["Ama Mensah"], quotes_about=["Tamba"])

    (quote,) = found.quotes
    assert [TEXT[start:end] for start, end in quote.spans] == [quote.text] == ["We waited all night in Tamba"]
    assert found.conditions == ["quotes_by", "quotes_about"]
    assert found.reason == "Quotes Ama Mensah on Tamba: “We waited all night in Tamba”"


def test_a_quote_in_the_reason_has_an_ellipsis_where_its_attribution_interrupts_it() -> None:
    clean, entities, quotes = article(
        "ferry",
        "“We waited,” said Ama Mensah. “It came.”",
        names=(("PERSON", "Ama Mensah"),),
        said=(("We waited", "Ama Mensah"),),
    )
    assert quotes
    quotes["quotes"][0] |= {"text": "We waited It came.", "spans": [[1, 10], [31, 39]]}
    query, view = (
        WatchQuery(Watch(watch_id="w", name="W", quotes_by=["Ama Mensah"])),
        ArticleView(clean, entities, quotes),
    )

    assert query.matches(view)
    assert watch_match(query, view).reason == "Quotes Ama Mensah: “We waited … It came.”"


def test_only_words_in_quote_marks_stand_in_marks_in_the_reason_and_come_first() -> None:
    clean, entities, quotes = RECORDS
    assert quotes
    kinds = [{**quote, "kind": kind} for quote, kind in zip(quotes["quotes"], ("indirect", "mixed"), strict=True)]
    view = ArticleView(clean, entities, {**quotes, "quotes": kinds})

    def reason(**conditions: Any) -> str:
        query = WatchQuery(Watch(watch_id="w", name="W", **conditions))
        assert query.matches(view)
        return watch_match(query, view).reason

    assert reason(quotes_by=["Ama Mensah"]) == "Reports Ama Mensah: We waited all night in Tamba"
    assert reason(quotes_by=["Kofi Boateng"]) == "Quotes Kofi Boateng: It ran aground"
    both = ["Ama Mensah", "Kofi Boateng"]
    assert reason(quotes_by=both) == "Quotes Kofi Boateng: It ran aground and 1 more"


def test_what_a_quote_is_about_is_marked_in_it() -> None:
    (mention,) = match(quotes_about=["Tamba"]).mentions

    assert (TEXT[mention.start : mention.end], mention.condition) == ("Tamba", "quotes_about")


def test_the_reason_says_what_the_article_calls_it() -> None:
    assert match(people=["Mensah"]).reason == "Names Ama Mensah"
    assert match(people=["person-ama-mensah"]).reason == "Names Ama Mensah"


def test_the_reason_says_where_a_story_was_filed_if_its_text_does_not_name_the_place() -> None:
    filed = {"text": "TAMALE, Ghana", "place": "TAMALE, Ghana", "date": None}
    query = WatchQuery(Watch(watch_id="w", name="W", places=["Tamale", "Tamba"]))

    alone = watch_match(query, ArticleView(*article("a", "The mill closed.", dateline=filed)))
    assert (alone.reason, alone.mentions, alone.conditions) == ("Is filed from Tamale", [], ["places"])

    both = ArticleView(*article("a", "The mill in Tamba closed.", names=(("LOCATION", "Tamba"),), dateline=filed))
    assert watch_match(query, both).reason == "Names Tamba; is filed from Tamale"

    named = ArticleView(*article("a", "A mill in Tamale closed.", names=(("LOCATION", "Tamale"),), dateline=filed))
    assert watch_match(query, named).reason == "Names Tamale"


def test_the_reason_names_every_condition() -> None:
    found = match(people=["Ama Mensah"], places=["Tamba"], sources=["MNA"], languages=["en"])

    assert found.reason == "Names Ama Mensah; names Tamba; is published by MNA; is in English"
