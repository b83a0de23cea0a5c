"""Offers of a subscription where a paywall cuts the story off: a box with prices, terms and a link to sign in."""

import re
from functools import lru_cache
from itertools import accumulate, pairwise

from wiredesk.clean.page.element_names import NEWSLETTER
from wiredesk.clean.story.exclusions import Exclusions

PAYWALL = re.compile(
    r"(?<![a-z])(?:pay-?wall|reg-?wall|offers?|abo|abos|abonn\w*|subscri\w*|premium|plans?|pricing|metered|meter|"
    r"upsell|conversion|checkout|piano|tinypass|gate|barrier)(?![a-z])",
    re.IGNORECASE,
)
"""Words in names of such boxes, and of elements around the part that is paid for."""
OFFER = re.compile(
    r"\b(?:cancel(?:led|lable)? (?:at )?any ?time|cancel whenever|jederzeit (?:kündbar|kündigen)|monatlich kündbar|"
    r"à tout moment|sans engagement|cancel\w+ (?:cuando|en cualquier momento)|disdici quando|cancele quando|"
    r"(?:maandelijks|op elk moment) opzegbaar|(?:avsluta|säg upp) när|ingen binding\w*|zrezygnuj|"
    r"already (?:a |an )?(?:subscri\w+|member|have an account|registered)|"
    r"(?:bereits|schon) (?:\w+ )?(?:abon\w+|registriert|kunde)|"
    r"déjà (?:un )?abonn|ya (?:eres|soy|es) suscri|già (?:un )?abbonat|já (?:é|sou) assinante|al (?:een )?abonnee|"
    r"(?:redan|allerede) (?:prenum|abonn|kund)\w*|masz już)|"
    r"(?:[€£$¥]\s?\d+(?:[.,]\d\d)?|\d+(?:[.,]\d\d)?\s?(?:€|£|\$|euros?|kr(?:oner|onor)?|zł|円))\s?(?:/|a|per|pro|par|al|im|por|i|na)\s?"
    r"(?:month|week|year|monat|woche|jahr|mois|an|mes|año|mese|anno|mês|maand|week|månad|måned|miesiąc)"
)
"""Terms and prices of subscriptions in lower case, in the languages of the press."""
SIGNS = (
    *("cancel", "kündbar", "kündigen", "tout moment", "sans engagement", "disdici", "opzegbaar", "avsluta", "säg upp"),
    *("ingen binding", "zrezygnuj", "already", "bereits", "schon", "abonn", "suscri", "abbonat", "assinante", "redan"),
    *("allerede", "masz już", "€", "£", "$", "¥", "euro", "kr", "zł", "円"),
)
"""Every term and price has one of these; checked first, since few lines have one."""
BROWSER = re.compile(
    r"\bjava ?script\b.{0,120}\b(?:browser|enabl\w+|disabl\w+|ad ?block\w*|aktivier\w+|activ\w+|"
    r"navigateur|navegador|attiva\w*)|"
    r"\b(?:browser|enabl\w+|aktivier\w+|activ\w+|ad ?block\w*)\b.{0,120}\bjava ?script\b",
    re.IGNORECASE,
)
"""What a page asks of the reader's browser."""
MAX_NOTE = 500
"""Characters of a note on the browser with the lines around it."""
MAX_BOX = 1500
"""Characters of a box; a longer element is the part that is paid for."""
LAST_LINES, MIN_TERMS = 8, 2
"""Lines at the end of the story that are searched for an offer in a box without such a name, and what it states there:
a price and a term, or two prices."""
MAX_BETWEEN = 3
"""Lines between two appeals that belong to them."""
MIN_STORY = 100
"""Characters of prose above a box with a link or button that is longer than the story."""
MAX_SHARE = 0.5
"""Share of the story's text in the box above which the story is about subscriptions."""


def drop_offers(excluded: Exclusions, reasons: list[str | None]) -> None:
    """Set the reason of all blocks in boxes with an offer.

    A box named after a paywall states terms or a price; another is at the end of the story, with a link or button.
    """
    layout = excluded.layout
    story = [index for index, reason in enumerate(reasons) if reason is None]
    if not story:
        return
    total = sum(len(layout.blocks[index].words) for index in story)
    first = next((index for index in story if excluded.prose[index] > 0), story[-1])
    for index in story:
        words, holder = layout.blocks[index].words, layout.parents[layout.blocks[index].holder]
        if "cript" in words and len(words) <= MAX_NOTE and BROWSER.search(words):
            alone = first < excluded.first[holder] and excluded.characters[holder] <= min(MAX_NOTE, MAX_SHARE * total)
            for near in range(excluded.first[holder], excluded.last[holder] + 1) if alone else (index,):
                reasons[near] = reasons[near] or "browser"
    kept_before = [0, *accumulate(reason is None for reason in reasons)]
    spans = zip(layout.names, excluded.first, excluded.last, strict=True)
    for element, (name, begin, last) in enumerate(spans):  # most elements are above the story, or hold none of it
        if begin <= first or last < begin or not name or kept_before[begin] == kept_before[last + 1]:
            continue
        if not _is_of_paywall(name):
            continue
        box = range(begin, last + 1)
        pressed = excluded.linked[element] or excluded.controls[element]
        share = (
            1.0 if pressed and excluded.prose_before[begin] - excluded.prose_before[first] >= MIN_STORY else MAX_SHARE
        )
        if excluded.characters[element] > min(MAX_BOX, share * total):
            continue
        if any(reasons[index] is None and _offers(layout.blocks[index].words) for index in box):
            for index in box:
                reasons[index] = reasons[index] or "paywall"
    for index in story[-LAST_LINES:]:
        words = layout.blocks[index].words
        if len(words) > MAX_NOTE or len(_offers(words)) < MIN_TERMS:
            continue
        box = _box_around(excluded, index)
        if box.start > first and sum(len(layout.blocks[line].words) for line in box) <= MAX_SHARE * total:
            for line in box:
                reasons[line] = reasons[line] or "paywall"


def _offers(words: str) -> list[str]:
    """The terms and prices of subscriptions in a line."""
    small = words.lower()
    return OFFER.findall(small) if any(map(small.__contains__, SIGNS)) else []


def drop_between_appeals(excluded: Exclusions, reasons: list[str | None]) -> None:
    """Set the reason of a few lines between two appeals below the story: what a subscription includes."""
    appeals = [index for index, reason in enumerate(reasons) if reason == NEWSLETTER]
    if len(appeals) < MIN_TERMS:
        return
    story = [index for index, reason in enumerate(reasons) if reason is None and excluded.prose[index] > 0]
    for above, below in pairwise(appeals):
        between = range(above + 1, below)
        if not between or len(between) > MAX_BETWEEN or not story or story[0] > above or story[-1] > below:
            continue
        parents, blocks = excluded.layout.parents, excluded.layout.blocks
        if len({parents[blocks[index].holder] for index in range(above, below + 1)}) == 1:
            for index in between:
                reasons[index] = reasons[index] or NEWSLETTER


def _box_around(excluded: Exclusions, index: int) -> range:
    """The blocks of the element around a line and others, if it has a link or button; else none."""
    layout = excluded.layout
    box = layout.parents[layout.blocks[index].holder]
    while box > 0 and excluded.first[box] == excluded.last[box]:
        box = layout.parents[box]
    if box <= 0 or not (excluded.linked[box] or excluded.controls[box]):
        return range(0)
    return range(excluded.first[box], excluded.last[box] + 1)


@lru_cache(maxsize=20_000)
def _is_of_paywall(name: str) -> bool:
    return PAYWALL.search(name) is not None
