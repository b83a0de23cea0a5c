"""Accuracy of names in annotated news: mentions of people, organisations and places with correct span and type.

    python benchmarks/names.py ANNOTATED.jsonl.gz [--limit N] [--worst 10]

Each article has its `text` and `entities`, each with `start`, `end` and `type` (Person, PER, Organization, ORG,
Location, LOC, GPE, Facility; other types are skipped). A facility counts as a place. A leading article and a trailing
possessive are ignored, since annotators differ there. Prints one JSON object with precision, recall and F by type;
wrong mentions go to standard error.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable

from benchmarks.annotated import annotated, harmonic, share
from wiredesk.enrich.enrich import enrich
from wiredesk.enrich.model.annotator import newsroom_annotator
from wiredesk_schemas.clean import CleanArticle

TYPES = {
    "PERSON": "PERSON", "PER": "PERSON", "ORGANIZATION": "ORGANIZATION", "ORG": "ORGANIZATION", "LOCATION": "LOCATION",
    "LOC": "LOCATION", "GPE": "LOCATION", "FACILITY": "LOCATION", "FAC": "LOCATION",
}  # fmt: skip
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")

Marked = tuple[int, int, str]


def bare(text: str, start: int, end: int, kind: str) -> Marked:
    """A mention without a leading article and a trailing possessive."""
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    return start, end - len("".join(POSSESSIVE.findall(text[start:end]))), TYPES[kind.upper()]


def counted(text: str, mentions: Iterable[tuple[int, int, str]]) -> set[Marked]:
    """The mentions of people, organisations and places."""
    return {bare(text, start, end, kind) for start, end, kind in mentions if kind.upper() in TYPES}


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--worst", type=int, default=10, help="wrong mentions to show")
    args = parser.parse_args()
    annotator = newsroom_annotator()
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    for written in annotated(args.path, args.limit):
        text = written["text"]
        entities, _ = enrich(CleanArticle(article_id=written["article_id"], text=text), annotator)
        marked = counted(text, ((entity["start"], entity["end"], entity["type"]) for entity in written["entities"]))
        ours = {
            (mention.start, mention.end, entity.type) for entity in entities.entities for mention in entity.mentions
        }
        found = counted(text, ours)
        for what, mentions in (("right", marked & found), ("marked", marked), ("found", found)):
            for *_, kind in mentions:
                counts[what, kind] += 1
                counts[what, "all"] += 1
        for start, end, kind in sorted(marked ^ found):
            missed = "missed" if (start, end, kind) in marked else "wrong"
            wrong.append(
                f"{written['article_id']}: {missed} {kind} {text[start:end]!r} {text[start - 30 : end + 30]!r}"
            )
    print("\n".join(wrong[: args.worst]), file=sys.stderr)
    figures = {}
    for kind in ("all", *sorted(set(TYPES.values()))):
        precision = share(counts["right", kind], counts["found", kind])
        recall = share(counts["right", kind], counts["marked", kind])
        figures[kind] = {"p": precision, "r": recall, "f": round(harmonic(precision, recall), 4)}
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
