import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.politics.departments import with_lists_of_fields


def read(text: str, *persons: str) -> list[str]:
    mentions = [EntityMention(Span(text.index(name), text.index(name) + len(name)), "PERSON") for name in persons]
    return [text[slice(*span)] for span in with_lists_of_fields(text, mentions)]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Works, Transport and Ports",
        "Ministry of Lands, Public Works, Housing and Urban Development",
        "Department of Agriculture, Food, and the Marine",
        "Ministry of Health, Wellness and Elderly Affairs",
        "Velm Mine, Metal, Oil and Allied Workers’ Union",
    ],
)
def test_fields_with_commas_are_in_the_name(name: str) -> None:
    assert read(f"The {name} said so.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He works for the Ministry of Health, Velm Council and Orno Bank.",
        "Those of the Ministry of Finance, UNICEF and Public Works came.",
        "The Department of Health, Kenya and Public Works agreed.",
        "The Ministry of Health, Orno, and others said so.",
    ],
)
def test_what_follows_a_ministry_in_a_list_is_no_field(text: str) -> None:
    assert read(text) == []


def test_a_ministry_ends_before_its_officer() -> None:
    text = "The Ministry of Youth, Gender and Social Development Ana Ruiz leads said so."
    assert read(text, "Ana Ruiz") == ["Ministry of Youth, Gender and Social Development"]
