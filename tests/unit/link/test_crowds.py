"""Copies among more near-identical articles than are compared with each other."""

import random

import pytest

from tests.unit.link.final import Final, final, of
from tests.unit.link.records import Json, clean
from wiredesk.link.linker import Linker

LETTERS = str.maketrans("0123456789", "abcdefghij")


def near_identical(count: int) -> list[Json]:
    """Versions of one text: cut and changed, a few days apart."""
    rng = random.Random(4)
    words = [f"word{place}" for place in range(120)]
    articles = []
    for number in range(count):
        text = list(words)
        for _ in range(rng.randrange(6)):
            text[rng.randrange(len(text))] = f"other{rng.randrange(30)}"
        text = text[rng.choice([0, 0, 0, 10, 40]) :]
        day, hour, minute = rng.randrange(1, 7), rng.randrange(24), rng.randrange(60)
        when = f"2026-03-{day:02}T{hour:02}:{minute:02}:00Z"
        articles.append(clean(f"copy-{number:03}", " ".join(text), published_at=when, source=f"paper-{number}"))
    return articles


def copies(articles: list[Json], at_once: int, withdrawn: list[Json]) -> Final:
    linker = Linker()
    written = []
    for place, article in enumerate([*articles, *withdrawn]):
        if place < len(articles):
            linker.put("clean", article)
        else:
            linker.withdraw("clean", article["article_id"])
        if place % at_once == 0:
            written += linker.flush(complete=True)
    return of(final([*written, *linker.flush(complete=True)]), "copies")


@pytest.fixture(scope="module")
def crowd() -> list[Json]:
    return near_identical(60)


@pytest.mark.parametrize("order", ["newest first", "with withdrawals"])
def test_the_originals_are_the_same_in_any_order_of_arrival(crowd: list[Json], order: str) -> None:
    oldest_first = sorted(crowd, key=lambda article: str(article["published_at"]))
    gone = oldest_first[:12:3] if order == "with withdrawals" else []
    arrived = oldest_first[::-1]
    if order == "with withdrawals":
        random.Random(1).shuffle(arrived)

    found = copies(arrived, 17, gone)
    expected = copies([article for article in oldest_first if article not in gone], 1000, [])

    assert len(found) == len(crowd) - len(gone)
    assert found == expected
    assert sum(b'"original_id":null' not in record for record in found.values()) > 0.8 * len(found)


def test_the_original_of_a_late_copy_is_within_the_window(crowd: list[Json]) -> None:
    text = str(crowd[0]["text"])
    old = [
        clean(f"old-{number}", text, published_at=f"2026-02-01T10:{number:02}:00Z", source=f"paper-{number}")
        for number in range(50)
    ]
    last = clean("last", text, published_at="2026-03-07T10:00:00Z")
    found = copies([*old, *crowd, last], 1000, [])

    assert b'"original_id":"copy-' in found["copies", "last"]


def briefs(count: int) -> list[Json]:
    """Briefs cut out of one long report, which none of them resembles as a whole, each with a sentence of its own."""
    rng = random.Random(5)
    words = [f"word{place}".translate(LETTERS) for place in range(400)]
    articles = [clean("report", " ".join(words), published_at="2026-03-01T00:00:00Z", source="wire")]
    for number in range(count):
        own = [f"own{number}n{place}".translate(LETTERS) for place in range(rng.randrange(9, 12))]
        text = [*words[: rng.randrange(30, 40)], *own]
        when = f"2026-03-0{rng.randrange(1, 7)}T{rng.randrange(1, 24):02}:00:00Z"
        articles.append(clean(f"brief-{number:03}", " ".join(text), published_at=when, source=f"paper-{number}"))
    return articles


def test_briefs_name_the_report_they_were_cut_from_in_any_order_of_arrival() -> None:
    cut = briefs(40)

    expected = copies(cut, 1000, [])
    found = copies(cut[::-1], 9, [])

    assert found == expected
    assert sum(b'"original_id":"report"' in record for record in expected.values()) == 40


def report(number: int, published: str, *parts: list[str]) -> Json:
    """An article of its own words, with parts that others have, too, behind each hundred of them."""
    words = [word for place, part in enumerate(parts) for word in [*own_words(f"w{number}v{place}", 100), *part]]
    return clean(f"report-{number:02}", " ".join(words), published_at=published, source=f"paper-{number}")


def own_words(name: str, count: int) -> list[str]:
    return [f"{name}u{place}x".translate(LETTERS) for place in range(count)]


@pytest.mark.parametrize("text", range(8))
def test_an_original_behind_many_newer_articles_with_one_passage_each_is_found_again(text: int) -> None:
    first, second = own_words(f"t{text}p", 16), own_words(f"t{text}r", 16)
    original = report(0, "2026-03-02T01:00:00Z", first, second)
    brief = clean("brief", " ".join([*first, *second]), published_at="2026-03-02T05:00:00Z", source="paper")
    others = [report(number, "2026-03-02T03:00:00Z", first) for number in range(1, 41)]
    others += [report(number, "2026-03-02T03:00:00Z", second) for number in range(41, 81)]

    found = copies([original, *others, brief], 1, [])

    assert found == copies([original, brief, *others], 1, [])
