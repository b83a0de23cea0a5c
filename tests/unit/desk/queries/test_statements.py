from pathlib import Path
from typing import Any

import pytest

from tests.unit.desk.desk_records import records, writer
from tests.unit.desk.link_records import copy, statement, story, variant
from wiredesk.desk.queries.statements import compared
from wiredesk.desk.queries.statements import statement as history
from wiredesk.desk.queries.stories import story as story_page
from wiredesk.desk.store.tables import open_for_reading

FIRST = "We will not open the bridge before 12 inspectors have signed."


def marked(variant: str) -> str:
    """A wording with what differs in brackets: {was|is}."""
    parts = compared(FIRST, variant)
    return "".join(
        part["text"] if part["op"] == "same" else f"{{{part['was']}|{part['text'].strip()}}} " for part in parts
    ).strip()


@pytest.mark.parametrize(
    ("wording", "shown"),
    [
        (FIRST, FIRST),
        (
            "we WILL not open the bridge before 12 inspectors have signed",
            "we WILL not open the bridge before 12 inspectors have signed",
        ),
        (
            "We will open the bridge before 12 inspectors have signed.",
            "We will {not|} open the bridge before 12 inspectors have signed.",
        ),
        (
            "We will not open the bridge before 20 inspectors have signed.",
            "We will not open the bridge before {12|20} inspectors have signed.",
        ),
        ("We will not open the old bridge", "We will not open the {|old} bridge"),
        ("not open the bridge before 12 inspectors", "not open the bridge before 12 inspectors"),
        (
            "Boats wait. Bridge before 12 inspectors have signed.",
            "{|Boats wait.} Bridge before 12 inspectors have signed.",
        ),
        ("We will not open … the bridge", "We will not open … the bridge"),
        ("", ""),
    ],
)
def test_differing_words_are_marked_and_cut_words_are_not(wording: str, shown: str) -> None:
    assert marked(wording) == shown


def test_a_very_long_statement_is_compared_in_bounded_time() -> None:
    assert len(compared("word " * 100_000, "other " * 100_000)) == 1


def asked(folder: Path, question: Any, key: str) -> Any:
    read = open_for_reading(folder / "desk.sqlite")
    try:
        return question(read, key)
    finally:
        read.close()


def test_a_statement_has_its_first_source_and_its_repeats_with_their_articles(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest(
            [
                *records("one"),
                *records("two", title="", text="Ferry is back. “We waited,” she said.", entities=[], quotes=[]),
                copy("two", "one"),
            ]
        )
        other = variant("We waited two years for this boat,", ("a whole year", "two years"), flags=("number_changed",))
        store.ingest([statement("st", ("one", "quote-28"), ("two", "q"), ("elsewhere", "q"), variants=[other])])
    found = asked(tmp_path, history, "st")
    assert found["first"]["quote"] == "We waited a whole year for this boat,"
    assert [shown["article"]["headline"] for shown in found["repeats"]] == ["Ferry is back. “We waited,” she said.", ""]
    assert [shown["article"]["seq"] is None for shown in found["repeats"]] == [False, True]
    assert found["repeats"][0]["article"]["copy_of"] == "one"
    assert found["variants"][0]["flags"] == ["number_changed"]
    assert {"op": "changed", "text": "two years ", "was": "a whole year"} in found["variants"][0]["parts"]
    assert asked(tmp_path, history, "none") is None


def test_a_story_lists_its_articles_and_statements(tmp_path: Path) -> None:
    with writer(tmp_path) as store:
        store.ingest([*records("one"), statement("st", ("one", "quote-28"), ("two", "q"))])
        store.ingest([story("s", "one", "elsewhere", title="", statements=["st", "unknown"])])
    found = asked(tmp_path, story_page, "s")
    assert found["title"] == "Ferry returns"
    assert [(shown["article_id"], shown["headline"]) for shown in found["articles"]] == [
        ("one", "Ferry returns"),
        ("elsewhere", "Title of elsewhere"),
    ]
    assert [shown["statement_id"] for shown in found["statements"]] == ["st"]
