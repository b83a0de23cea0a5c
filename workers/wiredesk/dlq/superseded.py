"""Whether a letter is still the last word on its article: an older version put back would come after the newer.

A version's place in time is its record's timestamp, which every stage passes on, and a dead letter keeps.
"""

from collections.abc import Iterable

from wiredesk.clean.parse.parse import read_article
from wiredesk.dead_letter import PREFIX, replays
from wiredesk.message import Message
from wiredesk.settings import Settings

Mark = tuple[int, int]
"""A version's timestamp, and how often it has been put back: of two marks the greater came later."""

Same = tuple[str, bytes | None, bytes | None, int | None]


class Versions:
    """The newest that is known of each article among some letters.

    Args:
        letters: those to be judged; only of their articles is anything kept.
        settings: names the topics and bounds an article.
    """

    def __init__(self, letters: Iterable[Message], settings: Settings) -> None:
        self._clean = settings.topic("clean")
        self._limits = settings.limits
        self._newest: dict[tuple[str, bytes], Mark] = {}
        self._last: dict[Same, tuple[int, int | None, int | None]] = {}
        for letter in letters:
            for topic, key in ((_source(letter), letter.key), (self._clean, self._article(letter))):
                if key:
                    self._newest[topic, key] = (-1, -1)

    def see(self, record: Message) -> None:
        """Take note of a record of `news.raw` or `news.clean`."""
        self._mark(record.topic, record)

    def see_letter(self, letter: Message) -> None:
        """Take note of a letter: it stands for the version that failed."""
        self._mark(_source(letter), letter)
        last = (replays(letter), letter.partition, letter.offset)
        self._last[_same(letter)] = max(last, self._last.get(_same(letter), last))

    def superseded(self, letter: Message) -> bool:
        """Whether anything came after the letter, which has been seen itself.

        That is a newer version of its article, waiting, finished, dead or withdrawn; the letter itself, put back
        before; or a second letter about the same record.
        """
        if self._last[_same(letter)] != (replays(letter), letter.partition, letter.offset):
            return True
        if letter.key and self._newest[_source(letter), letter.key] > _mark(letter):
            return True
        article = self._article(letter)
        # What failed on news.raw has no record on news.clean, unless it was put back and did well.
        return (
            _source(letter) != self._clean
            and article is not None
            and self._newest[self._clean, article] >= (letter.timestamp or 0, -1)
        )

    def _mark(self, topic: str, record: Message) -> None:
        known = self._newest.get((topic, record.key or b""))
        if known is not None and record.key:
            self._newest[topic, record.key] = max(known, _mark(record))

    def _article(self, letter: Message) -> bytes | None:
        """The key on `news.clean` of what was to come of the letter; None where nothing tells it."""
        if letter.value is None or _source(letter) == self._clean:
            return letter.key or None
        try:
            return (read_article(letter, self._limits).article_id or "").encode() or None
        except Exception:  # the letter may be here for that very reason; the key is then all that is known
            return letter.key or None


def _source(letter: Message) -> str:
    return letter.header(PREFIX + "topic") or ""


def _mark(record: Message) -> Mark:
    return record.timestamp or 0, replays(record)


def _same(letter: Message) -> Same:
    return _source(letter), letter.key, letter.value, letter.timestamp
