"""Accuracy of copies, on labelled pairs and on generated copies. The last line is one JSON object.

    python -m benchmarks.link.copies pairs RECORDS    pairs of Reuters-21578 TRAIN, labelled by eye
    python -m benchmarks.link.copies fresh RECORDS    the same, drawn and labelled after the conditions were set
    python -m benchmarks.link.copies fresh-2 RECORDS  the same, drawn and labelled after the errors on those were seen
    python -m benchmarks.link.copies fresh-3 RECORDS  the same once more, scored as they are
    python -m benchmarks.link.copies made RECORDS     each article of 120 words or more, syndicated once

RECORDS are JSON lines as `wiredesk clean` writes them; Reuters ids are `reuters-NEWID`. Two articles of a pair are
joined if they find each other by their keys and share their text. Pairs were sampled uniformly
over the share of common words, and then, from the hard cases, over the features of the decision, so they are harder
than a random sample. The fresh ones are a uniform sample over the share of common runs of words.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

import orjson

from benchmarks.link.syndicate import MIN_WORDS, syndicate
from wiredesk.link.article import seconds
from wiredesk.link.copies import Text, likeness
from wiredesk.link.copy_keys import copy_keys, may_share
from wiredesk.link.linker import WINDOW, Linker
from wiredesk.link.word_table import look_up
from wiredesk.link.words import words_of

LABELS = {
    "pairs": Path(__file__).parent / "copies-reuters.jsonl",
    "fresh": Path(__file__).parent / "copies-reuters-fresh.jsonl",
    "fresh-2": Path(__file__).parent / "copies-reuters-fresh-2.jsonl",
    "fresh-3": Path(__file__).parent / "copies-reuters-fresh-3.jsonl",
}
SEED = 3


def articles(path: Path) -> dict[str, dict[str, Any]]:
    """The clean articles of a file of records."""
    found = {}
    with path.open("rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            if record["topic"].endswith("news.clean") and record["value"]:
                found[record["key"]] = record["value"]
    return found


def text_of(article: dict[str, Any]) -> Text:
    words = words_of(article["text"])
    found = look_up(words)
    return Text(found.hashes, found.firm, article["title"] or "")


def figures(right: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = right / max(1, found), right / max(1, wanted)
    f = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f": round(f, 4)}


def pairs(found: dict[str, dict[str, Any]], labels: Path) -> dict[str, Any]:
    """Accuracy on labelled pairs."""
    right = joined = wanted = total = 0
    for line in labels.read_text().split("\n"):
        if not line:
            continue
        pair = json.loads(line)
        copy = pair["label"] == "copy"
        here, there = found[pair["a"]], found[pair["b"]]
        times = [seconds(article["published_at"]) or 0.0 for article in (here, there)]
        apart = abs(times[0] - times[1])
        one, other = text_of(here), text_of(there)
        keys = [copy_keys(text.words, words_of(text.title)) for text in (one, other)]
        shared = likeness(one, other, apart) if apart <= WINDOW and may_share(*keys) else None
        later = "here" if times[0] > times[1] else "there"
        like = shared is not None and shared.digest in (None, later)
        right, joined, wanted, total = right + (copy and like), joined + like, wanted + copy, total + 1
        if copy != like:
            print("missed" if copy else "joined", pair["a"], pair["b"], found[pair["a"]]["title"])
    return {"task": "pairs", "pairs": total} | figures(right, joined, wanted)


def made(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Accuracy of generated copies among all articles: each copy has to name its original, and no other article any."""
    rng = random.Random(SEED)
    linker, originals = Linker(), {}
    everything = sorted(found)
    for key in everything:
        article = found[key] | {"published_at": "2026-03-02T09:00:00Z"}
        linker.put("clean", article)
        if len(article["text"].split()) < MIN_WORDS:
            continue
        local = found[rng.choice(everything)]["text"].split("\n\n")[0][:400]
        edited = syndicate(article["title"], article["text"], local, rng)
        copy = {"article_id": f"{key} copy", "title": edited.title, "text": edited.text}
        linker.put("clean", article | copy | {"published_at": "2026-03-02T12:00:00Z", "content_hash": ""})
        originals[f"{key} copy"] = key
    right = joined = 0
    for topic, key, value in linker.flush(complete=True):
        if topic != "copies" or value is None:
            continue
        original = orjson.loads(value)["original_id"]
        joined += original is not None
        right += original is not None and originals.get(key) == original
        if key in originals and original != originals[key]:
            print("missed", key, original)
        elif key not in originals and original is not None:
            print("joined", key, original)
    return {"task": "made", "copies": len(originals)} | figures(right, joined, len(originals))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=[*LABELS, "made"])
    parser.add_argument("records", type=Path)
    args = parser.parse_args()
    found = articles(args.records)
    result = made(found) if args.task == "made" else pairs(found, LABELS[args.task])
    print(json.dumps(result))


if __name__ == "__main__":
    main()
