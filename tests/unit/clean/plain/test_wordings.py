"""How the lines of each rule begin, read from the rule's pattern itself."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from wiredesk.clean.plain.wordings import OPENINGS, VOCABULARY

LETTERS = 3
ANY = "\0"
"""Ends an opening that goes on in any way."""


def openings(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    """The first letters of what a parsed pattern matches, in lower case."""
    found = {""}
    for operator, argument in parsed:
        begins = of_node(str(operator), argument)
        found = {
            opening if ANY in opening or len(opening) >= LETTERS else (opening + more)[:LETTERS]
            for opening in found
            for more in begins
        }
    return found


def of_node(operator: str, argument: Any) -> set[str]:
    if operator == "LITERAL":
        return {chr(argument).lower()}
    if operator == "IN":
        return {of_class(str(kind), held) for kind, held in argument}
    if operator == "BRANCH":
        return set().union(*map(openings, argument[1]))
    if operator == "SUBPATTERN":
        return openings(argument[3])
    if operator in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, repeated = argument
        return openings(repeated) | ({""} if least == 0 else set())
    return {""} if operator in ("ASSERT", "ASSERT_NOT", "AT") else {ANY}


def of_class(kind: str, held: Any) -> str:
    return chr(held).lower() if kind == "LITERAL" else ANY


@pytest.mark.parametrize(("reason", "words"), VOCABULARY, ids=[reason for reason, _ in VOCABULARY])
def test_every_line_that_opens_with_a_letter_is_among_the_openings(reason: str, words: str) -> None:
    known = OPENINGS[reason].split(" | ")
    begins = {opening.rstrip(ANY) for opening in openings(import_module("re._parser").parse(words, re.IGNORECASE))}

    missing = {
        opening
        for opening in begins
        if re.match("[a-z]", opening) and not any(opening.startswith(one) or one.startswith(opening) for one in known)
    }

    assert missing == set()
