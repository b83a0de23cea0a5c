"""Which dead letters are superseded: an older version of an article must not be replayed after a newer one.

Versions are ordered by the timestamps of their records, which stages pass on and dead letters keep.
"""

from collections.abc import Iterable

from wiredesk.clean.parse.parse import read_article
from wiredesk.dead_letter import PREFIX, replays
from wiredesk.message import Message
from wiredesk.settings import Settings

VersionOrder = tuple[int, int]
"""Timestamp of a version and how often it was replayed; the greater one is newer."""

RecordIdentity = tuple[str, bytes | None, bytes | None, int | None]


class Versions:
    """The newest known version of the article of each letter.

    Args:
        letters: the letters to check; other articles are ignored.
        settings: topic names and limits of an article.
    """

    def __init__(self, letters: Iterable[Message], settings: Settings) -> None:
        self._clean = settings.topic("clean")
        self._limits = settings.limits
        self._newest: dict[tuple[str, bytes], VersionOrder] = {}
        self._last: dict[RecordIdentity, tuple[int, int | None, int | None]] = {}
        for letter in letters:
            for topic, key in ((_source(letter), letter.key), (self._clean, self._article(letter))):
                if key:
                    self._newest[topic, key] = (-1, -1)

    def add_record(self, record: Message) -> None:
        """Add a record of `news.raw` or `news.clean`."""
        self._update(record.topic, record)

    def add_letter(self, letter: Message) -> None:
        """Add a letter as the version that failed."""
        self._update(_source(letter), letter)
        last = (replays(letter), letter.partition, letter.offset)
        self._last[_identity(letter)] = max(last, self._last.get(_identity(letter), last))

    def superseded(self, letter: Message) -> bool:
        """Whether anything newer than the letter is known; the letter itself must have been added.

        That is a newer version of its article, whether waiting, processed, failed or withdrawn; a replay of the letter;
        or a newer letter for the same record.
        """
        if self._last[_identity(letter)] != (replays(letter), letter.partition, letter.offset):
            return True
        if letter.key and self._newest[_source(letter), letter.key] > _order(letter):
            return True
        article = self._article(letter)
        # A record that failed on news.raw has none on news.clean, unless its replay succeeded.
        return (
            _source(letter) != self._clean
            and article is not None
            and self._newest[self._clean, article] >= (letter.timestamp or 0, -1)
        )

    def _update(self, topic: str, record: Message) -> None:
        known = self._newest.get((topic, record.key or b""))
        if known is not None and record.key:
            self._newest[topic, record.key] = max(known, _order(record))

    def _article(self, letter: Message) -> bytes | None:
        """The key on `news.clean` of the article; None if unknown."""
        if letter.value is None or _source(letter) == self._clean:
            return letter.key or None
        try:
            return (read_article(letter, self._limits).article_id or "").encode() or None
        except Exception:  # the article may have failed for this reason; only the key is known
            return letter.key or None


def _source(letter: Message) -> str:
    return letter.header(PREFIX + "topic") or ""


def _order(record: Message) -> VersionOrder:
    return record.timestamp or 0, replays(record)


def _identity(letter: Message) -> RecordIdentity:
    return _source(letter), letter.key, letter.value, letter.timestamp
