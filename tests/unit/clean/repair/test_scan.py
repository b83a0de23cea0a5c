import pytest

from wiredesk.clean.repair.scan import scan


@pytest.mark.parametrize("text", ["", "The ferry sailed.\n\tThey succeed, stuffed and exact; who? Why?"])
def test_plain_text_shows_nothing(text: str) -> None:
    assert scan(text).plain


def test_each_sign_is_seen() -> None:
    assert scan("donu2019t").stripped
    assert scan("donxe2x80x99t").stripped
    assert scan("a\\nb").backslash
    assert scan("AT&T“").ampersand
    assert scan("don?t").apostrophes
    assert scan("don t say").apostrophes
    assert scan("they dont say").apostrophes


def test_foreign_runs_are_seen_once_each() -> None:
    assert scan("“It’s” – é éé\x00").foreign.split() == ["é", "éé\x00", "–", "’", "“", "”"]


def test_a_lone_surrogate_is_foreign() -> None:
    assert scan("a\ud800b").foreign == "\ud800"


def test_line_ends_of_other_systems_are_foreign() -> None:
    assert scan("a\rb\x0bc\x0c").foreign == "\x0b \x0c \r"
