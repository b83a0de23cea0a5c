import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.firms import firms_in


def mentions(text: str, *names: str, body: str = "") -> list[EntityMention]:
    """Each name where it stands first, as a person; `body` as an organisation."""
    found = [(text.index(name), name) for name in (*names, *filter(None, [body]))]
    return [
        EntityMention(Span(start, start + len(name)), "ORGANIZATION" if name == body else "PERSON")
        for start, name in sorted(found)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Bo Velm fell.",
        "He has a stake in Bo Velm.",
        "Analysts sold Bo Velm shares on Monday.",
        "Bo Velm fell 11 pence in London.",
        "Profits rose. Bo Velm, which audits the bank, was silent.",
        "Bo Velm has lowered its forecast.",
        "“It will rise,” said Ana Ruiz, an analyst at Bo Velm in London.",
    ],
)
def test_what_is_done_only_by_or_to_a_firm_makes_a_name_a_firm(text: str) -> None:
    assert firms_in(text, mentions(text, "Bo Velm")) == {"Bo Velm"}


@pytest.mark.parametrize(
    "text",
    [
        "Bo Velm said it would rain.",
        "Colombia elected Bo Velm as its president.",
        "Mayor Bo Velm lowered its forecast.",
        "Bo Velm, 35, sold its shares.",
        "He spoke to Bo Velm, which angered the mayor.",
        "Bo Velm sold his shares.",
        "Bo Velm fell 11 metres in London.",
    ],
)
def test_what_persons_do_leaves_a_name_a_persons(text: str) -> None:
    assert firms_in(text, mentions(text, "Bo Velm")) == set()


def test_a_firm_in_the_list_is_one_unless_the_article_has_a_person_of_that_name() -> None:
    alone = "Hugo Boss was silent."
    assert firms_in(alone, mentions(alone, "Hugo Boss")) == {"Hugo Boss"}
    titled = "Mayor Hugo Boss was silent."
    assert firms_in(titled, mentions(titled, "Hugo Boss")) == set()
    surname = "Tom Clarks was silent. Clarks left."
    assert firms_in(surname, mentions(surname, "Tom Clarks")) == set()
    family = "She knew the Clarks well."
    assert firms_in(family, mentions(family, "Clarks")) == set()


def test_a_firm_called_like_a_person_needs_a_sign() -> None:
    plain = "John Lewis was silent."
    assert firms_in(plain, mentions(plain, "John Lewis")) == set()
    it = "John Lewis said on Monday it would close a shop."
    assert firms_in(it, mentions(it, "John Lewis")) == {"John Lewis"}


def test_names_listed_with_an_organisation_are_organisations() -> None:
    text = "Bo Velm, Ilsa Port and Tor Ilsa were silent."
    assert firms_in(text, mentions(text, "Bo Velm", "Tor Ilsa", body="Ilsa Port")) == {"Bo Velm", "Tor Ilsa"}
    two = "Bo Velm and Ilsa Port were silent."
    assert firms_in(two, mentions(two, "Bo Velm", body="Ilsa Port")) == set()
    given = "James Velm, Ilsa Port and Tor Ilsa were silent."
    assert "James Velm" not in firms_in(given, mentions(given, "James Velm", "Tor Ilsa", body="Ilsa Port"))


def test_a_capital_inside_one_word_is_a_firms() -> None:
    text = "EcoVelm was silent, and so was McVelm."
    assert firms_in(text, mentions(text, "EcoVelm", "McVelm")) == {"EcoVelm"}
