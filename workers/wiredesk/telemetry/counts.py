"""Counts in words, for people."""

from collections import Counter


def summary(by_result: Counter[str]) -> str:
    """For example `12 articles: 10 published, 2 dead`."""
    parts = ", ".join(f"{count} {result}" for result, count in sorted(by_result.items(), key=lambda pair: -pair[1]))
    return counted_noun(by_result.total(), "article") + (f": {parts}" if parts else "")


def counted_noun(count: int, noun: str) -> str:
    """A count with its noun: `1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
