"""Fill the state of `link` with replicas of its content, each with different words, names and ids.

    python -m benchmarks.link.replicas STATE VOCABULARY COUNT

Each replica has all articles of the current state with their links. Words and known names are replaced by others of
about the same frequency, and new names by newly invented ones, so that a replica shares with the rest only what
unrelated articles share. Keys are computed from the new words. The counts and contexts of people include all replicas;
joins of people are not changed.
"""

import hashlib
import json
import sqlite3
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import orjson
from numpy.typing import NDArray

from benchmarks.link.keys_of_articles import store_keys
from wiredesk.link.article import NamedEntity, packed, unpacked, written
from wiredesk.link.copy_keys import copy_keys
from wiredesk.link.people.contexts import MAX_MORE, MAX_NAMES, with_kinds
from wiredesk.link.quote_keys import QuoteKeys, keys_of, mark
from wiredesk.link.shingles import Hashes, word_hashes
from wiredesk.link.state.names.bearer_names import ALIAS, COUNTRY, NAME, BearerName, found_by, packed_keys
from wiredesk.link.word_table import look_up
from wiredesk.link.words import folded

FIXED = 64
"""The most frequent words are not replaced: the function words of a language."""

TABLES = {
    "articles": "num + :articles, article_id || :suffix, came, digest",
    "copy_edges": "here + :articles, there + :articles, relation, of_here, of_there",
    "originals": "copy + :articles, original + :articles",
    "story_edges": "here + :articles, there + :articles, chance",
    "stories": "num + :stories, story_id || :suffix, founder + :articles",
    "story_of": "article + :articles, story + :stories",
    "quote_edges": "here + :quotes, there + :quotes",
    "filling": "topic, key || :suffix, digest",
}
"""The transformation of each table's rows for a replica."""

INDEXES = ("originals_original", "story_of_story", "articles_came")


class Vocabulary(NamedTuple):
    """Words, and names of each kind, most frequent first."""

    words: list[str]
    names: list[list[str]]
    known: int
    """The first so many names of each kind are in the news all the time; the others were new."""


class Mapped:
    """Values, and their replacements in a replica."""

    def __init__(self, keys: NDArray[np.uint32]) -> None:
        self._known, first = np.unique(keys, return_index=True)
        self._order = np.argsort(first)  # by frequency
        self.replaced = self._known

    def places(self, keys: NDArray[np.uint32]) -> NDArray[np.intp]:
        """The indexes of keys; arbitrary for an unknown key."""
        return np.minimum(self._known.searchsorted(keys), len(self._known) - 1)

    def shuffle(self, rng: np.random.Generator) -> None:
        """Replace all values by others of similar frequency."""
        self.replaced = self._known.copy()
        self.replaced[self._order] = self._known[self._order[shuffled(len(self._order), rng)]]

    def replace(self, olds: NDArray[np.uint32], news: NDArray[np.uint32]) -> None:
        """Replace `olds` by `news`."""
        self.replaced = self._known.copy()
        self.replaced[self.places(olds)] = news


def shuffled(count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Indexes, shuffled within each power of two."""
    places, start = np.arange(count), FIXED
    while start < count:
        rng.shuffle(places[start : 2 * start])
        start *= 2
    return places


class Base(NamedTuple):
    """An article of the state: its parts, with indexes instead of hashes."""

    num: int
    article_id: str
    rows: dict[str, tuple[Any, ...]]
    about: dict[str, Any]
    words: NDArray[np.intp]
    firm: NDArray[np.bool_]
    terms: list[tuple[NDArray[np.intp], NDArray[np.float32]]]
    people: tuple[NDArray[np.intp], NDArray[np.float32]]
    others: tuple[NDArray[np.intp], NDArray[np.float32]]
    names: list[Any]
    countries: NDArray[np.uint8]
    said: NDArray[np.intp]
    counts: NDArray[np.uint32]
    quotes: list[Any]
    statements: list[str | None]


class Filling:
    """The state, and the data from which replicas are made."""

    def __init__(self, db: sqlite3.Connection, vocabulary: Vocabulary) -> None:
        self._db, self._vocabulary = db, vocabulary
        plain = list(dict.fromkeys(vocabulary.words))
        self._plain, self._names = plain, [name for names in vocabulary.names for name in names]
        self._name_places = {name: place for place, name in enumerate(self._names)}
        self._plain_hashes = word_hashes([folded(word) for word in plain])
        self._words, self._stems = Mapped(self._plain_hashes), Mapped(look_up(plain).stems)
        self._articles = list(self._read())
        self._counted: Counter[tuple[str, str]] = Counter()
        self._countries: Counter[tuple[str, str]] = Counter()
        self._contexts: list[tuple[int, bytes, list[str]]] = []
        self._bearers: dict[str, int] = dict(db.execute("SELECT entity_id, num FROM bearers"))

    def _read(self) -> Iterator[Base]:
        for num, article_id in self._db.execute("SELECT num, article_id FROM articles ORDER BY num").fetchall():
            found = self._db.execute("SELECT * FROM parts WHERE article_id = ?", (article_id,)).fetchall()
            rows = {row[1]: row for row in found}
            about, (words, firm, _, *terms) = unpacked(rows["clean"][7])
            *named, names, countries = unpacked(rows["entities"][7])[1]
            *said, quotes = unpacked(rows["quotes"][7])[1]
            listed = orjson.loads(names.tobytes())
            people, others = self._named(listed, last_hash), self._named(listed, whole_hash)
            statements = self._db.execute("SELECT statement FROM quotes WHERE article = ? ORDER BY place", (num,))
            yield Base(
                num,
                article_id,
                rows,
                about,
                self._words.places(words),
                firm.copy(),
                [(self._stems.places(terms[at]), terms[at + 1].copy()) for at in (0, 2, 4)],
                (np.array([people[key] for key in named[0].tolist()], np.intp), named[1].copy()),
                (np.array([others[key] for key in named[2].tolist()], np.intp), named[3].copy()),
                listed,
                countries.copy(),
                self._words.places(said[0]),
                said[1].copy(),
                orjson.loads(quotes.tobytes()),
                [row[0] for row in statements],
            )

    def _named(self, names: list[Any], key_of: Callable[[str], int]) -> dict[int, int]:
        """The place of the name that each key of an article stands for."""
        return {key_of(name): self._name_places[name] for _, _, name, _, _ in names}

    def replica(self, number: int, count: int) -> None:
        """Add a replica of the first `count` articles."""
        rng = np.random.default_rng(number)
        self._stems.shuffle(rng)
        order = shuffled(len(self._plain), rng)
        plain = dict(zip(self._plain, (self._plain[place] for place in order), strict=True))
        self._words.replace(self._plain_hashes, self._plain_hashes[order])
        renamed = self._renamed(number, rng)
        names = dict(zip(self._names, renamed, strict=True))
        lasts, wholes = (np.array([key_of(name) for name in renamed], np.uint32) for key_of in (last_hash, whole_hash))
        articles = self._articles[:count]
        hashes = [self._words.replaced[article.words] for article in articles]
        suffix = f"-{number:04d}"
        parts: list[tuple[Any, ...]] = []
        quotes: list[tuple[Any, ...]] = []
        for article, words in zip(articles, hashes, strict=True):
            key = article.article_id + suffix
            reworded = [_reworded(quote, plain, names) for quote in article.quotes]
            marks = [mark(kind == "indirect", speaker) for _, kind, _, _, speaker, *_ in reworded]
            said = keys_of(self._words.replaced[article.said], article.counts, np.array(marks, np.uint32))
            made = {
                "clean": packed(
                    article.about,
                    [words, article.firm, copy_keys(words), *_terms(self._stems.replaced, article.terms)],
                ),
                "entities": packed({}, self._entities(article, names, lasts, wholes, number)),
                "quotes": packed({}, [*said, written(reworded)]),
            }
            parts += [(key, kind, *row[2:7], made[kind]) for kind, row in article.rows.items()]
            quotes += self._quotes(article, said, names, number, suffix)
        self._db.executemany("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", parts)
        self._db.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)", quotes)

    def _renamed(self, number: int, rng: np.random.Generator) -> list[str]:
        """The names in a replica: known ones shuffled, new ones invented from the words of others."""
        renamed: list[str] = []
        for names in self._vocabulary.names:
            known, new = names[: self._vocabulary.known], names[self._vocabulary.known :]
            renamed += [known[place] for place in shuffled(len(known), rng)]
            givens = rng.integers(0, len(names), len(new)).tolist()
            for place, given in zip(rng.permutation(len(new)).tolist(), givens, strict=True):
                first, _, rest = new[place].partition(" ")
                is_person = names is self._vocabulary.names[0]
                renamed.append(
                    f"{names[given].split()[0]} {rest}" if is_person else f"{first}{_mark(number)} {rest}".strip()
                )
        return renamed

    def _entities(self, article: Base, names: dict[str, str], lasts: Hashes, wholes: Hashes, number: int) -> list[Any]:
        people, others = _terms(lasts, [article.people]), _terms(wholes, [article.others])
        hashes, weights = np.concatenate((people[0], others[0])), np.concatenate((people[1], others[1]))
        heaviest = hashes[np.argsort(-weights, kind="stable")[: MAX_NAMES + MAX_MORE]].astype(np.uint32)
        head = np.zeros(2 + MAX_NAMES + MAX_MORE, np.uint32)
        head[0] = zlib.crc32(f"{article.article_id}-{number:04d}".encode())
        head[1] = zlib.crc32((article.about["source"] or "").encode())
        num, countries = article.num + number * self.spans["articles"], orjson.loads(article.countries.tobytes())
        renamed, entities = [], []
        for _, kind, name, salience, mentions in article.names:
            other = names[name]
            entity = f"{kind.lower()}-{other}"
            renamed.append(
                (entity, kind, other, salience, [other.split()[-1], other] if len(mentions) > 1 else [other])
            )
            if kind != "LOCATION":
                self._counted[kind, other] += 1
                self._countries.update((entity, country) for country in countries)
                entities.append(entity)
        marked = with_kinds(
            heaviest.tolist(), [NamedEntity(one, kind, other, 0.0, ()) for one, kind, other, *_ in renamed]
        )
        head[2 : 2 + len(marked)] = marked
        self._contexts.append((num, head.tobytes(), entities))
        return [*people, *others, written(renamed), article.countries]

    def _quotes(
        self, article: Base, said: QuoteKeys, names: dict[str, str], number: int, suffix: str
    ) -> Iterator[tuple[Any, ...]]:
        ends = np.cumsum(said.word_counts)
        first = self.first_quotes[article.num]
        for place, quote in enumerate(article.quotes):
            statement = article.statements[place]
            yield (
                first + place + number * self.spans["quotes"],
                article.num + number * self.spans["articles"],
                place,
                quote[0],
                f"person-{names[quote[4]]}" if quote[4] else None,
                statement + suffix if statement else None,
                said.words[ends[place] - said.word_counts[place] : ends[place]].tobytes(),
            )

    def fill(self, wanted: int) -> int:
        """Add replicas up to the wanted number of articles; return how many were added."""
        maximum = {table: self._db.execute(f"SELECT max(num) FROM {table}").fetchone()[0] for table in _NUMBERED}
        self.spans = maximum
        found = self._db.execute("SELECT article, min(num) FROM quotes GROUP BY article")
        self.first_quotes = dict(found.fetchall())
        self._db.execute("CREATE TABLE filling AS SELECT topic, key, digest FROM published WHERE topic != 'people'")
        bases = {table: f"FROM {table} LIMIT :rows" for table in TABLES}
        rows = {table: self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        for table in TABLES:
            self._db.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * {bases[table]}", {"rows": rows[table]})
        self._db.execute("DELETE FROM filling")
        added = number = 0
        while added < wanted:
            number += 1
            count = min(len(self._articles), wanted - added)
            self._db.execute("BEGIN")
            self.replica(number, count)
            offsets = {table: number * most for table, most in maximum.items()}
            last = self._articles[count - 1].num
            for table, columns in TABLES.items():
                where = _WITHIN.get(table, "1") if count < len(self._articles) else "1"
                self._db.execute(
                    f"INSERT INTO {table} SELECT {columns} FROM temp.base_{table} WHERE {where}",
                    {**offsets, "suffix": f"-{number:04d}", "last": last},
                )
            self._count()
            self._db.execute("COMMIT")
            added += count
        self._finish()
        return added

    def _count(self) -> None:
        """Save the names of a replica."""
        names = {f"{kind.lower()}-{name}": (kind, name, count) for (kind, name), count in self._counted.items()}
        countries: dict[str, dict[str, int]] = {entity: {} for entity in names}
        for (entity, code), count in self._countries.items():
            countries[entity][code] = count
        for entity, (kind, name, count) in names.items():
            self._add(entity, kind, name, count, countries[entity])
        for num, head, entities in self._contexts:
            named = np.zeros((len(entities), 2), np.uint32)  # the texts have no titles before names
            named[:, 0] = [self._bearers[entity] for entity in entities]
            self._db.execute("INSERT INTO name_contexts VALUES (?, ?)", (num, head + named.tobytes()))
        for saved in (self._counted, self._countries, self._contexts):
            saved.clear()

    def _add(self, entity: str, kind: str, name: str, count: int, countries: dict[str, int]) -> None:
        """Save a name, or add to its counts."""
        num = self._bearers.get(entity)
        bearer = BearerName(num or 0, entity, kind)
        if num is not None:
            stored = self._db.execute("SELECT counts FROM bearers WHERE num = ?", (num,)).fetchone()[0]
            for counter, known in zip(bearer.counts, orjson.loads(stored), strict=True):
                counter.update(known)
        bearer.counts[NAME][name] += count
        if kind == "PERSON":
            bearer.counts[ALIAS][name.split()[-1]] += count
        bearer.counts[COUNTRY].update(countries)
        if num is not None:
            self._db.execute("UPDATE bearers SET counts = ? WHERE num = ?", (orjson.dumps(bearer.counts), num))
            return
        bearer.compute()
        keys = packed_keys(found_by(bearer.bearer, bearer.keys, bearer.others))
        added = self._db.execute(
            "INSERT INTO bearers (entity_id, type, person_id, counts, keys) VALUES (?, ?, ?, ?, ?)",
            (entity, kind, entity, orjson.dumps(bearer.counts), keys),
        )
        self._db.execute("INSERT INTO filling VALUES ('people', ?, ?)", (entity, _digest(entity)))
        assert added.lastrowid is not None
        self._bearers[entity] = added.lastrowid

    def _finish(self) -> None:
        self._db.execute("INSERT INTO published (topic, key, digest) SELECT * FROM filling")
        self._db.execute("DROP TABLE filling")
        stored = self._db.execute("SELECT max(last) FROM linked_keys").fetchone()[0]
        store_keys(self._db, self._db, stored or 0)


def _digest(entity: str) -> bytes:
    return hashlib.blake2b(entity.encode(), digest_size=16).digest()


def last_hash(name: str) -> int:
    """The hash of the last word of a name, as people are compared."""
    return zlib.crc32(folded(name.split()[-1]).encode())


def whole_hash(name: str) -> int:
    """The hash of a whole name, as other names are compared."""
    return zlib.crc32(" ".join(map(folded, name.split())).encode())


def _mark(number: int) -> str:
    """Syllables that are in the new names of one replica only."""
    return "".join("bdfgklmnpr"[int(digit)] + "a" for digit in f"{number:03d}")


def _terms(replaced: Hashes, terms: list[tuple[NDArray[np.intp], NDArray[np.float32]]]) -> list[Any]:
    found: list[Any] = []
    for places, weights in terms:
        hashes = replaced[places]
        order = np.argsort(hashes)
        found += [hashes[order], weights[order]]
    return found


_NUMBERED = ("articles", "stories", "quotes")
_WITHIN = {
    "articles": "num <= :last",
    "copy_edges": "max(here, there) <= :last",
    "originals": "max(copy, original) <= :last",
    "story_edges": "max(here, there) <= :last",
    "story_of": "article <= :last",
    "stories": "founder <= :last",
}
"""The rows of the state that a smaller replica includes."""


def _reworded(quote: list[Any], plain: dict[str, str], names: dict[str, str]) -> list[Any]:
    quote_id, kind, text, words, speaker, _, credited = quote
    renamed = names[speaker] if speaker else None
    text, words = (" ".join(plain.get(word, word) for word in some.split()) for some in (text, words))
    return [quote_id, kind, text, words, renamed, f"person-{renamed}" if renamed else None, credited]


def main() -> None:
    """Fill a state, and rebuild its indexes at the end."""
    state, words, wanted = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    db = sqlite3.connect(state, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {setting}")
    made = [db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0] for name in INDEXES]
    filling = Filling(db, Vocabulary(*json.loads(words.read_text())))
    for name in INDEXES:
        db.execute(f"DROP INDEX {name}")
    added = filling.fill(wanted)
    for statement in made:
        db.execute(statement)
    db.close()
    print(added)


if __name__ == "__main__":
    main()
