"""From mentions to entities: what is named alike is one, under the fullest name that the article gives."""

from collections import defaultdict
from collections.abc import Sequence

from schemas.clean import CleanArticle
from schemas.entities import Entity, EntityType, Links, Mention
from workers.enrich.annotation import EntityMention
from workers.enrich.dates import iso_date
from workers.enrich.names import (
    identifier,
    initials,
    is_acronym,
    name_words,
    same_person,
    without_legal_form,
)
from workers.enrich.nations import is_nationality

# How salience is weighed: how often, how early, and whether the headline names it. They add up to 1.
OFTEN, EARLY, IN_TITLE = 0.5, 0.3, 0.2
# A date or a sum of money is seldom what an article is about.
BACKGROUND = frozenset({"DATE", "MONEY"})
BACKGROUND_WEIGHT = 0.5

TypeAndWords = tuple[EntityType, tuple[str, ...]]


def entities_of(article: CleanArticle, mentions: Sequence[EntityMention]) -> list[Entity]:
    """Join the mentions of an article into entities, the most salient first, ties by first mention.

    Args:
        article: whose `text` the mentions point into.
        mentions: in any order; one that overlaps an earlier one is left out.
    """
    groups = _joined(article.text, _apart(mentions))
    most = max((len(group) for group in groups), default=1)
    entities = [_entity(article, group, most) for group in groups]
    return sorted(entities, key=lambda entity: (-entity.salience, entity.mentions[0].start))


def _apart(mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """In the order of the text, without overlaps."""
    kept: list[EntityMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _joined(text: str, mentions: list[EntityMention]) -> list[list[EntityMention]]:
    named: dict[TypeAndWords, list[EntityMention]] = defaultdict(list)
    for mention in mentions:
        words = _identity(mention.type, text[mention.span.start : mention.span.end])
        if words:
            named[mention.type, words].append(mention)
    full = {key: _fullest(text, key, group, named) for key, group in named.items()}
    groups: dict[TypeAndWords, list[EntityMention]] = defaultdict(list)
    for key, group in named.items():
        target = key
        seen = {key}
        while full[target] not in seen:
            target = full[target]
            seen.add(target)
        groups[target] += group
    return [sorted(group, key=lambda mention: mention.span) for group in groups.values()]


def _identity(kind: EntityType, name: str) -> tuple[str, ...]:
    """The words by which a name is told from others: a people is one in singular and plural."""
    singular = name[:-1] if kind == "NORP" and name.endswith("s") and is_nationality(name) else name
    return name_words(singular if is_nationality(singular) else name)


def _fullest(
    text: str,
    key: TypeAndWords,
    group: list[EntityMention],
    named: dict[TypeAndWords, list[EntityMention]],
) -> TypeAndWords:
    """The one longer name in the article that this name stands for, or the name itself."""
    kind, words = key
    longer = [other for other in named if other[0] == kind and len(other[1]) > len(words)]
    if kind == "PERSON":
        found = [other for other in longer if same_person(words, other[1])]
        by_surname = [other for other in found if other[1][-1] == words[-1]]
        return _one_of(by_surname or found, key)
    if kind in ("ORGANIZATION", "LOCATION", "FACILITY", "MISC", "EVENT", "PRODUCT"):
        bare = without_legal_form(words)
        found = [other for other in longer if without_legal_form(other[1]) == bare]
        first = group[0].span
        if not found and is_acronym(text[first.start : first.end]):
            letters = "".join(words)
            found = [
                other
                for other in longer
                if initials(text[named[other][0].span.start : named[other][0].span.end]) == letters
            ]
        return _one_of(found, key)
    return key


def _one_of(found: list[TypeAndWords], otherwise: TypeAndWords) -> TypeAndWords:
    """The longest of the names when they are all one name written more or less fully."""
    if not found:
        return otherwise
    longest = max(found, key=lambda key: (len(key[1]), sum(map(len, key[1]))))
    alike = all(key == longest or same_person(key[1], longest[1]) for key in found)
    return longest if alike or len(found) == 1 else otherwise


def _entity(article: CleanArticle, group: list[EntityMention], most: int) -> Entity:
    mentions = [
        Mention(text=article.text[start:end], start=start, end=end)
        for start, end in (mention.span for mention in group)
    ]
    name = max(
        (mention.text for mention in mentions), key=lambda text: (len(name_words(text)), len("".join(name_words(text))))
    )
    kind = group[0].type
    return Entity(
        entity_id=identifier(kind, *_identity(kind, name)),
        type=kind,
        name=name,
        mentions=mentions,
        salience=_salience(article, mentions, kind, most),
        links=Links(date=iso_date(name, _filed(article)) if kind == "DATE" else None),
    )


def _salience(article: CleanArticle, mentions: list[Mention], kind: EntityType, most: int) -> float:
    early = 1 - mentions[0].start / len(article.text)
    title = name_words(article.title)
    in_title = any(set(name_words(mention.text)) <= set(title) for mention in mentions)
    weight = BACKGROUND_WEIGHT if kind in BACKGROUND else 1.0
    return round(weight * (OFTEN * len(mentions) / most + EARLY * early + IN_TITLE * in_title), 4)


def _filed(article: CleanArticle) -> str | None:
    dated = article.dateline.date if article.dateline else None
    return dated if dated and not dated.startswith("--") else article.published_at
