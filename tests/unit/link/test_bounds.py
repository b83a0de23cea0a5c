"""Time and memory are bounded, whatever an article contains."""

import time

import pytest

from tests.unit.link.final import final, of
from tests.unit.link.records import Json, clean, quotes
from wiredesk.link.linker import Linker

SECONDS = 20.0
"""Far above the linear time, and far below quadratic time."""


def timed(*records: tuple[str, Json]) -> tuple[float, int]:
    linker = Linker()
    began = time.process_time()
    for kind, record in records:
        linker.put(kind, record)
    found = final(linker.flush(complete=True))
    return time.process_time() - began, len(found)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 800_000,
        "x" * 4_000_000,
        "The ship sank. " * 1_000_000,
        "“No,” she said. " * 250_000,
        "a1b2 " * 800_000,
    ],
    ids=["one word", "no blank", "one sentence", "one quote", "mixed"],
)
def test_a_text_of_4_mb_and_more(text: str) -> None:
    seconds, _ = timed(("clean", clean("a", text)), ("clean", clean("b", text + "end")))

    assert seconds < SECONDS


def test_10_000_quotes_in_one_article() -> None:
    said = [(f"We will build bridge {place} over the river and pay for it", "Ama Mensah") for place in range(10_000)]
    articles = [clean(name, "Text.") for name in "ab"]

    seconds, _ = timed(
        *(
            (kind, record)
            for article in articles
            for kind, record in (("clean", article), ("quotes", quotes(article, *said)))
        )
    )

    assert seconds < SECONDS


def test_one_sentence_a_thousand_times_in_each_of_three_articles() -> None:
    said = [("The engine failed twice within the hour and nobody told us why", None)] * 1000
    articles = [clean(name, "Text.") for name in "abc"]

    seconds, _ = timed(
        *(
            (kind, record)
            for article in articles
            for kind, record in (("clean", article), ("quotes", quotes(article, *said)))
        )
    )

    assert seconds < SECONDS


def test_300_copies_of_one_text() -> None:
    linker = Linker()
    text = " ".join(f"word{place}" for place in range(200))
    began = time.process_time()
    written = []
    for place in range(300):
        linker.put(
            "clean", clean(f"copy-{place:04}", text, published_at=f"2026-03-02T09:{place // 60:02}:{place % 60:02}Z")
        )
        if place % 50 == 49:
            written += linker.flush(complete=True)

    assert time.process_time() - began < SECONDS
    originals = {value.partition(b'"original_id":')[2][:12] for value in of(final(written), "copies").values()}
    assert originals == {b'null,"relati', b'"copy-0000",'}
