"""Accuracy of the place and day read from datelines of wire stories.

    python benchmarks/datelines.py ANNOTATED.jsonl.gz [--worst 10] [--limit N]

Each article has its `text`, which starts with a dateline, and the annotated `dateline`, e.g. "SALVADOR, Feb 26". A
place is right if ours starts with the annotated one up to its first comma, ignoring case, accents and marks. A day is
right if month and day match, for annotations that state them. Prints one JSON object; wrong datelines go to standard
error.
"""

import argparse
import json
import re
import sys
from collections import Counter

from benchmarks.annotated import annotated, cleaned, plain_words, share

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})\b")
ISO = re.compile(r"(?:\d{4}|-)-(\d\d)-(\d\d)")


def day_of(dateline: str) -> tuple[int, int] | None:
    """Month and day of an annotated dateline."""
    found = DAY.search(dateline)
    if found is None or found[1].lower() not in MONTHS:
        return None
    return MONTHS.index(found[1].lower()) + 1, int(found[2])


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--worst", type=int, default=10, help="wrong datelines to show")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for written in annotated(args.path, args.limit):
        article = cleaned({"article_id": written["article_id"], "text": written["text"]})
        dateline = article.dateline if article else None
        place, day = plain_words(written["dateline"].split(",")[0]), day_of(written["dateline"])
        found = ISO.match(dateline.date or "") if dateline else None
        place_right = bool(place) and plain_words(dateline.place or "" if dateline else "").startswith(place)
        day_right = day is None or (found is not None and (int(found[1]), int(found[2])) == day)
        counts["articles"] += 1
        counts["place"] += place_right
        counts["dated"] += day is not None
        counts["day"] += day is not None and day_right
        if not (place_right and day_right):
            ours = f"{dateline.place} {dateline.date}" if dateline else "none"
            wrong.append(f"{written['article_id']}: {written['dateline']!r}: {ours}: {written['text'][:80]!r}")
    print("\n".join(wrong[: args.worst]), file=sys.stderr)
    figures = {
        "articles": counts["articles"],
        "place": share(counts["place"], counts["articles"]),
        "day": share(counts["day"], counts["dated"]),
        "wrong": len(wrong),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
