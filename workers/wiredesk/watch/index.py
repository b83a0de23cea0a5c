"""An index of watches by article keys: each watch is stored under the rarest key that it requires."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wiredesk.watch.merged_names import MergedNames, name_keys
from wiredesk.watch.query import Alternatives, WatchQuery
from wiredesk.watch.view import ABOUT, ALWAYS, ArticleView
from wiredesk_schemas.watches import Watch

EXPECTED = {"p": 0.003, "o": 0.003, "g": 0.005, "b": 0.002, "a": 0.003, "s": 0.01, "l": 0.5, "k": 0.7}
"""Estimated share of articles that have a key, by kind, until it is counted."""

EXPECTED_WORDS = (1.0, 0.5, 0.4, 0.2, 0.1, 0.05, 0.03)
"""Estimated share of articles that have a word, by length, until it is counted; the last applies to longer words."""

COUNTED = 500
"""Articles in which keys are counted before watches are moved from frequent keys to rarer ones."""

INTERVAL = 20_000
"""Articles after which keys are counted again, since the news changes."""

RARE = 0.005
"""Share of articles below which a watch stays under its key."""


class WatchIndex:
    """Watches by id, and by the keys of articles that can match them.

    Args:
        watches: the initial watches.
    """

    def __init__(self, watches: Iterable[Watch] = ()) -> None:
        self._queries: dict[str, WatchQuery] = {}
        self._postings: dict[str, dict[WatchQuery, frozenset[str]]] = {}
        """The watches under each key, with the other keys that each needs."""
        self._about: set[str] = set()
        """The words and ids of those keys that stand for what quotes mention."""
        self._keys: set[str] = set()
        """The other keys of the postings and the words of `_about`: a set is faster to intersect than a dictionary."""
        self._chosen: dict[str, Alternatives] = {}
        self._articles = 0
        self._counts: Counter[str] = Counter()
        self._shares: dict[str, float] = {}
        """The share of articles that have a key, of the keys that were counted more than once."""
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
        return set(self._postings)

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
        self._unpost(query)

    def match(self, article: ArticleView) -> list[WatchQuery]:
        """The watches that match an article, ordered by id; the size of its story is not checked."""
        return [query for query in self.candidates(article) if query.meets_others(article)]

    def candidates(self, article: ArticleView) -> list[WatchQuery]:
        """The watches that may match an article, ordered by id: it has the keys that they need."""
        hits = self._keys & article.keys
        subjects = article.words_in_quotes(hits & self._about) | article.names_in_quotes(self._about)
        hits.update([f"{ABOUT}:{word}" for word in subjects])
        has_all = article.keys.issuperset
        able = {query for key in hits for query, needed in self._postings.get(key, _NONE).items() if has_all(needed)}
        self._count(hits, article)
        return sorted(able, key=_by_id)

    def _count(self, hits: set[str], article: ArticleView) -> None:
        """Count the keys of some articles, and then move watches."""
        counted = self._articles % INTERVAL
        if counted < COUNTED:
            self._counts.update(hits | article.keys)
        elif counted == COUNTED:
            self._shares = {key: count / COUNTED for key, count in self._counts.items() if count > 1}
            self._counts.clear()
            self._move()
        self._articles += 1

    def _post(self, query: WatchQuery) -> None:
        chosen = min(query.groups, key=lambda group: sum(map(self._share, group)))
        self._chosen[query.watch_id] = chosen
        for key in chosen:
            self._postings.setdefault(key, {})[query] = query.needed
            if key.startswith(f"{ABOUT}:"):
                self._about.add(key[2:])
                self._keys.add(key[2:])
            else:
                self._keys.add(key)

    def _unpost(self, query: WatchQuery) -> None:
        for key in self._chosen.pop(query.watch_id):
            postings = self._postings.get(key, {})
            postings.pop(query, None)
            if postings:
                continue
            self._postings.pop(key, None)
            word = key.removeprefix(f"{ABOUT}:")
            if word != key:
                self._about.discard(word)
            if word not in self._postings and word not in self._about:
                self._keys.discard(word)

    def _share(self, key: str) -> float:
        """The share of articles that have a key: counted or estimated."""
        if key in self._shares:
            return self._shares[key]
        if key == ALWAYS:
            return 1.0
        length = min(len(key), len(EXPECTED_WORDS) - 1)
        expected = EXPECTED[key[0]] if ":" in key else EXPECTED_WORDS[length]
        return min(expected, 1 / COUNTED) if self._shares else expected

    def _move(self) -> None:
        """Move watches from frequent keys to rarer ones."""
        frequent = [key for key in self._postings if self._share(key) > RARE]
        for query in {query for key in frequent for query in self._postings[key]}:
            self._unpost(query)
            self._post(query)


def _names_in(watch: Watch) -> set[str]:
    names = (*watch.people, *watch.organisations, *watch.quotes_by, *watch.quotes_about)
    return set().union(*map(name_keys, names))


_NONE: dict[WatchQuery, frozenset[str]] = {}


def _by_id(query: WatchQuery) -> str:
    return query.watch_id
