"""Checks the output of `make demo` on standard input; exit status 1 if an expected result is missing."""

import re
import sys

MUST_SHOW = (
    "Belarus leader looks to Putin to help him cling on to power",
    "MOSCOW, --09-14",
    "Reuters",
    "February 15, 2019. — Reuters pic",
    "Alexander Lukashenko",
    "Vladimir Putin",
    "Gennady (a logistics worker",
    "We have to show with this march",
    "Advertising (advertising)",
    "You May Also Like",
)


def main() -> int:
    """Search for each phrase, regardless of line breaks."""
    printed = re.sub(r"[\s│╭╮╰╯─]+", " ", sys.stdin.read())
    missing = [phrase for phrase in MUST_SHOW if re.sub(r"\s+", " ", phrase) not in printed]
    for phrase in missing:
        print(f"the demo does not show: {phrase}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
