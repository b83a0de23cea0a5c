"""Make the list of English nicknames from the package nicknames (1.0.1, Apache-2.0).

    python -m training.nicknames NAMES.csv OUT.txt

NAMES.csv is `names.csv` of the package: a given name, `has_nickname` and a nickname per line.

Writes a nickname per line, sorted, with the given names that it is short for.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path


def main() -> None:
    """Read the command line and write the file."""
    full: dict[str, set[str]] = defaultdict(set)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            full[line["name2"]].add(line["name1"])
    lines = (f"{nickname}: {' '.join(sorted(full[nickname]))}\n" for nickname in sorted(full))
    Path(sys.argv[2]).write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
