import pytest

from wiredesk.enrich.namesakes.landscape import is_built, is_natural


@pytest.mark.parametrize(
    ("name", "natural", "built"),
    [
        ("Velm Ridge", True, False),
        ("Lake Velm", True, False),
        ("Ridge", False, False),
        ("Velm Bridge", False, True),
        ("Velm BRT", False, True),
        ("Port Velm", False, False),
        ("Port Velm Wharf", False, True),
        ("Velm", False, False),
    ],
)
def test_a_name_says_whether_it_is_of_nature_or_of_a_building(name: str, natural: bool, built: bool) -> None:
    assert (is_natural(name), is_built(name)) == (natural, built)
