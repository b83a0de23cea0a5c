"""Words for the person who watches; standard output is for the figures."""

import sys


def say(words: str) -> None:
    """Tell how it goes."""
    print(words, file=sys.stderr, flush=True)
