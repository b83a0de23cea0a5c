"""How much of a damaged text is restored correctly.

    python benchmarks/mojibake.py ANNOTATED.jsonl.gz [--worst 10] [--limit N]

Each article has its damaged text (`corrupted`) and the original (`text`). A line of the cleaned text is right if it
occurs verbatim in the original. Prints one JSON object with the share of right lines, the share of articles in which
all lines are right, and the share of original words in right lines; wrong lines go to standard error.
"""

import argparse
import json
import sys

from benchmarks.annotated import annotated, cleaned, share, small_words, squeezed


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--worst", type=int, default=10, help="wrong lines to show")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    articles = all_right = lines = right = kept = whole = 0
    wrong: list[str] = []
    for written in annotated(args.path, args.limit):
        article = cleaned({"article_id": written["article_id"], "text": written["corrupted"]})
        truth = squeezed(written["text"])
        found = [line for line in map(squeezed, (article.text if article else "").split("\n")) if line]
        good = [line for line in found if line in truth]
        wrong += [f"{written['article_id']}: {line}" for line in found if line not in truth]
        articles += 1
        all_right += bool(found) and len(good) == len(found)
        lines, right = lines + len(found), right + len(good)
        kept += sum(len(small_words(line)) for line in good)
        whole += len(small_words(written["text"]))
    print("\n".join(wrong[: args.worst]), file=sys.stderr)
    figures = {
        "articles": articles,
        "lines_right": share(right, lines),
        "articles_all_right": share(all_right, articles),
        "words_kept_right": share(kept, whole),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
