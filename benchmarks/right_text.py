"""Right text left alone: articles whose words change through the repair of characters, and nothing else.

    python benchmarks/right_text.py ARTICLES.jsonl.gz … [--limit N]

Each article has a `text` that is taken to be right, and may have a `title`. Prints one JSON object for each file: how
many articles there are and how many have other words after repair. Each of these goes to standard error with its words
before and after, since a file of real articles holds real damage too, and mending that is no mistake.
"""

import argparse
import json
import sys
from difflib import SequenceMatcher

from benchmarks.annotated import annotated, share, words
from wiredesk.clean.repair.repair import repair_article
from wiredesk_schemas.raw import RawArticle

AROUND = 4
"""Words shown on each side of a change."""
SHOWN = 5
"""Changes shown of one article."""


def changes(before: list[str], after: list[str]) -> list[str]:
    """What was changed, with the words around it."""
    found = []
    for kind, start, stop, low, high in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = " ".join(before[max(0, start - AROUND) : start]), " ".join(before[stop : stop + AROUND])
            found.append(f"{left} [{' '.join(before[start:stop])} → {' '.join(after[low:high])}] {right}")
    return found


def main() -> int:
    """Run it."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("paths", nargs="+")
    reading.add_argument("--limit", type=int)
    given = reading.parse_args()
    for path in given.paths:
        articles = changed = 0
        for written in annotated(path, given.limit):
            draft = repair_article(RawArticle(article_id="", title=written.get("title"), text=written["text"]))
            before, after = words(written["text"]), words(draft.text)
            articles += 1
            if before != after:
                changed += 1
                kinds = ", ".join(sorted({repair.kind for repair in draft.repairs}))
                print(f"{written['article_id']} ({kinds})", file=sys.stderr)
                print("".join(f"    {change}\n" for change in changes(before, after)[:SHOWN]), file=sys.stderr, end="")
        name = path.rpartition("/")[2]
        figures = {"file": name, "articles": articles, "changed": changed, "share": share(changed, articles)}
        print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
