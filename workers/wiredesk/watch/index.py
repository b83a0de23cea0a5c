"""An index of watches by article keys: each watch is stored under the rarest key that it requires."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wiredesk.watch.merged_names import MergedNames, name_keys
from wiredesk.watch.query import Alternatives, WatchQuery
from wiredesk.watch.view import ALWAYS, ArticleView
from wiredesk_schemas.watches import Watch

EXPECTED = {"p": 0.003, "o": 0.003, "g": 0.005, "b": 0.002, "n": 0.003, "s": 0.01, "l": 0.5, "k": 0.7}
"""Estimated share of articles that have a key, by kind, until it is counted."""

EXPECTED_WORDS = (1.0, 0.5, 0.4, 0.2, 0.1, 0.05, 0.03)
"""Estimated share of articles that have a word, by length, until it is counted; the last applies to longer words."""

COUNTED = 500
"""Articles after which counts are used, and watches under keys that are more frequent than estimated are moved."""

RARE = 0.02
"""Share of articles below which a watch stays under its key."""


class WatchIndex:
    """Watches by id, and by the keys of articles that can match them.

    Args:
        watches: the initial watches.
    """

    def __init__(self, watches: Iterable[Watch] = ()) -> None:
        self._queries: dict[str, WatchQuery] = {}
        self._postings: dict[str, dict[str, WatchQuery]] = {}
        self._keys: set[str] = set()
        """The keys of the postings, as a set, which is faster to intersect than a view of a dictionary."""
        self._chosen: dict[str, Alternatives] = {}
        self._counts: Counter[str] = Counter()
        self._articles = 0
        self._merged = MergedNames()
        self._naming: dict[str, set[str]] = {}
        """The ids of watches by the names, as keys, of people and organisations in them."""
        for watch in watches:
            self.put(watch)

    def __len__(self) -> int:
        return len(self._queries)

    def __iter__(self) -> Iterator[Watch]:
        return (query.watch for query in self._queries.values())

    @property
    def keys_in_use(self) -> set[str]:
        """The keys under which watches are stored."""
        return set(self._keys)

    def get(self, watch_id: str) -> WatchQuery | None:
        """The watch with an id."""
        return self._queries.get(watch_id)

    def put(self, watch: Watch) -> None:
        """Add a watch, or replace the one with the same id."""
        self.remove(watch.watch_id)
        self._queries[watch.watch_id] = query = WatchQuery(watch, self._merged)
        self._post(query)
        for key in _names_in(watch):
            self._naming.setdefault(key, set()).add(watch.watch_id)

    def put_person(self, person_id: str, names: Iterable[str], entity_ids: Iterable[str]) -> bool:
        """Let watches on any of these names match all of these entities; True if that changed anything.

        Args:
            person_id: id of the person or organisation in `news.people`.
            names: all its names.
            entity_ids: the entities under these names.
        """
        return self._replace(self._merged.put(person_id, names, entity_ids))

    def drop_person(self, person_id: str) -> bool:
        """Forget a person or organisation; True if it was known."""
        return self._replace(self._merged.drop(person_id))

    def _replace(self, keys: frozenset[str]) -> bool:
        """Prepare the watches on these names again."""
        for watch_id in set().union(*(self._naming.get(key, ()) for key in keys)):
            self.put(self._queries[watch_id].watch)
        return bool(keys)

    def remove(self, watch_id: str) -> None:
        """Remove a watch, if present."""
        query = self._queries.pop(watch_id, None)
        if query is None:
            return
        for key in _names_in(query.watch):
            self._naming[key].discard(watch_id)
            if not self._naming[key]:
                del self._naming[key]
        for key in self._chosen.pop(watch_id):
            postings = self._postings.get(key, {})
            postings.pop(watch_id, None)
            if not postings:
                self._postings.pop(key, None)
                self._keys.discard(key)

    def match(self, article: ArticleView) -> list[WatchQuery]:
        """The watches that match an article, ordered by id; the size of its story is not checked."""
        if self._articles and self._articles % COUNTED == 0:
            self._move()
        hits = self._keys & article.keys
        self._counts.update(hits)
        self._articles += 1
        has_all = article.keys.issuperset
        able = {query for key in hits for query in self._postings[key].values() if has_all(query.needed)}
        return sorted([query for query in able if query.matches(article)], key=_by_id)

    def _post(self, query: WatchQuery) -> None:
        chosen = min(query.groups(), key=lambda group: sum(map(self._share, group)))
        self._chosen[query.watch.watch_id] = chosen
        for key in chosen:
            self._postings.setdefault(key, {})[query.watch.watch_id] = query
            self._keys.add(key)

    def _share(self, key: str) -> float:
        """The share of articles that have a key: counted or estimated."""
        if self._articles >= COUNTED and (count := self._counts.get(key)):
            return count / self._articles
        if key == ALWAYS:
            return 1.0
        if ":" in key:
            return EXPECTED[key[0]]
        return EXPECTED_WORDS[min(len(key), len(EXPECTED_WORDS) - 1)]

    def _move(self) -> None:
        """Move watches from frequent keys to rarer ones."""
        frequent = [key for key, count in self._counts.items() if count > RARE * self._articles]
        for watch_id in {one for key in frequent for one in self._postings.get(key, {})}:
            self.put(self._queries[watch_id].watch)


def _names_in(watch: Watch) -> set[str]:
    names = (*watch.people, *watch.organisations, *watch.quotes_by, *watch.quotes_about)
    return set().union(*map(name_keys, names))


def _by_id(query: WatchQuery) -> str:
    return query.watch.watch_id
