"""The regular expressions of the package take time that grows slowly with what an article may contain."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

import wiredesk

REPEATS = 32
"""Repetitions at which exponential backtracking takes minutes, and anything else well below a millisecond."""
MAX_SECONDS = 1.0
"""Processor time for one expression and one text."""

BEGINNINGS = ("", "Word", "“")
UNITS = (
    *(" Word", "Word ", "WORD ", " word", ", Word", " and Word", ", word", " A.", "A. B. ", "of the ", "St. ", "Mr. "),
    *(" ", "\n", "\t ", " \n", "\u00a0", "“", '" ', "' ", "'", "’", "'a", "’s ", "- ", "— ", "-a", "a-", ". ", "..."),
    *("1", "1,", "1/", "(", "(a) ", "[", "<", "<a ", "&", "&a", "a;", "/", "://", '="', "?! ", "said ", "5 June "),
    *("Monday, ", "A", "aA", "É", "_", "* ", "| ", "a|", "\\", "\\u00", "u00e2", "â€", "=20", "%20", "Q: ", "。", "ا "),
)


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The expressions at the level of modules, also those in tuples and dictionaries, by name."""
    for module in pkgutil.walk_packages(wiredesk.__path__, "wiredesk."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", pattern) for pattern in within(value))


def within(value: object, depth: int = 2) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, tuple | list | dict) and len(value) < 500:
        for item in value.values() if isinstance(value, dict) else value:
            yield from within(item, depth - 1)


def searches(pattern: re.Pattern[Any], text: str) -> None:
    subject = text if isinstance(pattern.pattern, str) else text.encode()
    pattern.search(subject)
    pattern.match(subject)


@pytest.fixture
def time_limit() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("time_limit")
def test_no_pattern_takes_exponential_time() -> None:
    found = {(pattern.pattern, pattern.flags): (name, pattern) for name, pattern in patterns()}
    assert len(found) > 500
    slow = {}
    for (name, pattern), beginning in product(found.values(), BEGINNINGS):
        for unit in UNITS:
            signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
            try:
                searches(pattern, beginning + unit * REPEATS + "\x01")
            except TimeoutError:
                slow[name] = beginning + unit
                break
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    assert slow == {}
