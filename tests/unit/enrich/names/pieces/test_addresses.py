import pytest

from wiredesk.enrich.names.pieces.addresses import is_in_state


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Macomb, Illinois, has a college.", True),
        ("Kottayam, Kerala", True),
        ("Macomb, Ohio, has none.", False),
        ("Macomb, Smith and Lind met.", False),
        ("Velmo, Illinois", False),
    ],
)
def test_a_town_has_its_state_behind_it(text: str, town: bool) -> None:
    assert is_in_state(text, 0, text.index(",")) is town
