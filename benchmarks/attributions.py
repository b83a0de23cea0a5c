"""Attributions in annotated news: contents, speakers, and the calibration of the confidence.

    python benchmarks/attributions.py ANNOTATED.jsonl.gz [--limit N] [--worst 10]

Each article has its `text` and `attributions`, each with `content`, `source` and `cue` as lists of [start, end];
attributions that lack any of the three are skipped. Each of our attributions is paired with the annotated one with
which it shares most characters (F1 of characters, without whitespace). A pair counts as found from .5 and as tight from
.9; its speaker is right if the two sources overlap. Attributions with quote marks in the annotated content count as
quoted. Prints one JSON object, with the expected calibration error of `confidence` over ten bins; missed attributions
go to standard error.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.annotated import Annotated, annotated, harmonic, share
from wiredesk.enrich.enrich import enrich
from wiredesk.enrich.model.annotator import newsroom_annotator
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.quotes import Quote

FOUND, TIGHT = 0.5, 0.9
MARKS = frozenset('"“”')
BINS = 10


def characters(text: str, spans: Sequence[Sequence[int]]) -> set[int]:
    """The offsets of all non-whitespace characters in some spans."""
    return {offset for start, end in spans for offset in range(start, end) if not text[offset].isspace()}


def paired(ours: Sequence[set[int]], marked: Sequence[set[int]]) -> dict[int, tuple[int, float]]:
    """The counterpart of each of ours and their F1, matched greedily, most similar first, without repeats."""
    alike = sorted(
        (
            (2 * len(our & other) / (len(our) + len(other)), number, against)
            for number, our in enumerate(ours)
            for against, other in enumerate(marked)
            if our & other
        ),
        reverse=True,
    )
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, number, against in alike:
        if likeness >= FOUND and number not in found and against not in taken:
            found[number] = against, likeness
            taken.add(against)
    return found


def speaker_right(text: str, quote: Quote, marked: dict[str, Any]) -> bool:
    """Whether the words that name the speaker overlap with the annotated source."""
    speaker = quote.speaker
    return bool(speaker and characters(text, [(speaker.start, speaker.end)]) & characters(text, marked["source"]))


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """The mean difference between confidence and accuracy over bins (Naeini et al. 2015)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    apart = sum(abs(sum(confidence - right for confidence, right in bucket)) for bucket in bins)
    return round(apart / max(1, len(judged)), 4)


def count(
    counts: Counter[str], written: Annotated, quotes: Sequence[Quote]
) -> tuple[list[tuple[float, bool]], list[dict[str, Any]]]:
    """Count an article; return our confidences with whether each was found, and the missed annotations."""
    text = written["text"]
    marked = [
        attribution
        for attribution in written["attributions"]
        if attribution["content"] and attribution["source"] and attribution["cue"]
    ]
    quoted = [any(MARKS & set(text[start:end]) for start, end in expected["content"]) for expected in marked]
    pairs = paired(
        [characters(text, quote.spans) for quote in quotes],
        [characters(text, expected["content"]) for expected in marked],
    )
    counts["ours"] += len(quotes)
    counts["marked"] += len(marked)
    counts["found"] += len(pairs)
    counts["tight"] += sum(likeness >= TIGHT for _, likeness in pairs.values())
    counts["ours quoted"] += sum(quote.kind != "indirect" for quote in quotes)
    counts["marked quoted"] += sum(quoted)
    for number, (against, _) in pairs.items():
        right = speaker_right(text, quotes[number], marked[against])
        counts["found ours quoted"] += quotes[number].kind != "indirect"
        counts["found marked quoted"] += quoted[against]
        counts["speaker"] += right
        counts["speaker quoted"] += right and quoted[against]
    taken = {against for against, _ in pairs.values()}
    missed = [expected for number, expected in enumerate(marked) if number not in taken]
    return [(quote.confidence, number in pairs) for number, quote in enumerate(quotes)], missed


def figures_of(counts: Counter[str]) -> dict[str, Any]:
    """All figures by name."""

    def three(right_ours: str, ours: str, right_marked: str, marked: str) -> dict[str, float]:
        precision, recall = share(counts[right_ours], counts[ours]), share(counts[right_marked], counts[marked])
        return {"p": precision, "r": recall, "f": round(harmonic(precision, recall), 4)}

    return {
        "all": three("found", "ours", "found", "marked"),
        "tight": three("tight", "ours", "tight", "marked"),
        "quoted": three("found ours quoted", "ours quoted", "found marked quoted", "marked quoted"),
        "quoted with speaker": share(counts["speaker quoted"], counts["marked quoted"]),
        "all with speaker": three("speaker", "ours", "speaker", "marked"),
    }


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--worst", type=int, default=10, help="missed attributions to show")
    args = parser.parse_args()
    annotator = newsroom_annotator()
    counts: Counter[str] = Counter()
    judged: list[tuple[float, bool]] = []
    for written in annotated(args.path, args.limit):
        article = CleanArticle(article_id=written["article_id"], text=written["text"])
        confidences, missed = count(counts, written, enrich(article, annotator)[1].quotes)
        judged += confidences
        for miss in missed[: max(0, args.worst)]:
            said = " … ".join(written["text"][start:end] for start, end in miss["content"])
            print(f"{written['article_id']}: {said!r}", file=sys.stderr)
        args.worst -= len(missed)
    print(json.dumps(figures_of(counts) | {"calibration error": calibration_error(judged)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
