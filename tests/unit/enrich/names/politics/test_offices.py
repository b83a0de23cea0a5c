import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.boundaries import trimmed
from wiredesk.enrich.names.politics.offices import is_part_of_office


def part(text: str, name: str) -> bool:
    start = text.index(name)
    return is_part_of_office(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Public Relations Officer Ana Ruiz agreed.", "Public"),
        ("Divisional Forest Officer Ana Ruiz agreed.", "Divisional"),
        ("So the Public Relations Officer, Mr Bo Lind, agreed.", "Public"),
        ("The Public Relations Officer of the Velm Fire Service agreed.", "Public"),
        ("The Member of Parliament for Velm, Mr Bo Lind, agreed.", "of Parliament"),
        ("The District Director of Health Services, Dr Ana Ruiz, agreed.", "Health Services"),
        ("The Minister of Environment and Tourism Ana Ruiz agreed.", "Environment and"),
        ("So the Permanent Secretary for Health, Dr Ana Ruiz, agreed.", "Health"),
        ("The Minister of Natural Resources Ana Ruiz agreed.", "Natural"),
        ("So the Resident District Commissioner (RDC), Bo Lind, agreed.", "Resident District"),
        ("So the Permanent Secretary (Technical Services), Ana Ruiz, agreed.", "Technical Services"),
        ("So the Permanent Secretary (Technical Services), Ana Ruiz, agreed.", "Services"),
        ("So the Assembly Member for Velm, Ana Ruiz, agreed.", "Assembly"),
        ("So Ana Ruiz, the Economic Development Minister, agreed.", "Economic"),
        ("The Cabinet Secretary Ana Ruiz agreed.", "Cabinet"),
        ("The District Collector Ana Ruiz agreed.", "District"),
        ("So Education Cabinet Secretary Ana Ruiz agreed.", "Education Cabinet"),
        ("The County Fire Marshal Bo Lind agreed.", "County Fire Marshal"),
        ("Sub-Inspector Bo Lind agreed.", "Sub"),
        ("So said Member of Parliament for Velm Ana Ruiz.", "Parliament"),
    ],
)
def test_the_first_words_of_an_office_are_no_body(text: str, name: str) -> None:
    assert part(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Supreme Court Justice Ana Ruiz agreed.", "Supreme Court"),
        ("Velm Education Board Chairman Bo Lind agreed.", "Velm Education Board"),
        ("Health Ministry Spokesman Bo Lind agreed.", "Health Ministry"),
        ("Treasury Secretary Ana Ruiz agreed.", "Treasury"),
        ("The Cabinet Ana Ruiz leads agreed.", "Cabinet"),
        ("Parliament Speaker Ana Ruiz agreed.", "Parliament"),
        ("The Director of Police agreed.", "Police"),
        ("So Minister of National Development Planning Bo Lind agreed.", "National Development Planning"),
        ("The Director of Velm Health Services agreed.", "Velm Health Services"),
        ("The District Six Museum opened.", "District"),
        ("The Public Library opened.", "Public"),
        ("So the Velm centre (Technical Services) agreed.", "Technical Services"),
    ],
)
def test_a_body_before_its_officer_stays(text: str, name: str) -> None:
    assert not part(text, name)


def test_a_party_before_its_officer_stays() -> None:
    text = "Democratic Governor Ana Ruiz agreed."
    party = EntityMention(Span(0, len("Democratic")), "NORP")
    assert trimmed(text, party) == party


def test_a_mention_without_a_letter_is_no_office() -> None:
    assert trimmed("He left — District Collector", EntityMention(Span(7, 9), "MISC")) is None


def test_a_state_cut_from_the_office_of_its_legislator_is_no_name() -> None:
    text = "State Rep. Ana Ruiz agreed."
    assert trimmed(text, EntityMention(Span(0, len("State Rep")), "ORGANIZATION")) is None
