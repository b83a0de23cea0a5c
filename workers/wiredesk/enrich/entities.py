"""Group mentions into entities by name; an entity gets the fullest name in the article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from operator import attrgetter

from wiredesk.enrich.ages import with_birth_years
from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.lists import with_year
from wiredesk.enrich.dates.tense import is_ahead, is_habitual, is_of_another_year
from wiredesk.enrich.dates.value import day_of, iso_value
from wiredesk.enrich.homes import with_homes
from wiredesk.enrich.identities import Identity, identities_of
from wiredesk.enrich.names.acronyms import is_short_for
from wiredesk.enrich.names.comparison import fullest_of, has_generation, identifier, name_words
from wiredesk.enrich.names.joining import Key, fullest, identifying_words, key_of
from wiredesk.enrich.names.surnames import bearers, generations
from wiredesk.enrich.places.gazetteer import without_compass
from wiredesk.enrich.roles import with_roles
from wiredesk.enrich.user_knowledge import Knowledge
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.entities import Entity, EntityType, Links

# Weights of salience: frequency, first position, and the headline. They add up to 1.
OFTEN, EARLY, IN_TITLE = 0.5, 0.3, 0.2
# A date or a sum of money is rarely what an article is about.
BACKGROUND = frozenset({"DATE", "MONEY"})
BACKGROUND_WEIGHT = 0.5
NO_KNOWLEDGE = Knowledge()
NO_LINKS = Links()


def entities_of(
    article: CleanArticle, mentions: Sequence[EntityMention], knowledge: Knowledge = NO_KNOWLEDGE
) -> list[Entity]:
    """Group the mentions of an article into entities, most salient first; ties are ordered by first mention.

    Args:
        article: whose `text` the mentions point into.
        mentions: in any order; a mention that overlaps an earlier one is dropped.
        knowledge: the user's list; its ids take precedence.
    """
    apart = _without_overlaps(mentions)
    dates = _dates_of(article, apart)
    groups = _joined(article.text, apart, dates)
    identities = identities_of(article, groups, knowledge)
    identities |= {("DATE", (value,)): _date(value) for value in dates.values()}
    groups, identities = _merged(groups, identities)
    most = max(map(len, groups.values()), default=1)
    title = frozenset(name_words(article.title))
    entities = [_entity(article, key, group, identities.get(key), most, title) for key, group in groups.items()]
    ordered = sorted(entities, key=lambda entity: (-entity.salience, entity.mentions[0].start))
    return with_birth_years(article.text, _filed(article), with_roles(article, with_homes(article, ordered)))


def _without_overlaps(mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions in text order, without overlaps."""
    kept: list[EntityMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _dates_of(article: CleanArticle, mentions: list[EntityMention]) -> dict[Span, str]:
    """The known ISO values of the dates."""
    text, filed = article.text, _filed(article)
    spans = [mention.span for mention in mentions if mention.type == "DATE"]
    is_filed = day_of(filed) is not None  # otherwise no date is counted from it
    values = {
        span: iso_value(with_year(text, span, following), filed, is_ahead(text, *span) if is_filed else None)
        for span, following in zip_longest(spans, spans[1:])
        if not is_habitual(text, *span) and not is_of_another_year(text, *span)
    }
    return {span: value for span, value in values.items() if value}


def _date(value: str) -> Identity:
    return Identity(identifier("DATE", value), Links(date=value))


def _joined(text: str, mentions: list[EntityMention], dates: Mapping[Span, str]) -> dict[Key, list[EntityMention]]:
    """The mentions of each entity; dates are grouped by value, or by name if they have none."""
    named: dict[Key, list[EntityMention]] = defaultdict(list)
    spelled: dict[Key, str] = {}
    names = [text[mention.span.start : mention.span.end] for mention in mentions]
    keys = [_key(mention, name, dates) for mention, name in zip(mentions, names, strict=True)]
    sons = generations([name for mention, name in zip(mentions, names, strict=True) if mention.type == "PERSON"])
    if sons:
        keys = [
            ("PERSON", name_words(name)) if key[0] == "PERSON" and name_words(name) in sons else key
            for key, name in zip(keys, names, strict=True)
        ]
    persons = {index: key for index, key in enumerate(keys) if key[0] == "PERSON" and key[1]}
    meant = bearers(text, mentions, persons)
    for index, (mention, name) in enumerate(zip(mentions, names, strict=True)):
        key = meant.get(index, keys[index])
        if key[1]:
            named[key].append(mention)
            if index not in meant:
                spelled.setdefault(key, name)
    full = fullest(spelled)
    for key in _elders(named, spelled, full):
        full[key] = key
    for index, (body, short) in enumerate(pairwise(mentions)):
        if _is_defined(text, body, short) and is_short_for(names[index + 1], names[index]):
            full[keys[index + 1]] = full[keys[index]]
    groups: dict[Key, list[EntityMention]] = defaultdict(list)
    for key, group in named.items():
        groups[full[key]] += group
    return {key: sorted(group, key=attrgetter("span")) for key, group in groups.items()}


def _elders(named: Mapping[Key, list[EntityMention]], spelled: Mapping[Key, str], full: Mapping[Key, Key]) -> list[Key]:
    """The surnames that an article has before the "Jr." who bears them: "Mr. Velm" before "his son Bo Velm Jr."."""
    return [
        key
        for key, longest in full.items()
        if key[0] == "PERSON" and len(key[1]) == 1 and has_generation(spelled[longest])
        if named[key][0].span < named[longest][0].span
    ]


def _is_defined(text: str, name: EntityMention, short: EntityMention) -> bool:
    """True if the second organisation stands in brackets after the first."""
    start, end = short.span
    return (
        name.type == short.type == "ORGANIZATION" and text[name.span.end : start] == " (" and text[end : end + 1] == ")"
    )


def _key(mention: EntityMention, name: str, dates: Mapping[Span, str]) -> Key:
    value = dates.get(mention.span)
    return (mention.type, (value,)) if value else key_of(mention.type, name)


def _merged(
    groups: Mapping[Key, list[EntityMention]], identities: Mapping[Key, Identity]
) -> tuple[dict[Key, list[EntityMention]], dict[Key, Identity]]:
    """Merge names of the same entity ("U.S.", "United States") under the first."""
    first: dict[tuple[EntityType, str], Key] = {}
    merged: dict[Key, list[EntityMention]] = defaultdict(list)
    for key, group in groups.items():
        known = identities.get(key)
        merged[first.setdefault((key[0], known.entity_id), key) if known else key] += group
    together = {key: sorted(group, key=attrgetter("span")) for key, group in merged.items()}
    return together, {key: identities[key] for key in together if key in identities}


def _entity(
    article: CleanArticle,
    key: Key,
    group: list[EntityMention],
    identity: Identity | None,
    most: int,
    title: frozenset[str],
) -> Entity:
    """An entity; `most` is the mention count of the most frequent entity, `title` the headline's words."""
    spans = [mention.span for mention in group]
    spelled = [article.text[start:end] for start, end in spans]
    kind = group[0].type
    name = _name_of(spelled, identity)
    early = 1 - spans[0].start / len(article.text)
    mentions = [{"text": words, "start": start, "end": end} for words, (start, end) in zip(spelled, spans, strict=True)]
    return Entity.model_validate(  # creates the mentions, too, in half the time of calling each class
        {
            "entity_id": identity.entity_id if identity else identifier(kind, *identifying_words(key, name)),
            "type": kind,
            "name": name,
            "mentions": mentions,
            "salience": _salience(spelled, early, kind, most, title),
            "links": identity.links if identity else NO_LINKS,
        }
    )


def _name_of(spelled: Sequence[str], identity: Identity | None) -> str:
    """The fullest name; "South Florida" is not a fuller name of Florida."""
    if identity and identity.entity_id.startswith("place-"):
        every = set(spelled)
        spelled = [name for name in spelled if name == (whole := without_compass(name)) or whole not in every]
    return fullest_of(spelled)


def _salience(spelled: Sequence[str], early: float, kind: EntityType, most: int, title: frozenset[str]) -> float:
    in_title = any(title.issuperset(name_words(name)) for name in set(spelled))
    weight = BACKGROUND_WEIGHT if kind in BACKGROUND else 1.0
    return round(weight * (OFTEN * len(spelled) / most + EARLY * early + IN_TITLE * in_title), 4)


def _filed(article: CleanArticle) -> str | None:
    dated = article.dateline.date if article.dateline else None
    return dated if dated and not dated.startswith("--") else article.published_at
