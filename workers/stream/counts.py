"""How many articles a worker has finished, each exactly once, by what became of it."""

from collections import Counter
from collections.abc import Iterable

from workers.stage import Outcome


class Counts:
    """Articles finished since this worker started, by result."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.by_result: Counter[str] = Counter()

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count outcomes whose records are safe in Kafka."""
        self.by_result.update(outcome.result for outcome in outcomes)

    def __str__(self) -> str:
        return tell(self.by_result)


def tell(by_result: Counter[str]) -> str:
    """For people: `12 articles: 10 published, 2 dead`."""
    total = by_result.total()
    parts = ", ".join(f"{count} {result}" for result, count in sorted(by_result.items(), key=lambda pair: -pair[1]))
    return f"{total} article{'' if total == 1 else 's'}" + (f": {parts}" if parts else "")
