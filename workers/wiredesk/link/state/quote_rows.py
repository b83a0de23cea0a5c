"""The rows of quotes by their statement and by their speaker."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np

from wiredesk.link.state.recent import batched
from wiredesk.link.state.row_index import RowIndex, columns, keys_of, text_key


class QuoteRows:
    """Finds quotes in the table of quotes.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._index = RowIndex()
        for nums, speakers, statements in columns(connection, "quotes", "entity_id", "statement"):
            for kind, texts in (("speaker", speakers), ("statement", statements)):
                known = np.array([text is not None for text in texts], np.bool_)
                keys = keys_of(repeat(kind), (text for text in texts if text is not None))
                self._index.load(np.array(nums, np.uint32)[known], keys)
        self._index.loaded()

    def compact(self) -> None:
        """Free the memory of quotes that were removed."""
        self._index.compact()

    def add_speakers(self, speakers: Iterable[tuple[int, str | None]]) -> None:
        """Called after quotes were added, with the number and the speaker of each."""
        self._index.add((text_key("speaker", entity), num) for num, entity in speakers if entity is not None)

    def assign(self, statements: Iterable[tuple[int, str | None, str | None]]) -> None:
        """Set the statements of quotes: the number, the present statement and the new one."""
        changed = list(statements)
        self._index.remove((text_key("statement", was), num) for num, was, _ in changed if was is not None)
        self._index.add((text_key("statement", now), num) for num, _, now in changed if now is not None)
        self._db.executemany("UPDATE quotes SET statement = ? WHERE num = ?", ((now, num) for num, _, now in changed))

    def remove(self, article: int) -> list[tuple[int, str | None]]:
        """Delete the quotes of an article; return the number and the statement of each."""
        found = self._db.execute(
            "SELECT num, statement, entity_id FROM quotes WHERE article = ?", (article,)
        ).fetchall()
        for num, *texts in found:
            kinds = zip(("statement", "speaker"), texts, strict=True)
            self._index.remove((text_key(kind, text), num) for kind, text in kinds if text is not None)
        self._db.execute("DELETE FROM quotes WHERE article = ?", (article,))
        return [(num, statement) for num, statement, _ in found]

    def statement_of(self, num: int) -> str | None:
        """The statement of a quote; None if it has none."""
        row = self._db.execute("SELECT statement FROM quotes WHERE num = ?", (num,)).fetchone()
        return row[0] if row else None

    def statements_of(self, nums: Iterable[int]) -> dict[int, str]:
        """The statements of quotes that have one, read together."""
        found: dict[int, str] = {}
        for some in batched(sorted(nums)):
            query = f"SELECT num, statement FROM quotes WHERE num IN ({','.join('?' * len(some))})"
            found.update((num, statement) for num, statement in self._db.execute(query, some) if statement is not None)
        return found

    def sizes(self, statements: Iterable[str]) -> dict[str, int]:
        """The number of quotes of each of some statements; rarely, others are counted with them."""
        keys = {statement: text_key("statement", statement) for statement in statements}
        counts = Counter(key for key, _ in self._index.find(sorted(set(keys.values()))))
        return {statement: counts[key] for statement, key in keys.items()}

    def of_statement(self, statement: str) -> list[tuple[int, int, int]]:
        """The quotes of a statement: the number, the article and the place of each."""
        return self.of_statements([statement])[statement]

    def of_statements(self, statements: Iterable[str]) -> dict[str, list[tuple[int, int, int]]]:
        """The quotes of each of some statements, read together, as `of_statement` returns them."""
        found: dict[str, list[tuple[int, int, int]]] = {statement: [] for statement in statements}
        for num, article, place, known in self._read("statement", sorted(found), "num, article, place, statement"):
            if known in found:
                found[known].append((num, article, place))
        return found

    def by_speakers(self, entities: Iterable[str]) -> set[str]:
        """The statements with a quote whose speaker is one of these entities."""
        wanted = set(entities)
        rows = self._read("speaker", sorted(wanted), "entity_id, statement")
        return {statement for entity, statement in rows if statement is not None and entity in wanted}

    def _read(self, kind: str, texts: Sequence[str], columns: str) -> Iterable[tuple[Any, ...]]:
        """Columns of the quotes that may have one of some texts."""
        nums = sorted({num for _, num in self._index.find([text_key(kind, text) for text in texts])})
        for some in batched(nums):
            query = f"SELECT {columns} FROM quotes WHERE num IN ({','.join('?' * len(some))})"
            yield from self._db.execute(query, some).fetchall()
