"""Accuracy of statements, on groups of quotes labelled by eye.

    python -m benchmarks.link.statements open RECORDS…
    python -m benchmarks.link.statements fresh RECORDS…

RECORDS are JSON lines as `wiredesk clean` and `enrich` write them: for `open` the open articles of PolNeAR (train and
dev), the Worldwide corpus and Malaysian English News; for `fresh` those of LGL, IE-ER, CoNLL-2003 (train) and the
1,060 articles of Reuters-21578 TRAIN that share five words of a quote with one to five others. A group has the quotes
of one statement, however they are cut or joined; a group of one is a quote that shares words with others and is
another statement. They were drawn from all direct and mixed quotes that share three words in a row with others and at
least 40 % of the shorter one: 125 clusters at random, and all others whose quotes differ and share most of their
words. The fresh ones are 85 clusters at random whose quotes differ and 15 whose quotes are the same, labelled before
anything was linked. Quotes too unsure to judge are left out.

A quote counts as found if a quote of the records covers most of the same characters. Prints the wrong pairs; the last
line is one JSON object with the B-cubed figures.
"""

import argparse
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import orjson

from benchmarks.link.copies import figures
from benchmarks.link.labelled import linker_of

LABELS = Path(__file__).parent

Span = tuple[int, int]


def common(here: list[Span], there: list[Span]) -> float:
    """The share of all characters of two quotes that both have."""
    one, other = ({place for start, end in spans for place in range(start, end)} for spans in (here, there))
    return len(one & other) / len(one | other)


def b_cubed(gold: dict[Any, Any], ours: dict[Any, Any]) -> dict[str, float]:
    """Precision, recall and F of a grouping, averaged over items (Bagga and Baldwin 1998)."""
    by_gold, by_ours = defaultdict(set), defaultdict(set)
    for item, group in gold.items():
        by_gold[group].add(item)
        by_ours[ours[item]].add(item)
    both = {item: len(by_gold[gold[item]] & by_ours[ours[item]]) for item in gold}
    p = sum(both[item] / len(by_ours[ours[item]]) for item in gold) / len(gold)
    r = sum(both[item] / len(by_gold[gold[item]]) for item in gold) / len(gold)
    return {"p": round(p, 4), "r": round(r, 4), "f": round(2 * p * r / (p + r), 4)}


def main() -> None:
    """Link the records, find the labelled quotes, and compare the groups."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", choices=["open", "fresh"])
    parser.add_argument("records", type=Path, nargs="+")
    args = parser.parse_args()
    linker, quotes = linker_of(args.records, "quotes")
    statement_of = {}
    for topic, key, written in linker.flush(complete=True):
        if topic == "statements" and written:
            statement = orjson.loads(written)
            for source in (statement["first"], *statement["repeats"]):
                statement_of[source["article_id"], source["quote_id"]] = key

    gold, ours, texts, total = {}, {}, {}, 0
    for line in (LABELS / f"statements-{args.groups}.jsonl").read_text().splitlines():
        group = json.loads(line)
        for wanted in group["quotes"]:
            total += 1
            given = quotes.get(wanted["article_id"], [])
            best = max(given, key=lambda quote: common(wanted["spans"], quote["spans"]), default=None)
            if best is None or common(wanted["spans"], best["spans"]) <= 0.5:
                continue
            item = wanted["article_id"], best["quote_id"]
            gold[item], ours[item], texts[item] = group["group"], statement_of.get(item, item), best["text"]
    right = joined = same = 0
    for here, there in itertools.combinations(gold, 2):
        wanted, found = gold[here] == gold[there], ours[here] == ours[there]
        same, joined, right = same + wanted, joined + found, right + (wanted and found)
        if wanted != found:
            print("joined" if found else "apart", gold[here], gold[there], "|", texts[here], "|", texts[there])
    counts = {"groups": len(set(gold.values())), "quotes": total, "found": len(gold)}
    print(
        json.dumps({"task": "statements"} | counts | {"b3": b_cubed(gold, ours), "pairs": figures(right, joined, same)})
    )


if __name__ == "__main__":
    main()
