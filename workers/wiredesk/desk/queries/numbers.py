"""Numbers of a view: who is quoted, by which newsrooms and when; how much is word for word; own reporting or copies."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from wiredesk.desk.queries.matching import Filters, Matcher
from wiredesk.desk.store.quote_rows import PER_ARTICLE, index_of, quote_at

COUNTED = 10_000
"""Newest articles of a view that are counted: more would take longer than an editor waits."""

AT_ONCE = 500
"""Articles of one SQL statement."""

SPEAKERS, SOURCES, STEPS = 20, 30, 12

DAY = 86_400_000
"""Milliseconds."""

FIRST_DAY = date(1605, 1, 1)
"""No newspaper is older (https://en.wikipedia.org/wiki/Relation_aller_Fürnemmen_und_gedenckwürdigen_Historien)."""

EPOCH = date(1970, 1, 1)


@dataclass(slots=True)
class _Newsroom:
    """What one source published."""

    articles: int = 0
    agency: int = 0
    copies: int = 0
    quotes: int = 0
    direct: int = 0

    @property
    def own(self) -> int:
        """Articles that are neither of an agency nor copies."""
        return self.articles - self.agency - self.copies


@dataclass(slots=True)
class _Counts:
    """Counters, updated for each article of a view."""

    articles: int = 0
    days: Counter[date] = field(default_factory=Counter)
    newsrooms: "defaultdict[int | None, _Newsroom]" = field(default_factory=lambda: defaultdict(_Newsroom))
    kinds: Counter[str] = field(default_factory=Counter)
    said: "Counter[tuple[int, int | None, date | None, str]]" = field(default_factory=Counter)
    """Quotes by speaker, source, day of publication and kind."""


def numbers(read: sqlite3.Connection, filters: Filters) -> dict[str, Any]:
    """The response of `/api/numbers`.

    Raises:
        SearchSyntaxError: the search cannot be read.
    """
    counts = _count(read, filters)
    steps = _steps(counts)
    return {
        "articles": counts.articles,
        "quotes": counts.kinds.total(),
        "direct": counts.kinds["direct"],
        "mixed": counts.kinds["mixed"],
        "indirect": counts.kinds["indirect"],
        "own": sum(room.own for room in counts.newsrooms.values()),
        "agency": sum(room.agency for room in counts.newsrooms.values()),
        "copies": sum(room.copies for room in counts.newsrooms.values()),
        "steps": [{"first": first.isoformat(), "last": last.isoformat()} for first, last in steps],
        "speakers": _speakers(read, counts, steps),
        "newsrooms": _newsrooms(read, counts),
    }


def who_is_quoted(read: sqlite3.Connection, filters: Filters) -> list[dict[str, Any]]:
    """The rows of the numbers as a table: quotes by day, source and speaker, all names of a person together.

    Counted in SQL: a table of 10,000 articles has tens of thousands of rows.
    """
    quoted = list(_quoted(read, Matcher(read, filters)))
    names = _names(read, {speaker for _, _, speaker, *_ in quoted})
    counted: dict[tuple[int | None, int | None, str], tuple[int, int, int]] = {}
    for day, source, speaker, direct, mixed, indirect in quoted:
        if speaker in names:
            key = (day, source, names[speaker][0])
            before = counted.get(key, (0, 0, 0))
            counted[key] = (before[0] + direct, before[1] + mixed, before[2] + indirect)
    people = dict(names.values())
    sources: dict[int | None, str] = dict(read.execute("SELECT label, value FROM labels WHERE kind = 'source'"))
    days = {day: day and (EPOCH + timedelta(day)).isoformat() for day in {day for day, *_ in counted}}
    table = [
        {
            "day": days[day],
            "source": sources.get(source),
            "speaker": people[person_id],
            "speaker_id": person_id,
            "quotes": direct + mixed + indirect,
            "direct": direct,
            "mixed": mixed,
            "indirect": indirect,
        }
        for (day, source, person_id), (direct, mixed, indirect) in counted.items()
    ]
    return sorted(table, key=lambda row: (row["day"] or "", row["source"] or "", row["speaker"]), reverse=True)


def _quoted(read: sqlite3.Connection, matcher: Matcher) -> Iterator[tuple[Any, ...]]:
    """Day since 1970, source, speaker, and quotes of each kind; the same day, source and speaker may come again."""
    seqs = islice(matcher.seqs(), COUNTED)
    while chunk := list(islice(seqs, AT_ONCE)):
        if matcher.of_quotes:
            wanted = [quote_at(seq, index) for seq in chunk for index in matcher.quotes(seq)]
            tables, column = f"quotes JOIN articles ON seq = quote / {PER_ARTICLE}", "quote"
        else:
            wanted, column = chunk, "seq"
            tables = f"articles JOIN quotes ON quote >= seq * {PER_ARTICLE} AND quote < (seq + 1) * {PER_ARTICLE}"
        yield from read.execute(
            f"SELECT (published - (published < 0) * {DAY - 1}) / {DAY}, source, speaker, "
            "sum(quotes.kind = 'direct'), sum(quotes.kind = 'mixed'), sum(quotes.kind = 'indirect') "
            f"FROM {tables} WHERE {column} IN (SELECT value FROM json_each(?)) AND speaker IS NOT NULL "
            "GROUP BY 1, 2, 3",
            (json.dumps(wanted),),
        )


def _count(read: sqlite3.Connection, filters: Filters) -> _Counts:
    matcher = Matcher(read, filters)
    counts = _Counts()
    seqs = islice(matcher.seqs(), COUNTED)
    while chunk := list(islice(seqs, AT_ONCE)):
        rows = read.execute(
            "SELECT seq, source, published, articles.agency, copies.original_id, copies.agency, quote, kind, speaker "
            "FROM articles LEFT JOIN copies USING (article_id) "
            f"LEFT JOIN quotes ON quote >= seq * {PER_ARTICLE} AND quote < (seq + 1) * {PER_ARTICLE} "
            f"WHERE seq IN ({', '.join('?' * len(chunk))}) ORDER BY seq",
            chunk,
        )
        for seq, of_article in groupby(rows, key=itemgetter(0)):
            _count_article(counts, list(of_article), set(matcher.quotes(seq)) if matcher.of_quotes else None)
    return counts


def _count_article(counts: _Counts, rows: list[tuple[Any, ...]], wanted: set[int] | None) -> None:
    """Count an article.

    Args:
        counts: updated.
        rows: one for each quote, or one without any.
        wanted: indexes of the quotes that count; None for all.
    """
    _, source, published, agency, copied_from, agency_of_copy, *_ = rows[0]
    day = _day(published)
    counts.articles += 1
    if day:
        counts.days[day] += 1
    newsroom = counts.newsrooms[source]
    newsroom.articles += 1
    if agency or agency_of_copy:
        newsroom.agency += 1
    elif copied_from:
        newsroom.copies += 1
    for *_, quote, kind, speaker in rows:
        if quote is None or (wanted is not None and index_of(quote) not in wanted):
            continue
        counts.kinds[kind] += 1
        newsroom.quotes += 1
        newsroom.direct += kind == "direct"
        if speaker is not None:
            counts.said[speaker, source, day, kind] += 1


def _day(published: int | None) -> date | None:
    """The day of a time of publication; None if it is impossible, since one such article would fill the chart."""
    if published is None:
        return None
    day = datetime.fromtimestamp(published / 1000, UTC).date()
    return day if FIRST_DAY <= day <= datetime.now(UTC).date() + timedelta(1) else None


def _steps(counts: _Counts) -> list[tuple[date, date]]:
    """Equal steps between the first and the last day of publication; none if no article has one."""
    if not counts.days:
        return []
    first, last = min(counts.days), max(counts.days)
    width = max(1, -(-((last - first).days + 1) // STEPS))
    steps = []
    day = first
    while day <= last:
        steps.append((day, day + timedelta(min(width - 1, (last - day).days))))
        if (last - day).days < width:
            break
        day += timedelta(width)
    return steps


def _speakers(read: sqlite3.Connection, counts: _Counts, steps: list[tuple[date, date]]) -> list[dict[str, Any]]:
    """Those quoted most, all names of a person together."""
    people = _names(read, {speaker for speaker, *_ in counts.said})
    totals: Counter[str] = Counter()
    for (speaker, *_), quotes in counts.said.items():
        if speaker in people:
            totals[people[speaker][0]] += quotes
    most = [person_id for person_id, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:SPEAKERS]]
    rows = {
        person_id: {"direct": 0, "sources": Counter[int | None](), "series": [0] * len(steps)} for person_id in most
    }
    names = dict(people.values())
    for (speaker, source, day, kind), quotes in counts.said.items():
        row: dict[str, Any] | None = rows.get(people[speaker][0]) if speaker in people else None
        if row is None:
            continue
        row["direct"] += quotes if kind == "direct" else 0
        row["sources"][source] += quotes
        if day and steps:
            row["series"][(day - steps[0][0]).days // ((steps[0][1] - steps[0][0]).days + 1)] += quotes
    sources = _sources(read, {source for row in rows.values() for source in row["sources"]})  # type: ignore[attr-defined]
    return [
        {
            "entity_id": person_id,
            "name": names[person_id],
            "quotes": totals[person_id],
            "direct": row["direct"],
            "series": row["series"],
            "sources": [
                {"source": sources[source], "quotes": quotes}
                for source, quotes in row["sources"].most_common(6)  # type: ignore[attr-defined]
                if source in sources
            ],
        }
        for person_id, row in rows.items()
    ]


def _newsrooms(read: sqlite3.Connection, counts: _Counts) -> list[dict[str, Any]]:
    names = _sources(read, set(counts.newsrooms))
    most = sorted(counts.newsrooms.items(), key=lambda item: (-item[1].articles, names.get(item[0], "")))[:SOURCES]
    return [
        {
            "source": names.get(source),
            "articles": room.articles,
            "own": room.own,
            "agency": room.agency,
            "copies": room.copies,
            "quotes": room.quotes,
            "direct": room.direct,
        }
        for source, room in most
    ]


def _names(read: sqlite3.Connection, entities: set[int]) -> dict[int, tuple[str, str]]:
    """Id and name of each entity: those of the person it belongs to, if that is known."""
    rows = read.execute(
        "SELECT entity, coalesce(p.person_id, e.entity_id), coalesce(p.name, e.name) FROM entities AS e "
        "LEFT JOIN people AS p ON p.person_id = (SELECT person_id FROM person_entities JOIN people USING (person_id) "
        "WHERE entity_id = e.entity_id ORDER BY time DESC, person_id LIMIT 1) "
        "WHERE e.entity IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entities)),),
    )
    return {entity: (some_id, name) for entity, some_id, name in rows}


def _sources(read: sqlite3.Connection, labels: set[int | None]) -> dict[int | None, str]:
    found: dict[int | None, str] = {}
    for label in labels:
        row = read.execute("SELECT value FROM labels WHERE label = ?", (label,)).fetchone()
        if row:
            found[label] = row[0]
    return found
