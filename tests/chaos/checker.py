"""Compares what a reader of committed records finds on every topic with a reference run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.chaos.reference import Expected, Record


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as it was read."""

    record: Record
    partition: int
    offset: int

    def __str__(self) -> str:
        name = (self.record.key or b"a record without key").decode("utf-8", "replace")
        return f"{name} at {self.record.topic} {self.partition}:{self.offset}"


@dataclass(slots=True)
class CheckResult:
    """Violations by article id, each with a description."""

    lost: dict[str, str] = field(default_factory=dict)
    """A record of the article is missing."""
    differing: dict[str, str] = field(default_factory=dict)
    """A record is not in the reference run, or the newest one differs."""
    seen_twice: dict[str, str] = field(default_factory=dict)
    """A record appears more often than the article was fed."""
    surplus: int = 0
    """Surplus records in `seen_twice`."""
    dead: int = 0
    """Dead letters in the reference run."""
    fed: int = 0
    """Records on `news.raw`."""


def check(expected: Sequence[Expected], raw: Iterable[Seen], written: Iterable[Seen], dead_topic: str) -> CheckResult:
    """Compare the topics with the reference run.

    Args:
        expected: what has to become of each version.
        raw: all of `news.raw`, in order within each partition; what is owed goes by what was really fed.
        written: all of the other topics, in order within each partition.
        dead_topic: the name of `news.dead`, whose letters do not replace one another.
    """
    result = CheckResult()
    about = {record: version for version in expected for record in version.records}
    owed, newest = _expected(expected, raw, result)
    found, last = _found(written, about, result)
    for record, times in owed.items():
        version = about[record]
        story = f"version {version.number} is on {record.topic} {found[record]} times and was fed {times} times"
        result.dead += record.topic == dead_topic
        if found[record] < times:
            result.lost.setdefault(version.article, story)
        elif found[record] > times:
            result.seen_twice.setdefault(version.article, story)
            result.surplus += found[record] - times
    for place, record in newest.items():
        seen = last.get(place)
        if place[0] != dead_topic and (seen is None or seen.record != record):
            version = about[record]
            story = f"the newest on {place[0]} should be version {version.number} and is {_describe(seen, about)}"
            result.differing.setdefault(version.article, story)
    return result


_Place = tuple[str, bytes | None]
"""Topic and key."""


def _expected(
    expected: Sequence[Expected], raw: Iterable[Seen], result: CheckResult
) -> tuple[Counter[Record], dict[_Place, Record]]:
    """How often each record is expected, and which is the newest of each key."""
    owed: Counter[Record] = Counter()
    newest: dict[_Place, Record] = {}
    versions = {version.raw: version for version in expected}
    unfed = dict(versions)
    for fed in raw:
        result.fed += 1
        unfed.pop(fed.record.digest, None)
        version = versions.get(fed.record.digest)
        if version is None:
            result.differing[str(fed)] = "it was not fed"
            continue
        for record in version.records:
            owed[record] += 1
            newest[record.topic, record.key] = record
    for version in unfed.values():
        result.lost.setdefault(version.article, f"version {version.number} is not on news.raw")
    return owed, newest


def _found(
    written: Iterable[Seen], about: dict[Record, Expected], result: CheckResult
) -> tuple[Counter[Record], dict[_Place, Seen]]:
    """How often each record was read, and which was the last of each key."""
    found: Counter[Record] = Counter()
    last: dict[_Place, Seen] = {}
    homes: defaultdict[_Place, set[int]] = defaultdict(set)
    for seen in written:
        place = seen.record.topic, seen.record.key
        found[seen.record] += 1
        last[place] = seen
        homes[place].add(seen.partition)
        version = about.get(seen.record)
        if version is None:
            result.differing.setdefault(str(seen), "it is not in the reference run")
        elif len(homes[place]) > 1:
            result.differing.setdefault(version.article, f"it is in partitions {homes[place]} of {place[0]}")
    return found, last


def _describe(seen: Seen | None, about: dict[Record, Expected]) -> str:
    if seen is None:
        return "missing"
    version = about.get(seen.record)
    return f"version {version.number} ({seen})" if version else f"not in the reference run ({seen})"
