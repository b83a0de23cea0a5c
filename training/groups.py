"""The names that the corpora mark, by the groups of `wiredesk.enrich.namesakes.learned_types`."""

from collections.abc import Iterator

from training.newsroom.corpora import Example
from wiredesk.enrich.annotation import Span
from wiredesk.enrich.namesakes.article_mix import GROUPS

KINDS = {"per": 0, "person": 0, "org": 1, "organization": 1, "loc": 2, "location": 2, "facility": 2}
"""The group of each corpus's types. All other names are in the last group."""
NO_NAMES = ("DATE", "MONEY")
OWNING = ("'s", "’s")


def names_of(example: Example) -> Iterator[tuple[Span, int]]:
    """The names of an article, without "'s" at the end, and their groups."""
    for named in example.names:
        if named.kind not in NO_NAMES:
            owning = example.text[named.start : named.end].endswith(OWNING)
            yield Span(named.start, named.end - 2 * owning), KINDS.get(named.kind.lower(), len(GROUPS) - 1)
