"""A state that is opened links as one that was never closed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.unit.link.final import final
from tests.unit.link.records import Json, clean, entities, quotes
from tests.unit.link.stories import FERRY, RATES, STRIKE
from wiredesk.link.article import DAY
from wiredesk.link.linker import Linker
from wiredesk.link.state import linked_keys
from wiredesk.link.state.published import Written

SAID = "We never had a chance to turn the ship around before it sank off the northern breakwater"
TEXTS = (FERRY, STRIKE, RATES)
COUNT = 12


def records(number: int, revision: int = 1) -> dict[str, Json]:
    """The records of an article; every third one tells the same, and quotes nearly the same words."""
    text = f"{TEXTS[number % 3]} Correction {revision}." if revision > 1 else TEXTS[number % 3]
    article = clean(f"a{number:02}", text, source=f"outlet {number}", revision=revision)
    named = entities(article, ("PERSON", f"Ama Serwaa {'Owusu' * (number % 2)}".strip(), ["Serwaa"]))
    return {
        "clean": article,
        "entities": named,
        "quotes": quotes(article, (SAID if number % 2 else f"{SAID} again", "Ama Serwaa"), (f"Number {number}", None)),
    }


def put(linker: Linker, number: int, revision: int = 1) -> None:
    for kind, record in records(number, revision).items():
        linker.put(kind, record, number * DAY)


def withdraw(linker: Linker, number: int) -> None:
    for kind in ("clean", "entities", "quotes"):
        linker.withdraw(kind, f"a{number:02}", number * DAY + 1)


def worked(path: Path | None) -> Iterator[list[Written]]:
    """What is written at each step of a linker.

    Args:
        path: the state of a linker that is closed after each step; None for one that is never closed.
    """
    linker = Linker(path)
    for number in range(COUNT):
        put(linker, number)
        if number == 5:
            withdraw(linker, 2)
        if number == 7:
            put(linker, 4, revision=2)
        yield linker.flush(complete=True)
        if number in (8, 10):
            linker.expire((number - 7) * DAY)
        if path:
            linker.db.close()
            linker = Linker(path)


@pytest.mark.parametrize("merged", [0, 10_000, linked_keys.MERGED])
def test_the_same_is_written_after_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, merged: int) -> None:
    monkeypatch.setattr(linked_keys, "MERGED", merged)

    found, expected = list(worked(tmp_path / "link.sqlite")), list(worked(None))

    assert found == expected
    assert len(final([record for some in found for record in some])) > 2 * COUNT


def test_what_was_not_committed_is_not_found_when_the_state_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "link.sqlite"
    linker = Linker(path)
    put(linker, 0)
    linker.flush()
    linker.db.execute("BEGIN IMMEDIATE")
    put(linker, 3)
    linker.flush()
    linker.db.close()  # as kill -9 does it before the commit

    linker = Linker(path)
    put(linker, 6)
    written = linker.flush(complete=True)

    plain = Linker()
    for number in (0, 6):
        put(plain, number)
        expected = plain.flush(complete=True)
    assert written == expected


def indexed(linker: Linker) -> list[list[int]]:
    """The contents of the indexes of articles."""
    found = []
    for index in linker._keys._indexes:
        index.keep(np.ones(index.greatest + 1, np.bool_))  # moves all of them into one array
        found.append(index._large[: index.size].tolist())
    signed = linker._statements.signatures.since(0)
    return [*found, *(values.tolist() for values in signed)]


def test_the_indexes_are_those_of_a_running_linker(tmp_path: Path) -> None:
    path = tmp_path / "link.sqlite"
    linker = Linker(path)
    for number in range(COUNT):
        put(linker, number)
        linker.flush()
    linker.expire(4 * DAY)

    opened = Linker(path)

    assert indexed(opened) == indexed(linker)


def stored(path: Path) -> list[int]:
    """The last article of each row of keys."""
    return [row[0] for row in sqlite3.connect(path).execute("SELECT last FROM linked_keys ORDER BY last")]


def test_rows_of_few_articles_are_merged_and_leave_with_their_articles(tmp_path: Path) -> None:
    path = tmp_path / "link.sqlite"
    linker = Linker(path)
    for number in range(COUNT):
        put(linker, number)
        linker.flush()
    assert stored(path) == [*range(1, COUNT + 1)]

    linker.expire(-DAY)
    assert stored(path) == [COUNT]

    put(linker, COUNT)
    linker.flush()
    linker.expire((COUNT - 1) * DAY)
    assert stored(path) == [COUNT, COUNT + 1]
    linker.expire((COUNT + 1) * DAY)
    assert stored(path) == []
