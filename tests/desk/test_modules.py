"""The page's pure modules, run in the browser."""

import pytest
from playwright.sync_api import Page

from tests.desk.newsroom import Newsroom, visit

pytestmark = pytest.mark.desk


def in_page(page: Page, module: str, body: str, *given: object) -> object:
    """The result of a function body with a module's exports as `m` and the arguments as `given`."""
    visit(page, "/")
    return page.evaluate(
        f"async (given) => {{ const m = await import('/page/{module}'); {body} }}",
        list(given),
    )


TEXT = "A😀 “𝄞 hi”, é said b\n\nnext 😀 part"


def test_joined_pieces_are_the_text_and_each_has_the_marks_that_cover_it(page: Page, newsroom: Newsroom) -> None:
    marks = [{"start": 0, "end": 5}, {"start": 1, "end": 8}, {"start": 3, "end": 4}, {"start": 8, "end": 30}]

    pieces = in_page(page, "lib/marks.js", "return m.cut(given[0], given[1]);", TEXT, marks)

    assert isinstance(pieces, list)
    assert "".join(piece["text"] for piece in pieces) == TEXT
    for piece in pieces:
        assert piece["text"] == TEXT[piece["start"] : piece["end"]]
        covering = [mark for mark in marks if mark["start"] <= piece["start"] and piece["end"] <= mark["end"]]
        assert piece["marks"] == covering


def test_marks_outside_the_text_are_skipped(page: Page, newsroom: Newsroom) -> None:
    marks = [{"start": -1, "end": 2}, {"start": 4, "end": 4}, {"start": 5, "end": 3}, {"start": 0, "end": 1000}]

    pieces = in_page(page, "lib/marks.js", "return m.cut(given[0], given[1]);", TEXT, marks)

    assert pieces == [{"start": 0, "end": len(TEXT), "text": TEXT, "marks": []}]


def test_paragraphs_are_counted_in_code_points(page: Page, newsroom: Newsroom) -> None:
    found = in_page(page, "lib/marks.js", "return m.paragraphs(given[0]);", TEXT + "\n\n\n\nend")

    assert isinstance(found, list)
    whole = TEXT + "\n\n\n\nend"
    assert [whole[part["start"] : part["end"]] for part in found] == ["A😀 “𝄞 hi”, é said b", "next 😀 part", "end"]


STREAM = ': hello\r\n\r\nid: 7\nevent: article\ndata: {"a":\ndata: 1}\n\nevent: flow\rdata:x\r\rdata\n\nevent: none\n\n'


def test_a_stream_gives_the_same_events_however_it_is_split(page: Page, newsroom: Newsroom) -> None:
    whole = [
        {"event": "article", "data": '{"a":\n1}', "id": "7"},
        {"event": "flow", "data": "x", "id": "7"},
        {"event": "message", "data": "", "id": "7"},
    ]
    feed = "const p = new m.EventParser(); return given[0].flatMap((piece) => p.feed(piece));"

    for size in (1, 2, 3, 5, 8, 13, len(STREAM)):
        pieces = [STREAM[start : start + size] for start in range(0, len(STREAM), size)]
        assert in_page(page, "lib/live.js", feed, pieces) == whole, size
