"""Who a relative without a name is: "her father", where only one other person of the article has her surname."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wiredesk.enrich.names.comparison import name_words
from wiredesk.enrich.speakers.genders import Gender
from wiredesk.enrich.speakers.named.one_surname import MAX_MENTIONS, of_her
from wiredesk.knowledge.vocabulary import listed
from wiredesk_schemas.entities import Entity

_KIN = re.compile(
    r"(?P<whose>his|her) (?:(?:eldest|elder|late|older|only|twin|young|younger|youngest) )?(?P<noun>[a-z]+)"
)
_GENDERS: Mapping[str, Gender] = {
    **dict.fromkeys(listed("brother dad father grandfather grandson husband nephew son uncle"), "male"),
    **dict.fromkeys(listed("aunt daughter grandmother granddaughter mother mum niece sister wife"), "female"),
}

_INVERSE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(listed("dad father mother mum"), listed("daughter son")),
    **dict.fromkeys(listed("daughter son"), listed("dad father mother mum")),
    **dict.fromkeys(listed("brother sister"), listed("brother sister")),
    **dict.fromkeys(listed("grandfather grandmother"), listed("granddaughter grandson")),
    **dict.fromkeys(listed("granddaughter grandson"), listed("grandfather grandmother")),
    **dict.fromkeys(listed("aunt uncle"), listed("nephew niece")),
    **dict.fromkeys(listed("nephew niece"), listed("aunt uncle")),
    "husband": listed("wife widow"),
    "wife": listed("husband widower"),
}
"""What somebody is to a relative."""


class Kin(NamedTuple):
    """A relative without a name."""

    whose: str
    """"his" or "her"."""
    noun: str


class Relatives:
    """The persons of one article by surname.

    Args:
        text: the article's.
        entities: its entities.
        couples: those of one surname who are named together.
    """

    def __init__(self, text: str, entities: Iterable[Entity], couples: Sequence[tuple[Entity, Entity]]) -> None:
        self._text = text
        self._couples = couples
        self._by_surname: dict[str, list[Entity]] = {}
        for entity in entities:
            if entity.type == "PERSON" and " " in entity.name:
                self._by_surname.setdefault(name_words(entity.name)[-1], []).append(entity)

    def of(self, owner: Entity, kin: Kin, genders: Mapping[str, Gender | None], offset: int) -> Entity | None:
        """The other one of a couple, or the one other bearer of a surname who is named before an offset and may be it.

        Args:
            owner: whose relative it is.
            kin: the relative.
            genders: of all persons, by `entity_id`.
            offset: of the relative's words.
        """
        couple = next((pair for pair in self._couples if owner in pair), None)
        if couple and kin.noun in ("husband", "wife"):
            return couple[couple[0] == owner]
        if " " not in owner.name:
            return None
        near = self._by_surname.get(name_words(owner.name)[-1], ())
        others = [person for person in near if person != owner and person.mentions[0].start < offset]
        if len(others) != 1 or genders[others[0].entity_id] not in (_GENDERS[kin.noun], None):
            return None
        called, owner_called = self._called(others[0]), self._called(owner)
        if (called and kin.noun not in called) or (owner_called and owner_called.isdisjoint(_INVERSE[kin.noun])):
            return None
        return others[0]

    def _called(self, person: Entity) -> set[str]:
        """Whose relative the article calls somebody: "brother" of "His brother, Bo Lind"."""
        starts = (mention.start for mention in person.mentions[:MAX_MENTIONS])
        found = (of_her(self._text, start) for start in starts)
        return {match["noun"] for match in found if match}


def kin_in(words: str) -> Kin | None:
    """The relative that words mean, without a name: "her father"; None for other words."""
    found = _KIN.fullmatch(words.lower())
    return Kin(found["whose"], found["noun"]) if found and found["noun"] in _GENDERS else None
