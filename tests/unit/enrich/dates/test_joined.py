import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.dates.joined import with_whole_dates


def read(text: str, *dates: str) -> list[str]:
    """The dates after the correction, given those of the model in the order of the text."""
    given, at = [], 0
    for date in dates:
        start = text.index(date, at)
        at = start + len(date)
        given.append(EntityMention(Span(start, at), "DATE"))
    return [text[slice(*mention.span)] for mention in with_whole_dates(text, given)]


@pytest.mark.parametrize(
    ("text", "dates", "whole"),
    [
        ("It opens on Saturday, June 6.", ("Saturday", "June 6"), ["Saturday, June 6"]),
        ("It opens on Saturday 6 June 2026.", ("Saturday", "6 June 2026"), ["Saturday 6 June 2026"]),
        ("It opens on Saturday, the 6th of June.", ("Saturday", "6th of June"), ["Saturday, the 6th of June"]),
        ("It opens on Saturday, June is late.", ("Saturday", "June"), ["Saturday", "June"]),
        ("It opens on Saturday and June 9.", ("Saturday", "June 9"), ["Saturday", "June 9"]),
        ("It opens in May, June 6 at the latest.", ("May", "June 6"), ["May", "June 6"]),
        ("Easter Monday is off.", ("Monday",), ["Easter Monday"]),
        ("On Monday it is off.", ("Monday",), ["Monday"]),
        ("There was a backlash Wednesday.", ("Wednesday",), ["Wednesday"]),
    ],
)
def test_a_date_is_whole(text: str, dates: tuple[str, ...], whole: list[str]) -> None:
    assert read(text, *dates) == whole
