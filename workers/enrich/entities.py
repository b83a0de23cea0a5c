"""From mentions to entities: what is named alike is one, under the fullest name that the article gives."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schemas.clean import CleanArticle
from schemas.entities import Entity, EntityType, Links, Mention
from workers.enrich.annotation import EntityMention, Span
from workers.enrich.dates.tense import is_ahead
from workers.enrich.dates.value import iso_value
from workers.enrich.joining import Key, fullest, key_of
from workers.enrich.names import identifier, name_words

# How salience is weighed: how often, how early, and whether the headline names it. They add up to 1.
OFTEN, EARLY, IN_TITLE = 0.5, 0.3, 0.2
# A date or a sum of money is seldom what an article is about.
BACKGROUND = frozenset({"DATE", "MONEY"})
BACKGROUND_WEIGHT = 0.5


def entities_of(article: CleanArticle, mentions: Sequence[EntityMention]) -> list[Entity]:
    """Join the mentions of an article into entities, the most salient first, ties by first mention.

    Args:
        article: whose `text` the mentions point into.
        mentions: in any order; one that overlaps an earlier one is left out.
    """
    apart = _apart(mentions)
    dates = _dates_of(article, apart)
    groups = _joined(article.text, apart, dates)
    most = max((len(group) for group in groups), default=1)
    entities = [_entity(article, group, dates.get(group[0].span), most) for group in groups]
    return sorted(entities, key=lambda entity: (-entity.salience, entity.mentions[0].start))


def _apart(mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """In the order of the text, without overlaps."""
    kept: list[EntityMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _dates_of(article: CleanArticle, mentions: list[EntityMention]) -> dict[Span, str]:
    """The ISO values of the dates, as far as they are known."""
    text, filed = article.text, _filed(article)
    spans = (mention.span for mention in mentions if mention.type == "DATE")
    values = {span: iso_value(text[span.start : span.end], filed, is_ahead(text, span.start)) for span in spans}
    return {span: value for span, value in values.items() if value}


def _joined(text: str, mentions: list[EntityMention], dates: Mapping[Span, str]) -> list[list[EntityMention]]:
    """The mentions of each entity; two dates are one when they have one value, else when they have one name."""
    named: dict[Key, list[EntityMention]] = defaultdict(list)
    spelled: dict[Key, str] = {}
    for mention in mentions:
        name = text[mention.span.start : mention.span.end]
        value = dates.get(mention.span)
        key = (mention.type, (value,)) if value else key_of(mention.type, name)
        if key[1]:
            named[key].append(mention)
            spelled.setdefault(key, name)
    full = fullest(spelled)
    groups: dict[Key, list[EntityMention]] = defaultdict(list)
    for key, group in named.items():
        groups[full[key]] += group
    return [sorted(group, key=lambda mention: mention.span) for group in groups.values()]


def _entity(article: CleanArticle, group: list[EntityMention], date: str | None, most: int) -> Entity:
    mentions = [
        Mention(text=article.text[start:end], start=start, end=end)
        for start, end in (mention.span for mention in group)
    ]
    name = max(
        (mention.text for mention in mentions), key=lambda text: (len(name_words(text)), len("".join(name_words(text))))
    )
    kind = group[0].type
    return Entity(
        entity_id=identifier(kind, date) if date else identifier(kind, *key_of(kind, name)[1]),
        type=kind,
        name=name,
        mentions=mentions,
        salience=_salience(article, mentions, kind, most),
        links=Links(date=date),
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
