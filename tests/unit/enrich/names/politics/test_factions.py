import pytest

from wiredesk.enrich.names.politics.factions import with_faction


@pytest.mark.parametrize("marked", ["CPV", "M", "CPV(M", "M)"])
def test_a_party_has_the_letters_of_its_faction(marked: str) -> None:
    text = "The CPV(M) district secretary left."
    start = text.index(marked)
    assert with_faction(text, start, start + len(marked)) == (text.index("CPV"), text.index(" district"))


@pytest.mark.parametrize("text", ["The Velm Port Authority (VPA) met.", "Ruiz (SAN) left.", "the CPV (see page 2) met"])
def test_letters_apart_are_no_faction(text: str) -> None:
    name = text[text.index("(") + 1 : text.index(")")]
    start = text.index(name)
    assert with_faction(text, start, start + len(name)) == (start, start + len(name))
