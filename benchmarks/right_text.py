"""False repairs: articles whose words are changed by the repair of characters.

    python benchmarks/right_text.py ARTICLES.jsonl.gz … [--limit N]

Each article has a `text` that is assumed to be correct, and optionally a `title`. Prints one JSON object per file: the
number of articles, and the number whose words change. Each change goes to standard error with the words before and
after, since files of real articles also contain real damage, and repairing that is not an error.
"""

import argparse
import json
import sys
from difflib import SequenceMatcher

from benchmarks.annotated import annotated, share, words
from wiredesk.clean.repair.repair import repair_article
from wiredesk_schemas.raw import RawArticle

AROUND = 4
"""Words shown before and after a change."""
SHOWN = 5
"""Changes shown per article."""


def changes(before: list[str], after: list[str]) -> list[str]:
    """The changes, with the words around them."""
    found = []
    for kind, start, stop, low, high in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = " ".join(before[max(0, start - AROUND) : start]), " ".join(before[stop : stop + AROUND])
            found.append(f"{left} [{' '.join(before[start:stop])} → {' '.join(after[low:high])}] {right}")
    return found


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    for path in args.paths:
        articles = changed = 0
        for written in annotated(path, args.limit):
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
