"""Accuracy of flags on quotes that are deliberately altered, and on quotes that are only cut and edited.

    python -m benchmarks.link.changes RECORDS

RECORDS are JSON lines as `wiredesk clean` and `enrich` write them. Each quote of 14 words or more is put into one
article unchanged, and into another one altered: without a negation, with a different number, name or speaker, or with
an edit that does not change the meaning. Prints the wrong and missing flags; the last line is one JSON object with
precision and recall over all flags, and of each flag.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from wiredesk.link.linker import Linker

SEED = 11
MIN_WORDS = 14
FLAGS = ("negation_lost", "number_changed", "name_changed", "speaker_conflict")

NEGATIONS: tuple[tuple[str, str], ...] = (
    (r"\b(is|are|was|were|do|does|did|has|have|had|will|would|should|could|can|must) not\b", r"\1"),
    (r"\b(is|are|was|were|do|does|did|has|have|had|would|should|could)n[’']t\b", r"\1"),
    (r"\bcannot\b|\bcan[’']t\b", "can"),
    (r"\bwon[’']t\b", "will"),
    (r"\bnever ", ""),
    (r"\bno one\b|\bnobody\b", "everybody"),
    (r"\bnothing\b", "something"),
)
"""Phrases with a negation, and the same without it."""

SAME: tuple[tuple[str, str], ...] = (
    (r"\b(is|are|was|were|do|does|did|has|have|had|would|should|could) not\b", r"\1n’t"),
    (r"\b(is|are|was|were|do|does|did|has|have|had|would|should|could)n[’']t\b", r"\1 not"),
    (r"\bcannot\b", "can’t"),
    (r"\bper ?cent\b|%", " percent"),
    (r"\bfive\b", "5"),
    (r"\bthree\b", "3"),
    (r"\btwo\b", "2"),
    (r"\b(\w+)ize\b", r"\1ise"),
    (r"\b(\w+)or\b(?<=labor|color|favor|honor)", r"\1our"),
    (r"\bU\.S\.", "US"),
    (r"\bgoing to\b", "gonna"),
    (r"\bit[’']s\b", "it is"),
    (r"\bwe[’']re\b", "we are"),
    (r"\bI[’']m\b", "I am"),
    (r"\bthat[’']s\b", "that is"),
)
"""Spelling variants of the same words."""

NAMES = ("Abernathy", "Okonkwo", "Lindqvist", "Takahashi", "Moravia", "Ruthenia")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?= [a-z]|[,.])")
NUMBER = re.compile(r"\b\d[\d,]*(?:\.\d+)?\b")

Change = Callable[[str, random.Random], str | None]


def negated(text: str, rng: random.Random) -> str | None:
    """The quote without one of its negations."""
    for pattern, replacement in rng.sample(NEGATIONS, len(NEGATIONS)):
        if found := re.search(pattern, text):
            return text[: found.start()] + re.sub(pattern, replacement, found[0]) + text[found.end() :]
    return None


def renumbered(text: str, rng: random.Random) -> str | None:
    """The quote with one number changed."""
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return None
    found = rng.choice(numbers)
    value = float(found[0].replace(",", ""))
    other = value + rng.randint(1, 9) if "." in found[0] else int(value) + rng.randint(1, 9)
    return f"{text[: found.start()]}{other:g}{text[found.end() :]}"


def renamed(text: str, rng: random.Random) -> str | None:
    """The quote with one name changed."""
    names = [found for found in NAME.finditer(text) if found[0] not in NAMES]
    if not names:
        return None
    found = rng.choice(names)
    return text[: found.start()] + rng.choice(NAMES) + text[found.end() :]


def respelled(text: str, rng: random.Random) -> str | None:
    """The quote in the spelling and punctuation of another house style."""
    changed = text
    for pattern, replacement in SAME:
        changed = re.sub(pattern, replacement, changed)
    return changed.replace(",", "") if changed == text else changed


def cut(text: str, rng: random.Random) -> str | None:
    """The beginning or the end of the quote."""
    words = text.split()
    kept = max(MIN_WORDS - 2, round(len(words) * rng.uniform(0.5, 0.8)))
    return " ".join(words[:kept] if rng.random() < 0.5 else words[-kept:]) if kept < len(words) else None


def left_out(text: str, rng: random.Random) -> str | None:
    """The quote without a passage in the middle."""
    words = text.split()
    if len(words) < 2 * MIN_WORDS:
        return None
    start, size = rng.randint(6, len(words) - 14), rng.randint(5, 8)
    return " ".join([*words[:start], "…", *words[start + size :]])


def explained(text: str, rng: random.Random) -> str | None:
    """The quote with an explanation in brackets."""
    words = text.split()
    place = rng.randint(4, len(words) - 4)
    return " ".join([*words[:place], "[the company]", *words[place:]])


CHANGES: dict[str, tuple[Change, str | None]] = {
    "negation": (negated, "negation_lost"),
    "number": (renumbered, "number_changed"),
    "name": (renamed, "name_changed"),
    "speaker": (lambda text, rng: text, "speaker_conflict"),
    "respelled": (respelled, None),
    "cut": (cut, None),
    "left out": (left_out, None),
    "explained": (explained, None),
}


def quotes_of(path: Path) -> list[str]:
    """The direct quotes in a file of records, without duplicates."""
    found: dict[str, None] = {}
    with path.open("rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            if record["topic"].endswith("news.quotes") and record["value"]:
                for quote in record["value"]["quotes"]:
                    if quote["kind"] == "direct" and MIN_WORDS <= len(quote["text"].split()) <= 120:
                        found.setdefault(quote["text"])
    return list(found)


def put(linker: Linker, key: str, text: str, speaker: str, day: int) -> None:
    """Add an article with one quote."""
    about: dict[str, Any] = {"article_id": key, "revision": 1, "content_hash": key}
    about["published_at"] = f"2026-03-0{day}T12:00:00Z"
    linker.put("clean", about | {"title": "", "text": text, "source": key})
    entity = {"entity_id": f"person-{speaker}", "type": "PERSON", "name": speaker, "salience": 0.5, "mentions": []}
    linker.put("entities", about | {"entities": [entity]})
    said = {"name": speaker, "entity_id": f"person-{speaker}"}
    linker.put("quotes", about | {"quotes": [{"quote_id": "q", "kind": "direct", "text": text, "speaker": said}]})


def flags_between(first: str, variant: str, speaker: str) -> set[str] | None:
    """The flags of the second wording; None if the two are not linked as one statement."""
    linker = Linker()
    put(linker, "first", first, "Maria Keller", 1)
    put(linker, "second", variant, speaker, 2)
    statements = [
        orjson.loads(value) for topic, _, value in linker.flush(complete=True) if topic == "statements" and value
    ]
    joined = [statement for statement in statements if statement["repeats"]]
    return (
        {flag for statement in joined for variant in statement["variants"] for flag in variant["flags"]}
        if joined
        else None
    )


def main() -> None:
    """Alter the quotes, link them, and count the flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--each", type=int, default=60, help="quotes of each change")
    args = parser.parse_args()
    rng = random.Random(SEED)
    quotes = quotes_of(args.records)
    wanted, given, right, apart, made = (Counter[str]() for _ in range(5))
    for kind, (change, flag) in CHANGES.items():
        for text in rng.sample(quotes, len(quotes)):
            variant = change(text, rng)
            if variant is None:
                continue
            made[kind] += 1
            found = flags_between(text, variant, "Paul Obi" if flag == "speaker_conflict" else "Maria Keller")
            expected = {flag} - {None}
            if found is None:
                apart[kind] += 1
            else:
                given.update(found)
            found = found or set()
            wanted.update(str(flag) for flag in expected)
            right.update(found & expected)
            if found != expected:
                print(kind, sorted(found), "|", text, "|", variant)
            if made[kind] == args.each:
                break
    print(
        json.dumps(
            {
                "task": "flags",
                "made": dict(made),
                "not_joined": dict(apart),
                "precision": round(right.total() / max(1, given.total()), 4),
                "recall": round(right.total() / max(1, wanted.total()), 4),
                "by_flag": {
                    flag: {
                        "precision": round(right[flag] / max(1, given[flag]), 4),
                        "recall": round(right[flag] / max(1, wanted[flag]), 4),
                    }
                    for flag in FLAGS
                },
            }
        )
    )


if __name__ == "__main__":
    main()
