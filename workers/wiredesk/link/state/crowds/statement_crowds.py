"""Statements in crowds: quotes that resemble more others than are compared when they arrive.

A quote is compared with those of some related articles and with some of the newest quotes that share a key. Where many
resemble each other (one text in hundreds of newsrooms, each with its own cuts), the ones compared depend on the order
of arrival. Here the comparison is completed: all quotes of the crowd and of the articles around it, equal wordings
once. Pairs are only added: each is a property of the two articles, so all that are found make the same statements in
any order of arrival.
"""

from collections import deque
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from wiredesk.link.quote_keys import split
from wiredesk.link.quote_pairs import in_both
from wiredesk.link.shingles import among, counted, distinct
from wiredesk.link.state.crowds.crowd_source import LONG, MAX_PAIRS, MAX_TESTS, MIN_KEYS, CrowdSource
from wiredesk.link.state.crowds.crowd_wordings import Pair, Pairs, pairs_of_wordings
from wiredesk.link.state.story_links import CROWDED
from wiredesk.link.statements import Said, one_statement
from wiredesk.link.wording.alignment import in_order

MAX_QUOTES = 20_000
"""Maximum quotes of crowds to start from, by the pairs found on arrival."""

MAX_ARTICLES = 5000
"""Maximum articles around the crowds."""

MAX_STEPS = 5000
"""Maximum quotes with one key that are looked at, the newest ones."""


def missing_pairs(source: CrowdSource, seeds: Iterable[int]) -> list[Pair]:
    """The pairs of quotes that are one statement and are missing to group crowds independently of the order of arrival.

    Args:
        source: the state.
        seeds: quotes of the crowds.
    """
    quotes = _component(source, seeds)
    articles = {article for num in quotes if (article := source.article_of(num)) is not None}
    articles |= _with_keys(source, articles)
    around: set[int] = set()
    waiting = sorted(articles)
    while waiting and len(articles) < MAX_ARTICLES:
        near = {other for article in waiting for other in source.neighbors(article)} - around - articles
        around |= near
        waiting = sorted(article for article in near if len(source.neighbors(article)) >= CROWDED)
        articles.update(waiting)
    return pairs_of_wordings(source, articles, [*sorted(articles), *sorted(around - articles)][:MAX_ARTICLES])


def _component(source: CrowdSource, seeds: Iterable[int]) -> set[int]:
    """The quotes connected to some."""
    found: set[int] = set()
    waiting = deque(sorted(seeds))
    while waiting and len(found) < MAX_QUOTES:
        num = waiting.popleft()
        if num not in found:
            found.add(num)
            waiting.extend(other for other in source.edges(num) if other not in found)
    return found


def _with_keys(source: CrowdSource, articles: set[int]) -> set[int]:
    """Further articles with a quote that shares keys with a quote of these articles, and is one statement with it."""
    firsts: dict[Said, tuple[int, NDArray[np.uint32]]] = {}
    for article_num in sorted(articles):
        article = source.library.get(article_num)
        if article is None:
            continue
        keys_of = split(article.quote_keys.keys, article.quote_keys.key_counts)
        for num, quote, own in zip(source.quotes_of(article_num), article.quotes, keys_of, strict=False):
            firsts.setdefault(quote.said, (num, own))
    if not firsts:
        return set()
    owners = np.repeat([num for num, _ in firsts.values()], [len(keys) for _, keys in firsts.values()])
    all_keys = np.concatenate([keys for _, keys in firsts.values()])
    order = np.argsort(all_keys, kind="stable")
    owners, (keys, counts) = owners[order], counted(all_keys)
    which, found = source.postings.find_each(keys.astype(np.uint32), MAX_STEPS)
    # Every quote with a key, with every wording that has it; of too many, those with the rarest keys.
    sizes = np.bincount(which, minlength=len(keys)) * counts
    order = np.argsort(sizes, kind="stable")
    rare = np.zeros(len(keys), np.bool_)
    rare[order] = np.cumsum(sizes[order]) <= MAX_PAIRS
    which, found = which[rare[which]], found[rare[which]]
    sizes = counts[which]
    starts = np.repeat((np.cumsum(counts) - counts)[which], sizes)
    steps = np.arange(len(starts)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    pairs, shared = counted((owners[starts + steps].astype(np.int64) << 32) | np.repeat(found, sizes))
    said = {num: said for said, (num, _) in firsts.items()}
    return _matching(source, said, pairs, shared, articles)


def _matching(source: CrowdSource, said: dict[int, Said], pairs: Pairs, keys: Pairs, crowd: set[int]) -> set[int]:
    """Further articles with a quote that is one statement with a quote of a crowd even if the articles are unrelated.

    Args:
        source: the state.
        said: the quotes of the crowd.
        pairs: their numbers, in the upper half, with those of the quotes that each is compared with.
        keys: how many keys the two share.
        crowd: the articles of the crowd.
    """
    here, there = pairs >> 32, pairs & 0xFFFFFFFF
    # Most pairs share one key only, and few of these are short: the words of the others are not looked at.
    some = np.flatnonzero((keys >= MIN_KEYS) | (source.signatures.shorter(here, there) < LONG))
    here, there, keys = here[some], there[some], keys[some]
    needed = source.signatures.needed_apart(here, there)
    likely = np.flatnonzero(source.signatures.most_shared(here, there)[0] >= needed)
    likely = likely[np.argsort(-keys[likely], kind="stable")][:MAX_TESTS]
    likely = likely[~among(source.signatures.articles_of(there[likely]), np.array(sorted(crowd), np.uint32))]
    here, there, needed = here[likely], there[likely], needed[likely]
    stored = source.stored(distinct(np.concatenate((here, there))).tolist())
    found: set[int] = set()
    for num, there_num, least in zip(here.tolist(), there.tolist(), needed.tolist(), strict=True):
        own, near = stored.get(num), stored.get(there_num)
        if own is None or near is None or near.article in found:
            continue
        if in_both(own.words, near.words) >= least and in_order(own.words, near.words) >= least:
            quote = source.library.quote(near.article, near.place)
            if quote is not None and one_statement(said[num], quote.said, related=False):
                found.add(near.article)
    return found
