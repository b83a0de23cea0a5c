"""How counted articles are told to people."""

from collections import Counter


def tell(by_result: Counter[str]) -> str:
    """For people: `12 articles: 10 published, 2 dead`."""
    total = by_result.total()
    parts = ", ".join(f"{count} {result}" for result, count in sorted(by_result.items(), key=lambda pair: -pair[1]))
    return f"{total} article{'' if total == 1 else 's'}" + (f": {parts}" if parts else "")
