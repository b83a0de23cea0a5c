from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.unit.link.final import Final, final, linked, of
from tests.unit.link.records import clean, entities, entity_id, quotes
from tests.unit.link.stories import FERRY, STRIKE
from wiredesk.link.linker import Linker

MONDAY, TUESDAY = "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z"
WORDS = "We never had a chance to turn the ship around before it sank"


def values(found: Final, topic: str) -> list[Any]:
    return [orjson.loads(value) for _, value in sorted(of(found, topic).items())]


def value(found: Final, topic: str, key: str) -> Any:
    return orjson.loads(found[topic, key])


def test_a_copy_names_the_earliest_article_with_its_text() -> None:
    found = linked(
        ("clean", clean("late", FERRY.replace("48 people", "52 people"), published_at=TUESDAY, source="Tamba News")),
        ("clean", clean("first", FERRY, published_at=MONDAY, agency="Reuters")),
        ("clean", clean("other", STRIKE, published_at=MONDAY)),
    )

    assert value(found, "copies", "late")["original_id"] == "first"
    assert value(found, "copies", "late")["relation"] == "edited"
    assert value(found, "copies", "late")["agency"] == "Reuters"
    assert value(found, "copies", "first")["original_id"] is None
    assert value(found, "copies", "other")["original_id"] is None


def test_texts_that_are_a_month_apart_are_no_copies() -> None:
    found = linked(
        ("clean", clean("first", FERRY, published_at=MONDAY)),
        ("clean", clean("again", FERRY, published_at="2026-04-02T09:00:00Z")),
    )

    assert value(found, "copies", "again")["original_id"] is None


def test_two_who_speak_together_do_not_contradict_each_other() -> None:
    first = clean("first", FERRY, published_at=MONDAY)
    later = clean("later", STRIKE, published_at=TUESDAY)
    jointly = quotes(later, (2 * f"{WORDS}, ", "Kofi Boateng"))

    def flags_of() -> Any:
        found = linked(
            ("clean", first), ("clean", later),
            ("quotes", quotes(first, (2 * f"{WORDS}, ", "Ama Mensah"))), ("quotes", jointly),
            ("entities", entities(first, ("PERSON", "Ama Mensah"))),
            ("entities", entities(later, ("PERSON", "Kofi Boateng"))),
        )  # fmt: skip
        [statement] = values(found, "statements")
        return [variant["flags"] for variant in statement["variants"]]

    assert flags_of() == [["speaker_conflict"]]
    jointly["quotes"][0]["speaker"]["text"] = "Captain Ama Mensah and the minister, Kofi Boateng"
    assert flags_of() == []


def test_a_statement_has_its_first_source_repeats_and_variants() -> None:
    first, copied, own = (
        clean("first", FERRY, published_at=MONDAY, source="Wire"),
        clean("copied", FERRY, published_at="2026-03-02T10:00:00Z", source="Copier"),
        clean("own", FERRY.upper()[:200] + STRIKE, published_at=TUESDAY, source="Own"),
    )
    changed = WORDS.replace("never had", "had")
    found = linked(
        ("clean", first), ("clean", copied), ("clean", own),
        ("quotes", quotes(first, (WORDS, "Ama Mensah"))),
        ("quotes", quotes(copied, (WORDS, "Ama Mensah"))),
        ("quotes", quotes(own, (changed, "Mensah"))),
    )  # fmt: skip

    (statement,) = values(found, "statements")

    assert statement["first"]["article_id"] == "first"
    assert [repeat["article_id"] for repeat in statement["repeats"]] == ["copied", "own"]
    assert [repeat["independent"] for repeat in statement["repeats"]] == [False, True]
    assert [repeat["variant"] for repeat in statement["repeats"]] == [None, 0]
    assert statement["variants"][0]["flags"] == ["negation_lost"]
    assert statement["speaker"]["name"] == "Ama Mensah"


def test_the_text_of_a_statement_shows_where_its_article_says_something_between_two_pieces() -> None:
    text = "“Half of a radio,” he said. “It always breaks.”\n\n“Nobody mends it.”"
    article = clean("market", text)
    said = quotes(article, ("Half of a radio It always breaks. Nobody mends it.", None))
    said["quotes"][0]["spans"] = [[1, 16], [29, 46], [50, 66]]
    (record,) = values(linked(("clean", article), ("quotes", said)), "statements")

    assert record["text"] == "Half of a radio … It always breaks. Nobody mends it."


def test_two_speakers_of_one_article_make_two_statements_of_like_words() -> None:
    article = clean("a", STRIKE, published_at=MONDAY)
    bought = "Moscow would buy as much as four million tonnes of wheat if it was competitively priced by the end of May"
    considered = "Moscow would consider buying wheat if it was competitively priced"
    one, two = (
        values(
            linked(("clean", article), ("quotes", quotes(article, (bought, "Ana Ruiz"), (considered, speaker)))),
            "statements",
        )
        for speaker in ("Ana Ruiz", "Jo Meyer")
    )

    assert (len(one), len(two)) == (1, 2)


def test_a_story_lists_its_articles_with_who_copies_whom() -> None:
    texts = {"wire": FERRY, "copier": FERRY + " Reporting by the news desk.", "strike": STRIKE}
    articles = [
        clean(name, text, published_at=MONDAY, source=name, title="Ferry sinks" if text != STRIKE else "Port strike")
        for name, text in texts.items()
    ]
    found = linked(*(("clean", article) for article in articles))

    stories = {
        tuple(article["article_id"] for article in story["articles"]): story for story in values(found, "stories")
    }

    ferry = stories["copier", "wire"]
    assert ferry["newsrooms"] == 1
    assert {article["article_id"]: article["copy_of"] for article in ferry["articles"]} == {
        "copier": None,
        "wire": "copier",
    }
    assert ("strike",) in stories


def test_a_person_is_one_under_all_names_and_a_statement_names_him() -> None:
    articles = [clean(f"a{place}", f"{STRIKE} {place}", published_at=MONDAY) for place in range(4)]
    names: list[tuple[str, str, list[str]]] = [
        ("PERSON", "Kofi Boateng", ["Boateng"]),
        ("PERSON", "Kofi Boateng", ["Boateng"]),
        ("PERSON", "Kofi A. Boateng", []),
        ("PERSON", "Boateng", []),
    ]
    records = [("clean", article) for article in articles]
    records += [("entities", entities(article, name)) for article, name in zip(articles, names, strict=True)]
    records += [("quotes", quotes(articles[3], (WORDS, "Boateng")))]
    found = linked(*records)

    (person,) = values(found, "people")

    assert person["person_id"] == entity_id("PERSON", "Kofi Boateng")
    assert person["names"] == ["Kofi Boateng", "Boateng", "Kofi A. Boateng"]
    assert person["articles"] == 4
    assert {name["name"]: name["reason"] for name in person["merged"]} == {
        "Kofi Boateng": "fullest",
        "Kofi A. Boateng": "middle_name",
        "Boateng": "surname",
    }
    assert values(found, "statements")[0]["speaker"]["person_id"] == person["person_id"]


def test_a_story_names_people_as_later_articles_merge_them() -> None:
    linker = Linker()
    strike = clean("strike", STRIKE, published_at=MONDAY)
    linker.put("clean", strike)
    linker.put("entities", entities(strike, ("PERSON", "Kofi A. Boateng")))
    written = linker.flush(complete=True)
    for number in range(2):
        ferry = clean(f"ferry-{number}", FERRY, published_at=TUESDAY)
        linker.put("clean", ferry)
        linker.put("entities", entities(ferry, ("PERSON", "Kofi Boateng")))
        written += linker.flush(complete=True)

    found = final(written)

    (person,) = values(found, "people")
    assert {name["id"] for story in values(found, "stories") for name in story["people"]} == {person["person_id"]}
    assert len(values(found, "stories")) == 2


def test_a_correction_is_linked_anew_and_an_older_version_changes_nothing() -> None:
    linker = Linker()
    linker.put("clean", clean("first", FERRY, published_at=MONDAY))
    linker.put("clean", clean("late", FERRY, published_at=TUESDAY))
    written = linker.flush(complete=True)
    assert value(final(written), "copies", "late")["original_id"] == "first"

    linker.put("clean", clean("first", STRIKE, published_at=MONDAY, revision=2))
    written += linker.flush(complete=True)
    assert value(final(written), "copies", "late")["original_id"] is None

    linker.put("clean", clean("first", FERRY, published_at=MONDAY))
    assert linker.flush(complete=True) == []


def test_a_withdrawn_article_leaves_every_record() -> None:
    linker = Linker()
    first, late = clean("first", FERRY, published_at=MONDAY), clean("late", FERRY, published_at=TUESDAY)
    for article in (first, late):
        linker.put("clean", article)
        linker.put("quotes", quotes(article, (WORDS, "Ama Mensah")))
        linker.put("entities", entities(article, ("PERSON", "Ama Mensah", ["Mensah"])))
    written = linker.flush()
    for kind in ("clean", "entities", "quotes"):
        linker.withdraw(kind, "first")
    written += linker.flush()

    found = final(written)

    assert value(found, "copies", "late")["original_id"] is None
    assert ("copies", "first") not in found
    assert not any(b'"first"' in record for place, record in found.items() if place[0] != "statements")
    assert [statement["first"]["article_id"] for statement in values(found, "statements")] == ["late"]
    assert [person["articles"] for person in values(found, "people")] == [1]

    for kind in ("clean", "entities", "quotes"):
        linker.withdraw(kind, "late")
    assert final([*written, *linker.flush()]) == {}


def test_entities_and_quotes_of_another_text_are_not_used() -> None:
    article = clean("a", FERRY, published_at=MONDAY)
    other = quotes(clean("a", STRIKE), (WORDS, "Ama Mensah"))

    assert values(linked(("clean", article), ("quotes", other)), "statements") == []


def test_an_article_waits_for_its_entities_and_quotes() -> None:
    linker, article = Linker(), clean("a", FERRY)
    linker.put("clean", article)
    assert linker.flush() == []
    assert linker.waits_since(float("inf"))

    linker.put("entities", entities(article))
    linker.put("quotes", quotes(article))

    assert ("copies", "a") in final(linker.flush())
    assert not linker.waits_since(float("inf"))


@pytest.mark.parametrize("part", ["title", "time", "quotes", "text"])
def test_an_article_is_linked_by_what_it_has(part: str) -> None:
    article = clean("a", "" if part == "text" else FERRY, published_at=None if part == "time" else MONDAY, title="")

    found = linked(("clean", article))

    assert {topic for topic, _ in found} == {"copies", "stories"}


def test_a_state_that_is_opened_again_goes_on(tmp_path: Path) -> None:
    first = Linker(tmp_path / "link.sqlite")
    first.put("clean", clean("first", FERRY, published_at=MONDAY))
    written = first.flush(complete=True)
    first.db.close()

    again = Linker(tmp_path / "link.sqlite")
    again.put("clean", clean("late", FERRY, published_at=TUESDAY))
    written += again.flush(complete=True)

    assert value(final(written), "copies", "late")["original_id"] == "first"


def test_a_state_opens_while_a_version_with_more_quotes_waits_for_its_entities(tmp_path: Path) -> None:
    words = "We never had a chance to turn the ship around before it sank"
    state = tmp_path / "link.sqlite"
    linker, first = Linker(state), clean("a", FERRY, revision=1)
    for kind, record in (("clean", first), ("entities", entities(first)), ("quotes", quotes(first, (words, None)))):
        linker.put(kind, record)
    linker.flush()
    second = clean("a", FERRY + " More.", revision=2)
    linker.put("clean", second)
    linker.put("quotes", quotes(second, (words, None), (words + " in the bay", None)))
    linker.flush()
    linker.db.close()

    reopened = Linker(state)
    reopened.put("entities", entities(second))
    (statement,) = values(final(reopened.flush()), "statements")

    assert statement["repeats_total"] == 1


def test_old_articles_leave_the_state_and_their_records_stay() -> None:
    linker = Linker()
    linker.put("clean", clean("old", FERRY), came=1_000_000.0)
    linker.put("clean", clean("new", STRIKE), came=2_000_000.0)
    linker.flush(complete=True)

    linker.expire(before=1_500_000.0)

    assert [row[0] for row in linker.db.execute("SELECT article_id FROM articles")] == ["new"]
    linker.put("clean", clean("again", FERRY), came=2_000_001.0)
    assert value(final(linker.flush(complete=True)), "copies", "again")["original_id"] is None
