"""Many watches, found by what an article has: each stands under the rarest key that it needs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wiredesk.watch.query import Alternatives, WatchQuery
from wiredesk.watch.view import ALWAYS, ArticleView
from wiredesk_schemas.watches import Watch

EXPECTED = {"n": 0.005, "b": 0.002, "s": 0.01, "l": 0.5, "k": 0.7}
"""Share of articles that have a key, by its kind, until it was counted."""

EXPECTED_WORDS = (1.0, 0.5, 0.4, 0.2, 0.1, 0.05, 0.03)
"""Share of articles that have a word, by its length, until it was counted; longer ones are as rare as the last."""

COUNTED = 500
"""Articles after which a count is believed, and watches under keys that are less rare than expected move."""

RARE = 0.02
"""Share of articles below which a key is rare enough to stay."""


class WatchIndex:
    """Watches by their ids, and by the keys of articles that can match them.

    Args:
        watches: those to begin with.
    """

    def __init__(self, watches: Iterable[Watch] = ()) -> None:
        self._queries: dict[str, WatchQuery] = {}
        self._postings: dict[str, dict[str, WatchQuery]] = {}
        self._chosen: dict[str, Alternatives] = {}
        self._counts: Counter[str] = Counter()
        self._articles = 0
        for watch in watches:
            self.put(watch)

    def __len__(self) -> int:
        return len(self._queries)

    def __iter__(self) -> Iterator[Watch]:
        return (query.watch for query in self._queries.values())

    @property
    def keys_in_use(self) -> set[str]:
        """The keys under which watches stand."""
        return set(self._postings)

    def get(self, watch_id: str) -> WatchQuery | None:
        """The watch of an id."""
        return self._queries.get(watch_id)

    def put(self, watch: Watch) -> None:
        """Add a watch, or replace the one of its id."""
        self.remove(watch.watch_id)
        self._queries[watch.watch_id] = query = WatchQuery(watch)
        self._post(query)

    def remove(self, watch_id: str) -> None:
        """Remove a watch, where it is there."""
        if self._queries.pop(watch_id, None) is None:
            return
        for key in self._chosen.pop(watch_id):
            postings = self._postings.get(key, {})
            postings.pop(watch_id, None)
            if not postings:
                self._postings.pop(key, None)

    def match(self, article: ArticleView) -> list[WatchQuery]:
        """The watches whose conditions an article meets, but for the size of its story; by their ids."""
        if self._articles and self._articles % COUNTED == 0:
            self._move()
        hits = self._postings.keys() & article.keys
        self._counts.update(hits)
        self._articles += 1
        found: dict[str, WatchQuery] = {}
        for key in hits:
            found.update(self._postings.get(key, {}))
        able = [query for query in found.values() if article.keys.issuperset(query.needed)]
        return sorted([query for query in able if query.matches(article)], key=_by_id)

    def _post(self, query: WatchQuery) -> None:
        chosen = min(query.groups(), key=lambda group: sum(map(self._share, group)))
        self._chosen[query.watch.watch_id] = chosen
        for key in chosen:
            self._postings.setdefault(key, {})[query.watch.watch_id] = query

    def _share(self, key: str) -> float:
        """The share of articles that have a key: as counted, or as can be expected."""
        if self._articles >= COUNTED and (count := self._counts.get(key)):
            return count / self._articles
        if key == ALWAYS:
            return 1.0
        if ":" in key:
            return EXPECTED[key[0]]
        return EXPECTED_WORDS[min(len(key), len(EXPECTED_WORDS) - 1)]

    def _move(self) -> None:
        """Look for rarer keys for the watches under keys that many articles have."""
        frequent = [key for key, count in self._counts.items() if count > RARE * self._articles]
        for watch_id in {one for key in frequent for one in self._postings.get(key, {})}:
            self.put(self._queries[watch_id].watch)


def _by_id(query: WatchQuery) -> str:
    return query.watch.watch_id
