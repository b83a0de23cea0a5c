"""Accuracy of people and organisations, on labelled pairs of names in different articles.

    python -m benchmarks.link.people open RECORDS…
    python -m benchmarks.link.people fresh RECORDS…

RECORDS are JSON lines as `wiredesk clean` and `enrich` write them: for `open` the open articles of BASIL, the
Worldwide corpus, PolNeAR (train and dev) and Malaysian English News; for `fresh` those of LGL, IE-ER and the 1,060
articles of Reuters-21578 TRAIN that share five words of a quote with one to five others. Pairs were sampled from
names that link compares: all that an earlier version joined, those of the others in which one name has all words of
the other, and some more; of the last two corpora one in five of the pairs with different names that were joined, and
one in twelve of the others that look alike. They are labelled by hand, with knowledge of the news; undecidable pairs
are left out, and so are pairs within one article. A pair whose names are not found where they were labelled is not
counted: the mention and the label have to share half of the longer one. The fresh pairs were drawn at random within
each kind: names that `enrich` takes for one, joined ones, the same words left apart, a name and its last words, the
same initial, an acronym. The last line is one JSON object; `found_across` leaves out pairs that are one entity for
`enrich`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import orjson

from benchmarks.link.copies import figures
from benchmarks.link.labelled import linker_of

LABELS = Path(__file__).parent

Mention = dict[str, Any]


def main() -> None:
    """Link the records, look up the pairs, and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", choices=["open", "fresh"])
    parser.add_argument("records", type=Path, nargs="+")
    args = parser.parse_args()
    linker, entities = linker_of(args.records, "entities")
    person_of = {
        entity: person["person_id"]
        for topic, _, value in linker.flush(complete=True)
        if topic == "people" and value
        for person in [orjson.loads(value)]
        for entity in person["entity_ids"]
    }

    def entity_at(mention: Mention) -> Any:
        for entity in entities.get(mention["article_id"], []):
            for at in entity["mentions"]:
                shared = min(mention["end"], at["end"]) - max(mention["start"], at["start"])
                if 2 * shared >= max(mention["end"] - mention["start"], at["end"] - at["start"]):
                    return entity
        return None

    right = joined = wanted = total = trivial = 0
    for line in (LABELS / f"people-{args.pairs}.jsonl").read_text().splitlines():
        pair = json.loads(line)
        here, there = entity_at(pair["a"]), entity_at(pair["b"])
        if here is None or there is None:
            print("not found", pair)
            continue
        same = here["entity_id"] == there["entity_id"]
        trivial += same and pair["same"]
        person = person_of.get(here["entity_id"])
        same = same or (person is not None and person == person_of.get(there["entity_id"]))
        total, wanted, joined, right = total + 1, wanted + pair["same"], joined + same, right + (same and pair["same"])
        if same != pair["same"]:
            print("joined" if same else "apart", here["name"], "|", there["name"], pair)
    found = figures(right, joined, wanted)
    across = round((right - trivial) / max(1, wanted - trivial), 4)
    counts = {"pairs": total, "false_merges": joined - right, "found": found["r"], "found_across": across}
    print(json.dumps({"task": f"people, {args.pairs}"} | counts))


if __name__ == "__main__":
    main()
