"""What an article's other names say of one: where most names are villages, an unknown one is hardly a company."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from wiredesk_schemas.entities import EntityType

GROUPS: tuple[tuple[EntityType, ...], ...] = (
    ("PERSON",),
    ("ORGANIZATION",),
    ("LOCATION", "FACILITY"),
    ("NORP", "MISC", "PRODUCT"),
)
"""The types that the other names and the surroundings separate. Within a group the model's votes decide."""
GROUP_OF = {kind: group for group, kinds in enumerate(GROUPS) for kind in kinds}
PRIOR = (0.7, 0.5, 0.5, 0.2)
"""Names of each group that an article is taken to have besides its own: two, in the proportions of 300 articles."""


class MixSigns(NamedTuple):
    """Logarithms of how many of an article's other names are in a group, by how many are organisations."""

    places: float
    persons: float
    rest: float


class ArticleMix:
    """How many of an article's names are in each group, by the shares of their votes."""

    def __init__(self, votes: Mapping[str, Mapping[EntityType, float]], types: Mapping[str, EntityType]) -> None:
        """Take the votes for the types of each name, and the types of the names."""
        self._shares = {name: _shares(cast) for name, cast in votes.items() if types.get(name) in GROUP_OF}
        groups = zip(*self._shares.values(), strict=True) if self._shares else [()] * len(GROUPS)
        self._all = [math.fsum(group) + prior for group, prior in zip(groups, PRIOR, strict=True)]

    def signs(self, name: str) -> MixSigns:
        """The signs for one of the article's names, without what it adds itself."""
        own = self._shares.get(name, (0.0,) * len(GROUPS))
        persons, organisations, places, rest = (
            math.log(every - share) for every, share in zip(self._all, own, strict=True)
        )
        return MixSigns(places - organisations, persons - organisations, rest - organisations)


def _shares(cast: Mapping[EntityType, float]) -> tuple[float, ...]:
    total = sum(cast.values())
    if total <= 0:
        return (0.0,) * len(GROUPS)
    return tuple([sum([cast[kind] for kind in kinds if kind in cast]) / total for kinds in GROUPS])
