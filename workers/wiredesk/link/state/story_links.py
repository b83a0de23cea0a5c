"""Stories in the state: pairs of articles that may be about the same event, and their groups."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from wiredesk.link.article import DAY, Article, Summary
from wiredesk.link.postings import Keys, Postings
from wiredesk.link.shingles import counted, distinct
from wiredesk.link.state.library import Library
from wiredesk.link.state.recent import Recent
from wiredesk.link.state.story_groups import TOGETHER, clustered, placed
from wiredesk.link.stories import Outline, chances, likenesses

KEY_TERMS, KEY_NAMES = 12, 6
"""Number of distinctive words and of names of an article that are used to find others."""

MIN_KEYS = 3
"""Minimum keys that two articles have to share to be compared."""

FIND = 64
"""Maximum articles considered per key, the newest ones."""

MAX_CANDIDATES = 20
"""Maximum articles to compare with, those that share most keys."""

MIN_LIKENESS = 0.1
"""Cosine similarity of two articles' words below which they are not compared further: no known pair of one story is
below it."""

MAX_COPIES = 8
"""Maximum copies of its text that an article is linked to, the oldest ones: enough to keep it in their story."""

APART = 14 * DAY
"""Maximum time between two articles to be compared."""

MIN_EDGE = 0.05
"""Minimum probability of a pair to be stored."""

RELATED = 0.3
"""Minimum probability for two articles to count as related when their statements are compared."""

CROWDED = 16
"""Related articles from which on more may have been left out."""

MAX_GROUP = 40
"""Maximum articles that are regrouped when one is added; in a larger story only the new article is placed."""

CACHED = 50_000
"""Articles whose pairs and stories are kept in memory, about 1 kB each."""

MAX_LARGE = 2000
"""Maximum articles that are regrouped by `regroup`: about a second for each thousand."""


class StoryLinks:
    """Pairs of articles that may be about the same event, and the story of each article."""

    def __init__(self, connection: sqlite3.Connection, library: Library) -> None:
        self._db, self._library = connection, library
        self.postings = Postings()
        self._recent_edges: Recent[int, dict[int, float]] = Recent(CACHED)
        self._recent_stories: Recent[int, int | None] = Recent(CACHED)

    def add(self, num: int, article: Article, copies: set[int]) -> tuple[dict[int, float], list[int]]:
        """Compare an article with others.

        Args:
            num: the article's number.
            article: the article.
            copies: the numbers of articles that share its text, which are about the same event.

        Returns:
            The probability for each that may be about the same event, by number, and the numbers of the articles that
            share enough keys and were not compared.
        """
        keys = story_keys(article.outline)
        found, counts = counted(self.postings.find(keys, FIND))
        enough = counts >= MIN_KEYS
        found, counts = found[enough], counts[enough]
        found = found[np.argsort(-counts, kind="stable")]
        nearest = found[:MAX_CANDIDATES].tolist()
        chances_of = dict.fromkeys(sorted(copies)[:MAX_COPIES], 1.0)
        near = self._alike(article, [other for other in nearest if other not in copies])
        for (other, _), chance in zip(near, _chances(article, near), strict=True):
            if chance >= MIN_EDGE:
                chances_of[other] = chance
        self._db.executemany(
            "REPLACE INTO story_edges VALUES (?, ?, ?)",
            (row for other, chance in chances_of.items() for row in ((num, other, chance), (other, num, chance))),
        )
        self._recent_edges.keep(num, dict(sorted(chances_of.items())))
        for other, chance in chances_of.items():
            if other in self._recent_edges:
                self._recent_edges[other][num] = chance
        self.postings.add(num, keys)
        return chances_of, found[MAX_CANDIDATES:].tolist()

    def remove(self, num: int) -> set[int]:
        """Remove an article; return the numbers of the articles it was paired with."""
        others = set(self._edges(num))
        self._db.execute("DELETE FROM story_edges WHERE here = ?", (num,))
        self._db.executemany("DELETE FROM story_edges WHERE here = ? AND there = ?", ((other, num) for other in others))
        self._db.execute("DELETE FROM story_of WHERE article = ?", (num,))
        for member in (num, *others):
            self._recent_edges.pop(member, None)
        self._recent_stories.pop(num, None)
        return others

    def _edges(self, num: int) -> dict[int, float]:
        if num in self._recent_edges:
            return self._recent_edges.used(num, {})
        found = self._db.execute("SELECT there, chance FROM story_edges WHERE here = ?", (num,)).fetchall()
        return self._recent_edges.keep(num, dict(found))

    def neighbors(self, num: int) -> list[int]:
        """The articles that an article was found to be related to."""
        return [other for other, chance in self._edges(num).items() if chance >= RELATED]

    def crowded(self, related: Sequence[int]) -> bool:
        """True if an article with these related ones may have more, because many are related to each other."""
        return len(related) >= CROWDED or any(len(self.neighbors(neighbor)) >= CROWDED for neighbor in related)

    def related(self, num: int, others: Sequence[int]) -> list[bool]:
        """Whether an article may tell the same story as each of several others, as `add` decides it."""
        article = self._library.get(num)
        if article is None or not others:
            return [False] * len(others)
        keys = story_keys(article.outline)
        near = [
            (other, there)
            for other, there in self._alike(article, others)
            if len(np.intersect1d(keys, story_keys(there.outline), assume_unique=True)) >= MIN_KEYS
        ]
        chances = zip(near, _chances(article, near), strict=True)
        found = {other for (other, _), chance in chances if chance >= RELATED}
        return [other in found for other in others]

    def _alike(self, article: Article, others: Sequence[int]) -> list[tuple[int, Article]]:
        """Those of some articles that are near an article in time and use some of its words.

        Most are not, so their summaries are compared first.
        """
        summaries = self._library.summaries(others)
        near = [other for other in others if other in summaries and _near(article, summaries[other])]
        if not near:
            return []
        likely = likenesses(article.outline.body, [summaries[other].body for other in near]) >= MIN_LIKENESS
        alike = (other for other, enough in zip(near, likely, strict=True) if enough)
        return [(other, there) for other in alike if (there := self._library.get(other)) is not None]

    def story_of(self, num: int) -> int | None:
        """The number of an article's story."""
        if num in self._recent_stories:
            return self._recent_stories.used(num, None)
        found = self._db.execute("SELECT story FROM story_of WHERE article = ?", (num,)).fetchone()
        return self._recent_stories.keep(num, found[0] if found else None)

    def members(self, story: int) -> list[int]:
        """The numbers of a story's articles."""
        return [row[0] for row in self._db.execute("SELECT article FROM story_of WHERE story = ?", (story,)).fetchall()]

    def story_id(self, story: int) -> str | None:
        """The id of a story; None if it was removed."""
        found = self._db.execute("SELECT story_id FROM stories WHERE num = ?", (story,)).fetchone()
        return found[0] if found else None

    def group(self, nums: set[int]) -> set[int]:
        """Regroup articles and all that may belong to them; return the numbers of changed or removed stories."""
        changed: set[int] = set()
        waiting = set(nums)
        for start in sorted(nums):
            if start not in waiting:
                continue
            large = self._in_large(start)
            component, edges = ({start}, {}) if large else self._component(start)
            if large or len(component) >= MAX_GROUP:
                changed |= self._place(start, self._edges(start))
                self._db.execute("INSERT OR IGNORE INTO late VALUES (?)", (start,))
                waiting.discard(start)
                continue
            waiting -= component
            if component:
                changed |= self._assign(clustered(component, edges))
        return changed

    def regroup(self, most: float = float("inf")) -> set[int]:
        """Regroup large stories that grew, independently of the order in which their articles arrived.

        Takes about a second for each thousand articles, so call it when nothing else has to be done.

        Args:
            most: articles after which the rest is left for the next call.

        Returns:
            The numbers of changed or removed stories.
        """
        changed: set[int] = set()
        late = {row[0] for row in self._db.execute("SELECT article FROM late").fetchall()}
        done: set[int] = set()
        while late - done and len(done) < most:
            start = min(late - done)
            component, edges = self._component(start, MAX_LARGE)
            done |= component | {start}
            if len(component) < MAX_GROUP:
                changed |= self._assign(clustered(component, edges)) if component else set()
            elif len(component) < MAX_LARGE:
                articles = {num: article for num in component if (article := self._library.get(num))}
                ordered = sorted(articles, key=lambda num: articles[num].order)
                changed |= self._assign(placed(ordered, self._pairs_with_earlier(ordered, articles)))
        self._db.executemany("DELETE FROM late WHERE article = ?", ((num,) for num in late & done))
        return changed

    @property
    def late(self) -> bool:
        """True if a large story has grown and is not regrouped yet."""
        return self._db.execute("SELECT 1 FROM late LIMIT 1").fetchone() is not None

    def _pairs_with_earlier(self, ordered: list[int], articles: dict[int, Article]) -> dict[int, dict[int, float]]:
        """The pairs of articles that may be about one event, each with earlier ones, as in `add`.

        Unlike there, the candidates are the same in any order of arrival: of several that share as many keys, the
        earliest articles.
        """
        places: dict[int, list[int]] = defaultdict(list)
        pairs: dict[int, dict[int, float]] = {}
        for place, num in enumerate(ordered):
            article = articles[num]
            keys = story_keys(article.outline).tolist()
            counts = np.bincount([earlier for key in keys for earlier in places[key]], minlength=1)
            nearest = np.argsort(-counts, kind="stable")[:MAX_CANDIDATES].tolist()
            near = [
                (other, articles[other])
                for other in (ordered[rank] for rank in nearest if counts[rank] >= MIN_KEYS)
                if _near(article, articles[other])
            ]
            found = zip(near, _chances(article, near), strict=True)
            pairs[num] = {other: chance for (other, _), chance in found if chance >= MIN_EDGE}
            original = self._db.execute("SELECT original FROM originals WHERE copy = ?", (num,)).fetchone()
            if original and original[0] in pairs:
                pairs[num][original[0]] = 1.0
            for key in keys:
                places[key].append(place)
        return pairs

    def _in_large(self, num: int) -> bool:
        """True if an article, or one it is linked to, is in a story that is too large to be regrouped."""
        nearest = sorted((-likely, other) for other, likely in self._edges(num).items() if likely >= TOGETHER)[:8]
        stories = {self.story_of(other) for other in (num, *(other for _, other in nearest))}
        return any(self.is_large(story, MAX_GROUP - 1) for story in stories if story is not None)

    def size(self, story: int) -> int:
        """The number of articles of a story."""
        count = "SELECT count(*) FROM story_of WHERE story = ?"
        return int(self._db.execute(count, (story,)).fetchone()[0])

    def is_large(self, story: int, most: int) -> bool:
        """True if a story has more than `most` articles."""
        count = "SELECT count(*) FROM (SELECT 1 FROM story_of WHERE story = ? LIMIT ?)"
        found: int = self._db.execute(count, (story, most + 1)).fetchone()[0]
        return found > most

    def _component(self, start: int, most: int = MAX_GROUP) -> tuple[set[int], dict[int, dict[int, float]]]:
        """The articles connected to an article by likely pairs, likeliest first, and all pairs among them."""
        if self._library.get(start) is None:
            return set(), {}
        edges = {start: self._edges(start)}
        component, frontier = {start}, [start]
        while frontier and len(component) < most:
            reached = sorted(
                {
                    (-likely, other)
                    for num in frontier
                    for other, likely in edges[num].items()
                    if likely >= TOGETHER and other not in component
                }
            )
            frontier = []
            for _, other in reached:
                if other not in component and len(component) < most:
                    component.add(other)
                    frontier.append(other)
                    edges[other] = self._edges(other)
        return component, edges

    def _place(self, num: int, edges: dict[int, float]) -> set[int]:
        """Assign one article to a story when the stories are too large to be regrouped."""
        if self.story_of(num) is not None:
            return set()
        by_story: dict[int, list[float]] = defaultdict(list)
        for other, likely in edges.items():
            story = self.story_of(other)
            if story is not None:
                by_story[story].append(likely)
        best = max(((sum(all_) / len(all_), -story) for story, all_ in by_story.items()), default=None)
        story = -best[1] if best and best[0] >= TOGETHER else self._found({num})
        self._put({num}, story)
        return {story}

    def _put(self, cluster: set[int], story: int) -> None:
        """Assign articles to a story."""
        self._db.executemany("REPLACE INTO story_of VALUES (?, ?)", ((num, story) for num in cluster))
        for num in cluster:
            self._recent_stories.keep(num, story)

    def _assign(self, clusters: list[set[int]]) -> set[int]:
        """Assign a story to each group: the oldest story of its articles, otherwise a new one."""
        changed: set[int] = set()
        taken: set[int] = set()
        for cluster in sorted(clusters, key=lambda cluster: (-len(cluster), min(cluster))):
            before = {num: self.story_of(num) for num in cluster}
            held = sorted({story for story in before.values() if story is not None} - taken)
            kept = [story for story in held if self._anchor(story) in cluster]
            story = kept[0] if kept else self._found(cluster)
            taken.add(story)
            changed |= {old for old in before.values() if old is not None} | {story}
            self._put({num for num, was in before.items() if was != story}, story)
        return changed

    def _anchor(self, story: int) -> int | None:
        """The article whose group keeps the story's id: the story's first article, otherwise the oldest one left."""
        found = self._db.execute("SELECT founder FROM stories WHERE num = ?", (story,)).fetchone()
        if found and self._library.get(found[0]) is not None:
            return int(found[0])
        return min(self.members(story), default=None)

    def _found(self, cluster: set[int]) -> int:
        articles = [(article.order, num, article) for num in cluster if (article := self._library.get(num))]
        _, founder, article = min(articles, key=lambda entry: entry[:2])
        story_id = _story_id(article)
        taken = self._db.execute("SELECT num FROM stories WHERE story_id = ?", (story_id,)).fetchone()
        if taken:  # the story began with this article, which has left it since
            story_id = f"story-{blake2b(f'{article.article_id} {founder}'.encode(), digest_size=8).hexdigest()}"
        num = self._db.execute("INSERT INTO stories (story_id, founder) VALUES (?, ?)", (story_id, founder)).lastrowid
        assert num is not None
        return num

    def rename(self, story: int, story_id: str) -> None:
        """Give a story the id that another linker gave it, and the first article that the id is made from."""
        articles = ((num, article) for num in self.members(story) if (article := self._library.get(num)))
        founder = next((num for num, article in articles if _story_id(article) == story_id), None)
        self._db.execute(
            "UPDATE stories SET story_id = ?, founder = coalesce(?, founder) WHERE num = ?", (story_id, founder, story)
        )

    def numbered(self, story_id: str) -> int | None:
        """The number of a story; None if it was removed."""
        found = self._db.execute("SELECT num FROM stories WHERE story_id = ?", (story_id,)).fetchone()
        return found[0] if found else None

    def drop_empty(self) -> list[str]:
        """Delete all stories without articles; return their ids."""
        empty = "num NOT IN (SELECT story FROM story_of)"
        found = self._db.execute(f"SELECT story_id FROM stories WHERE {empty}").fetchall()
        self._db.execute(f"DELETE FROM stories WHERE {empty}")
        return [row[0] for row in found]

    def drop(self, story: int) -> None:
        """Delete a story without articles."""
        self._db.execute("DELETE FROM stories WHERE num = ?", (story,))


def _story_id(article: Article) -> str:
    """The id of a story that begins with an article."""
    return f"story-{blake2b(article.article_id.encode(), digest_size=8).hexdigest()}"


def story_keys(outline: Outline) -> Keys:
    """The keys that find articles about the same event: the most distinctive words and names."""
    found = []
    for terms, most, salt in (
        (outline.body, KEY_TERMS, 0),
        (outline.people, KEY_NAMES, 0x5BD1E995),
        (outline.names, KEY_NAMES, 0x27D4EB2F),
    ):
        strongest = np.argsort(-terms.weights, kind="stable")[:most]
        found.append((terms.hashes[strongest] ^ np.uint32(salt)) * np.uint32(0x9E3779B1))
    return distinct(np.concatenate(found))


def _chances(article: Article, others: list[tuple[int, Article]]) -> list[float]:
    return chances(article.outline, [other.outline for _, other in others]).tolist() if others else []


def _near(here: Article, there: Article | Summary) -> bool:
    return here.time is None or there.time is None or abs(here.time - there.time) <= APART
