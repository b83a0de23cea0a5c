import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.bodies import whole_bodies


def read(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    mentions = [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind)  # type: ignore[arg-type]
        for name, kind in names
    ]
    return [(text[slice(*mention.span)], mention.type) for mention in whole_bodies(text, mentions)]


def test_an_office_is_named_with_what_it_is_of() -> None:
    text = "She leads the Department of Water and Sanitation, he said."
    assert read(text, ("Department", "ORGANIZATION")) == [("Department of Water and Sanitation", "ORGANIZATION")]
    later = "Department of Conservation ranger Bo Lind agreed."
    assert read(later, ("Conservation", "ORGANIZATION")) == [("Department of Conservation", "ORGANIZATION")]


def test_a_paper_that_reported_is_known_by_its_word() -> None:
    assert read("The law takes effect in May, the Observer reported.") == [("Observer", "ORGANIZATION")]


def test_parties_are_known_by_their_whole_names() -> None:
    text = "He had voted Fine Gael all his life."
    assert read(text, ("Gael", "NORP")) == [("Fine Gael", "ORGANIZATION")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("It rained. Developer Velm Group bought it.", "Developer Velm Group", "Velm Group"),
        ("It rained. Former Velm Group director Bo Lind left.", "Former Velm Group", "Velm Group"),
        ("He left Transport for Velma.", "Transport", "Transport for Velma"),
        ("He runs Developer Velm Group.", "Developer Velm Group", "Developer Velm Group"),
    ],
)
def test_what_an_organisation_is_does_not_open_its_name(text: str, name: str, expected: str) -> None:
    assert read(text, (name, "ORGANIZATION")) == [(expected, "ORGANIZATION")]


def test_a_body_is_whole_before_its_letters_in_brackets() -> None:
    text = "So said the Geological Survey Department (GSD), and the light rail transit (LRT)."
    found = read(text, ("Survey Department", "ORGANIZATION"))
    assert found == [("Geological Survey Department", "ORGANIZATION")]


def test_a_wider_name_before_letters_in_brackets_stays() -> None:
    text = "So said the Velm Central Rail Board (CRB)."
    assert read(text, ("Velm Central Rail Board", "ORGANIZATION")) == [("Velm Central Rail Board", "ORGANIZATION")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He told RIA news agency so.", "RIA news", ["RIA"]),
        ("He told RIA news agency so.", "RIA news agency", ["RIA"]),
        ("The Velm Times newspaper said so.", "Velm Times newspaper", ["Velm Times"]),
        ("State news agency SANA said so.", "State news", []),
        ("State news agency SANA said so.", "State news agency SANA", ["SANA"]),
        ("He reads Velm News daily.", "Velm News", ["Velm News"]),
    ],
)
def test_what_a_medium_is_stands_outside_its_name(text: str, name: str, expected: list[str]) -> None:
    assert [name for name, _ in read(text, (name, "ORGANIZATION"))] == expected


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        (
            "She leads the State Committee on Water and Rivers now.",
            "State Committee",
            "State Committee on Water and Rivers",
        ),
        (
            "The Court of Appeals for the Velm Circuit ruled.",
            "Court of Appeals",
            "Court of Appeals for the Velm Circuit",
        ),
        ("The Velm Council on Monday voted.", "Velm Council", "Velm Council"),
        ("The Velm Commission for May was full.", "Velm Commission", "Velm Commission"),
        ("She asked the Velm Centre for R60 million.", "Velm Centre", "Velm Centre"),
        ("She asked the Velm Centre for Sh84,000.", "Velm Centre", "Velm Centre"),
    ],
)
def test_a_body_is_named_with_what_it_is_on_or_for(text: str, name: str, whole: str) -> None:
    assert read(text, (name, "ORGANIZATION")) == [(whole, "ORGANIZATION")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("So said Citizens for a Quiet Velm on Friday.", "Citizens for a Quiet Velm"),
        ("Friends of Velm Bay want help.", "Friends of Velm Bay"),
        ("So did Doctors Against Velm Coal.", None),
        ("So did Doctors against Velm Coal.", "Doctors against Velm Coal"),
        ("Residents of Velm Bay want help.", None),
    ],
)
def test_groups_are_called_after_who_is_in_them_and_what_for(text: str, name: str | None) -> None:
    found = [text[slice(*body.span)] for body in whole_bodies(text, []) if body.type == "ORGANIZATION"]
    assert found == ([name] if name else [])


def test_a_body_ends_in_what_its_members_are() -> None:
    text = "So said Velm Fruit and Vegetable Growers chief Bo Lind."
    assert read(text, ("Velm Fruit and Vegetable", "ORGANIZATION")) == [
        ("Velm Fruit and Vegetable Growers", "ORGANIZATION")
    ]
    assert read("The Velm Council's Growers met.", ("Velm Council", "ORGANIZATION")) == [
        ("Velm Council", "ORGANIZATION")
    ]


def test_who_somebody_told_something_is_a_newspaper() -> None:
    assert read("The road is open, she told the Nation by phone.") == [("Nation", "ORGANIZATION")]
    assert read("She told the Star Trading manager, and told the nation.") == []


def test_the_letters_for_what_a_body_is_are_no_part_of_its_name() -> None:
    assert read("So did Messrs Velm Builders.", ("Messrs Velm Builders", "ORGANIZATION")) == [
        ("Velm Builders", "ORGANIZATION")
    ]
    assert read("The NGO Velm Aid gave tarpaulins.", ("NGO Velm Aid", "ORGANIZATION")) == [("Velm Aid", "ORGANIZATION")]


def test_a_sum_keeps_its_currency_sign_beside_a_body_that_is_extended() -> None:
    found = read("Fine Gael paid 40 euros ($44) a head.", ("Gael", "NORP"), ("$44", "MONEY"))
    assert found == [("Fine Gael", "ORGANIZATION"), ("$44", "MONEY")]


def test_a_ministry_of_which_the_fields_are_marked_alone_is_one() -> None:
    text = "The Ministry of Works, Transport and Ports said so."
    parts: list[tuple[str, str]] = [("Ministry of Works", "ORGANIZATION"), ("Transport", "ORGANIZATION")]
    assert read(text, *parts, ("Ports", "ORGANIZATION")) == [("Ministry of Works, Transport and Ports", "ORGANIZATION")]


def test_an_article_of_nothing_but_parties_is_read_at_once() -> None:
    text = "Fine Gael won. " * 40_000
    mentions = [EntityMention(Span(at, at + 9), "NORP") for at in range(0, len(text), 15)]
    assert len(whole_bodies(text, mentions)) == len(mentions)
