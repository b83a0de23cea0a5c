"""Progress messages on standard error; standard output has the result."""

import sys


def progress(words: str) -> None:
    """Print one line."""
    print(words, file=sys.stderr, flush=True)
