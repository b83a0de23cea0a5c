"""Progress for the person who watches, on standard error; standard output carries the result."""

import sys


def progress(words: str) -> None:
    """Print one line."""
    print(words, file=sys.stderr, flush=True)
