import re

import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.joining import Key, key_of
from wiredesk.enrich.namesakes.relatives import relatives


def full_names(text: str, *names: str) -> list[str]:
    """The full names of relatives in a text with these names."""
    spans = sorted(found.span() for name in names for found in re.finditer(rf"(?<!Bo )\b{name}\b", text))
    mentions = [EntityMention(Span(*span), "PERSON") for span in spans]
    keys: dict[int, Key] = {at: key_of("PERSON", text[slice(*each.span)]) for at, each in enumerate(mentions)}
    return list(relatives(text, mentions, keys).values())


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lind left school. Mr Lind met his wife, Ana, at a dance. “He bid,” Mrs Lind said.",
        "Bo Lind left school. Lind’s wife, retired nurse Ana, stayed. “He bid,” Mrs. Lind said.",
    ],
)
def test_a_wife_whom_the_article_calls_mrs_has_the_surname(text: str) -> None:
    assert full_names(text, "Bo Lind", "Lind", "Ana") == ["Ana Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lind left. His wife, Ana, stayed. “He bid,” Ana said.",
        "Bo Lind left. His wife, Ana, stayed. “She bid,” Mr Lind said.",
        "Mrs Lind left. Her mother, Ana, stayed. “She bid,” Mrs Lind said.",
        "Bo Lind left. His wife, Ana Ruiz, stayed. “He bid,” Mrs Lind said.",
        "Bo Lind left. Her teacher, Ana, stayed. “He bid,” Mrs Lind said.",
    ],
)
def test_other_relatives_keep_the_name_that_the_article_gives(text: str) -> None:
    assert full_names(text, "Bo Lind", "Lind", "Ana") == []
