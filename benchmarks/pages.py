"""How much of an article is extracted from its page, and how much of the surrounding text.

    python benchmarks/pages.py ANNOTATED.jsonl.gz [--worst 10] [--limit N]

For articles with a `body`: precision, recall and F1 of runs of four words, averaged over pages, and the share of pages
whose words are exactly right. For articles with snippets: the share of `with` and of `without` found in the text.
Prints one JSON object; the worst pages, with missing and surplus text, go to standard error.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from benchmarks.annotated import Annotated, annotated, cleaned, harmonic, share, shingles, small_words, words

STRETCHES = 3
"""Number of missing and of surplus stretches shown, the longest ones."""
SHOWN = 160
"""Characters shown per stretch."""


@dataclass(frozen=True, slots=True)
class Page:
    """The scores of a page."""

    name: str
    precision: float
    recall: float
    exact: bool
    missed: list[str]
    surplus: list[str]

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)


def judged(page: Annotated, text: str) -> Page:
    """Score a page against its annotated body."""
    found, wanted = shingles(text), shingles(page["body"])
    both = (found & wanted).total()
    precision = both / found.total() if found else float(not wanted)
    recall = both / wanted.total() if wanted else 1.0
    exact = small_words(text) == small_words(page["body"])
    missed, surplus = ([], []) if exact else stretches(words(page["body"]), words(text))
    return Page(page.get("url") or page["article_id"], precision, recall, exact, missed, surplus)


def stretches(wanted: list[str], found: list[str]) -> tuple[list[str], list[str]]:
    """The longest runs of words that only `wanted` has, and that only `found` has."""
    missed, surplus = [], []
    for kind, start, stop, low, high in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if kind != "equal":
            missed.append(" ".join(wanted[start:stop]))
            surplus.append(" ".join(found[low:high]))
    longest = [sorted(filter(None, runs), key=len, reverse=True)[:STRETCHES] for runs in (missed, surplus)]
    return longest[0], longest[1]


def table(pages: list[Page]) -> str:
    """The pages as a table."""
    lines = []
    for page in pages:
        lines.append(f"{page.f1:.3f}  p {page.precision:.3f}  r {page.recall:.3f}  {page.name[:100]}")
        lines += [f"       missed   {shortened(run)}" for run in page.missed]
        lines += [f"       too much {shortened(run)}" for run in page.surplus]
    return "\n".join(lines)


def shortened(run: str) -> str:
    return run if len(run) <= SHOWN else f"{run[: SHOWN // 2]} … {run[-SHOWN // 2 :]} ({len(run.split())} words)"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--worst", type=int, default=10, help="pages to show, the worst first")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    pages: list[Page] = []
    snippets: Counter[str] = Counter()
    amiss: list[tuple[int, str]] = []
    for page in annotated(args.path, args.limit):
        article = cleaned({name: page.get(name) for name in ("article_id", "url", "html")})
        text = article.text if article else ""
        if "body" in page:
            pages.append(judged(page, text))
            continue
        lost = [snippet for snippet in page["with"] if snippet not in text]
        kept = [snippet for snippet in page["without"] if snippet in text]
        snippets["wanted"] += len(page["with"])
        snippets["wanted_kept"] += len(page["with"]) - len(lost)
        snippets["unwanted"] += len(page["without"])
        snippets["unwanted_kept"] += len(kept)
        faults = [f"       missed   {snippet}" for snippet in lost] + [f"       too much {snippet}" for snippet in kept]
        amiss.append((len(faults), "\n".join([page["article_id"], *faults])))
    figures: dict[str, object] = {"pages": len(pages) + len(amiss)}
    if pages:
        precision = sum(page.precision for page in pages) / len(pages)
        recall = sum(page.recall for page in pages) / len(pages)
        figures |= {
            "p": round(precision, 4),
            "r": round(recall, 4),
            "f": round(harmonic(precision, recall), 4),
            "exact": share(sum(page.exact for page in pages), len(pages)),
        }
        print(table(sorted(pages, key=lambda page: page.f1)[: args.worst]), file=sys.stderr)
    if amiss:
        figures |= {
            "wanted_kept": share(snippets["wanted_kept"], snippets["wanted"]),
            "unwanted_kept": share(snippets["unwanted_kept"], snippets["unwanted"]),
        }
        worst = sorted(amiss, key=lambda pair: -pair[0])[: args.worst]
        print("\n".join(faults for number, faults in worst if number), file=sys.stderr)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
