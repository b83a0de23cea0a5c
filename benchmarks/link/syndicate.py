"""Generates copies: an article as another newsroom prints it, with typical edits."""

import random
import re
from dataclasses import dataclass

SPELLING = (
    (r"\b(\w+)ization\b", r"\1isation"),
    (r"\b(\w{3,})ize(d|s)?\b", r"\1ise\2"),
    (r"\bcolor", "colour"),
    (r"\blabor\b", "labour"),
    (r"\bcenter\b", "centre"),
    (r"\bprogram\b", "programme"),
    (r"\bdefense\b", "defence"),
    (r"\bpercent\b", "per cent"),
    (r"\bU\.S\.", "US"),
    (r"\bMr\.", "Mr"),
)
"""American to British house style; reversed for British articles."""

BACK = (
    (r"\b(\w+)isation\b", r"\1ization"),
    (r"\b(\w{3,})(?<!prom)(?<!ra)(?<!surpr)ise(d|s)\b", r"\1ize\2"),
    (r"\bcolour", "color"),
    (r"\blabour\b", "labor"),
    (r"\bcentre\b", "center"),
    (r"\bprogramme\b", "program"),
    (r"\bdefence\b", "defense"),
    (r"\bper cent\b", "percent"),
    (r"\bUS\b", "U.S."),
)

PLACES = ("SPRINGFIELD", "LEEDS", "CORK", "PERTH", "DURBAN", "HALIFAX", "PENANG", "GALLE")

MIN_WORDS = 120
"""Minimum words of an article to be syndicated: too little of a shorter one is left after the cuts."""


@dataclass(frozen=True)
class Edited:
    """A copy and the edits that were made."""

    title: str
    text: str
    kinds: tuple[str, ...]


def syndicate(title: str, text: str, local: str, rng: random.Random) -> Edited:
    """The article as another newsroom prints it.

    Args:
        title: its headline.
        text: its paragraphs, separated by blank lines or single line feeds.
        local: a paragraph added by the other newsroom.
        rng: selects the edits; the headline and the dateline are always changed.
    """
    paragraphs = [part for part in re.split(r"\n+", text) if part.strip()]
    kinds = ["headline", "dateline"]
    if rng.random() < 0.6:
        paragraphs = _cut(paragraphs, rng.uniform(0.5, 0.95))
        kinds.append("cut")
    body = "\n\n".join(paragraphs)
    if rng.random() < 0.5:
        for pattern, replacement in BACK if "isation" in body or "our " in body else SPELLING:
            body = re.sub(pattern, replacement, body)
        kinds.append("spelling")
    if rng.random() < 0.5:
        body = re.sub(r"[“”]", '"', body) if "“" in body else re.sub(r'"([^"\n]*)"', r"“\1”", body)
        kinds.append("marks")
    if rng.random() < 0.3:
        body = _correct(body, rng)
        kinds.append("correction")
    if rng.random() < 0.4:
        body = f"{body}\n\n{local}"
        kinds.append("local")
    return Edited(_headline(title, rng), f"{rng.choice(PLACES)} — {body}", tuple(kinds))


def _cut(paragraphs: list[str], keep: float) -> list[str]:
    """The first paragraphs, with at least a share `keep` of the words; a single paragraph is cut at a sentence."""
    if len(paragraphs) < 3:
        paragraphs = re.split(r"(?<=[.!?”\"]) (?=[A-Z“\"])", " ".join(paragraphs))
    total = sum(len(part.split()) for part in paragraphs)
    kept: list[str] = []
    for part in paragraphs:
        if sum(len(other.split()) for other in kept) >= keep * total:
            break
        kept.append(part)
    return kept


def _correct(body: str, rng: random.Random) -> str:
    """The text with one number changed, as by a correction."""
    numbers = list(re.finditer(r"\b\d{1,3}\b", body))
    if not numbers:
        return body
    found = rng.choice(numbers)
    return f"{body[: found.start()]}{int(found[0]) + rng.randint(1, 9)}{body[found.end() :]}"


def _headline(title: str, rng: random.Random) -> str:
    words = title.split() or ["News"]
    rng.shuffle(words)
    return " ".join(words[: max(3, len(words) // 2)]).capitalize()
