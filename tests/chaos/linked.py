"""Compares what `link` wrote with a reference run: one linker over the same records, without Kafka and faults."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from wiredesk.link.linker import TOPICS, Linker
from wiredesk.link.reading import read_key, read_record
from wiredesk.message import Message

MIN_STORIES = 0.98
"""B³ F of the stories with those of the reference run. Which articles are compared may depend on the order of arrival;
these articles are made of the same sentences, so that many more are alike than are compared."""

Final = dict[tuple[str, str], bytes]
"""The newest record of each topic and key, without tombstones."""


@dataclass(slots=True)
class LinkResult:
    """What the topics of `link` lack, by topic and key."""

    records: int = 0
    """Records of the reference run."""
    lost: list[str] = field(default_factory=list)
    """Keys without a record."""
    differing: list[str] = field(default_factory=list)
    """Keys with another newest record, or that the reference run does not have."""
    stories: float = 1.0
    """How much the stories agree, as B³ F."""

    @property
    def failed(self) -> bool:
        """True if something is lost or differs."""
        return bool(self.lost or self.differing) or self.stories < MIN_STORIES


def check_linked(articles: Iterable[Message], written: Iterable[Message]) -> LinkResult:
    """Compare the newest records with the reference run; stories by their articles.

    Args:
        articles: all records on the topics that link reads, in order within each partition.
        written: all records on the topics that it writes, in order within each partition.
    """
    expected, found = _reference(articles), _newest(written)
    result = LinkResult(len(expected))
    for place in sorted(expected.keys() | found.keys()):
        if place[0] == "stories" or expected.get(place) == found.get(place):
            continue
        (result.differing if place in found else result.lost).append(" ".join(place))
    result.stories = _agreement(_stories(expected), _stories(found))
    return result


def _reference(articles: Iterable[Message]) -> Final:
    linker = Linker()
    for message in articles:
        kind, came = message.topic.rpartition(".")[2], (message.timestamp or 0) / 1000 or None
        if message.value is None:
            linker.withdraw(kind, read_key(message.key), came)
        else:
            linker.put(kind, read_record(kind, message.value), came)
    final: Final = {}
    for topic, key, value in linker.flush(complete=True):
        if value is not None:
            final[topic, key] = value
    return final


def _newest(written: Iterable[Message]) -> Final:
    final: Final = {}
    for message in written:
        place = message.topic.rpartition(".")[2], (message.key or b"").decode()
        if message.value is None:
            final.pop(place, None)
        elif place[0] in TOPICS:
            final[place] = message.value
    return final


def _stories(final: Final) -> dict[str, frozenset[str]]:
    """The articles that are in the stories of each article."""
    together: dict[str, set[str]] = defaultdict(set)
    for (topic, _), value in final.items():
        if topic == "stories":
            members = {article["article_id"] for article in orjson.loads(value)["articles"]}
            for member in members:
                together[member] |= members
    return {article: frozenset(members) for article, members in together.items()}


def _agreement(expected: Mapping[str, frozenset[str]], found: Mapping[str, frozenset[str]]) -> float:
    scores = [_f(expected.get(article), found.get(article)) for article in expected.keys() | found.keys()]
    return sum(scores) / len(scores) if scores else 1.0


def _f(expected: frozenset[str] | None, found: frozenset[str] | None) -> float:
    if not expected or not found:
        return 0.0
    return 2 * len(expected & found) / (len(expected) + len(found))


def described(result: LinkResult, most: int) -> Sequence[str]:
    """Some of what is wrong, a line each."""
    lines = [f"lost by link: {key}" for key in result.lost[:most]]
    lines += [f"differing of link: {key}" for key in result.differing[:most]]
    return [*lines, f"stories agree by {result.stories:.3f}"] if result.stories < MIN_STORIES else lines
