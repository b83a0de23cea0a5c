"""Large groups that wait to be regrouped and written.

Rebuilding one takes time proportional to its size instead of what was added. Statements are rebuilt together, at most
every `INTERVAL` seconds. Alerts wait for stories: a story is written at once if it was not written recently, otherwise
after a pause proportional to its size, so the bytes written a second do not grow with it. The intervals become longer
when rebuilding takes long.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

LARGE = 40
"""Members of a statement or story above which it is deferred."""

INTERVAL = 5.0
"""Minimum seconds from a change of a large statement to its record."""

PAUSE = 0.005
"""Minimum seconds between two records of a large story, for each of its articles: about 40 kB a second and story."""

MAX_PAUSE = 5.0
"""The same for the largest stories, in all."""

REST = 10
"""Minimum ratio of the interval to the time that the last rebuild took."""

Key = int | str


class Deferred:
    """What waits, by kind and key.

    Args:
        connection: the state.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._interval = INTERVAL
        self._written: dict[int, float] = {}
        self._rests_until = float("-inf")

    def add(self, kind: str, keys: Iterable[Key], now: float) -> None:
        """Defer groups from now on, in seconds; those that already wait keep their time."""
        self._db.executemany("INSERT OR IGNORE INTO deferred VALUES (?, ?, ?)", ((kind, key, now) for key in keys))

    @property
    def waiting(self) -> bool:
        """True if anything is deferred."""
        return self._db.execute("SELECT 1 FROM deferred LIMIT 1").fetchone() is not None

    def due(self, now: float) -> bool:
        """True if a group has waited long enough."""
        first = self._db.execute("SELECT min(since) FROM deferred").fetchone()[0]
        return first is not None and not 0 <= now - first < self._interval

    def keys(self, kind: str) -> list[Key]:
        """All that wait of a kind."""
        return [row[0] for row in self._db.execute("SELECT key FROM deferred WHERE kind = ?", (kind,)).fetchall()]

    def take(self, kind: str) -> list[Key]:
        """The same; they no longer wait."""
        found = self.keys(kind)
        self._db.execute("DELETE FROM deferred WHERE kind = ?", (kind,))
        return found

    def due_stories(self, now: float, size: Callable[[int], int]) -> list[int]:
        """The deferred stories to be written now; they no longer wait.

        Args:
            now: seconds.
            size: returns the number of articles of a story.
        """
        if 0 < self._rests_until - now <= REST * MAX_PAUSE:
            return []
        due = [story for story in map(int, self.keys("story")) if not self._pauses(story, now, size(story))]
        self._db.executemany("DELETE FROM deferred WHERE kind = 'story' AND key = ?", ((story,) for story in due))
        return sorted(due)

    def _pauses(self, story: int, now: float, size: int) -> bool:
        return 0 <= now - self._written.get(story, float("-inf")) < min(MAX_PAUSE, PAUSE * size)

    def wrote_stories(self, stories: Sequence[int], now: float, seconds: float) -> None:
        """Called after due stories were written, which took so many seconds."""
        if not stories:
            return
        recent = {story: moment for story, moment in self._written.items() if 0 <= now - moment < MAX_PAUSE}
        self._written = recent | dict.fromkeys(stories, now)
        self._rests_until = now + REST * seconds

    def rebuilt(self, seconds: float) -> None:
        """Called after all were rebuilt in this time."""
        self._interval = max(INTERVAL, REST * seconds)
