"""Character repair on the test cases of ftfy, a library that fixes mojibake.

    python benchmarks/ftfy_cases.py CASES.jsonl.gz … [--worst 100]

Each case has an `original`, the expected result (`fixed`), and ftfy's own outcome (`expect`: `pass` if it finds the
right text, `fail` if not). Prints, for each file and value of `expect`, the share of `exact` cases, ignoring the
difference between curly and straight quote marks and between no-break and plain spaces (ftfy straightens quote marks,
we replace no-break spaces; neither is damage), and the share of cases that are the same `to_the_letter`. Cases that are
not exact go to standard error.
"""

import argparse
import json
import sys
from collections import Counter

from ftfy.fixes import uncurl_quotes

from benchmarks.annotated import annotated, share
from wiredesk.clean.repair.repair import repair


def plainly_set(text: str) -> str:
    """A text with straight quote marks and plain spaces."""
    return str(uncurl_quotes(text)).replace("\xa0", " ")


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--worst", type=int, default=100, help="wrong cases to show")
    args = parser.parse_args()
    for path in args.paths:
        counts: Counter[tuple[str, str]] = Counter()
        wrong: list[str] = []
        for case in annotated(path):
            found, expect = repair(case["original"]).text, case["expect"]
            counts[expect, "cases"] += 1
            exact = plainly_set(found) == plainly_set(case["fixed"])
            counts[expect, "exact"] += exact
            counts[expect, "letter"] += found == case["fixed"]
            if not exact:
                wrong.append(
                    f"{expect}: {case['label']}\n    {case['original']!r}\n    {found!r}\n    {case['fixed']!r}"
                )
        print("\n".join(wrong[: args.worst]), file=sys.stderr)
        figures = {
            expect: {
                "cases": counts[expect, "cases"],
                "exact": share(counts[expect, "exact"], counts[expect, "cases"]),
                "to_the_letter": share(counts[expect, "letter"], counts[expect, "cases"]),
            }
            for expect in sorted({expect for expect, _ in counts})
        }
        print(json.dumps({"file": path.rpartition("/")[2]} | figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
