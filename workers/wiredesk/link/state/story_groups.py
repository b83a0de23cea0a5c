"""Groups articles into stories by the probabilities of pairs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

TOGETHER = 0.4
"""Minimum mean probability of all pairs between two groups for them to be one story."""

Pairs = Mapping[int, Mapping[int, float]]
"""The probability of each compared pair that the two articles are about one event."""


def clustered(component: set[int], pairs: Pairs) -> list[set[int]]:
    """Average-linkage clustering, joining the likeliest groups first. A pair that was not compared counts as 0."""
    clusters = {num: {num} for num in component}
    totals: dict[int, dict[int, float]] = defaultdict(dict)
    for num in component:
        for other, likely in pairs[num].items():
            if other in component:
                totals[num][other] = likely
    while True:
        best = max(
            (
                (total / (len(clusters[cluster]) * len(clusters[other])), -cluster, -other)
                for cluster in clusters
                for other, total in totals[cluster].items()
                if cluster < other
            ),
            default=None,
        )
        if best is None or best[0] < TOGETHER:
            return list(clusters.values())
        kept, joined = -best[1], -best[2]
        clusters[kept] |= clusters.pop(joined)
        for third, total in totals.pop(joined).items():
            totals[third].pop(joined, None)
            if third != kept:
                totals[kept][third] = totals[third][kept] = totals[kept].get(third, 0.0) + total


def placed(ordered: Sequence[int], pairs: Pairs) -> list[set[int]]:
    """Place one article after the other into the group whose compared articles it fits best, otherwise into a new one.

    Takes time proportional to the pairs, and does not need the pairs of all articles of a group.

    Args:
        ordered: the articles.
        pairs: the pairs of each with earlier ones; pairs with later ones are ignored.
    """
    groups: list[set[int]] = []
    group_of: dict[int, int] = {}
    for num in ordered:
        by_group: dict[int, list[float]] = defaultdict(list)
        for other, likely in pairs[num].items():
            if other in group_of:
                by_group[group_of[other]].append(likely)
        best = max(((sum(all_) / len(all_), -group) for group, all_ in by_group.items()), default=(0.0, 0))
        if best[0] >= TOGETHER:
            group_of[num] = -best[1]
            groups[-best[1]].add(num)
        else:
            group_of[num] = len(groups)
            groups.append({num})
    return groups
