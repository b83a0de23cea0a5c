import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.companies import whole_companies
from wiredesk_schemas.entities import EntityType


def whole(text: str, name: str, kind: EntityType = "ORGANIZATION") -> tuple[str, EntityType]:
    start = text.index(name)
    [found] = whole_companies(text, [EntityMention(Span(start, start + len(name)), kind)])
    return text[slice(*found.span)], found.type


@pytest.mark.parametrize(
    ("text", "name", "kind", "found"),
    [
        ("He runs Velm & Ilsa in town.", "Velm", "ORGANIZATION", "Velm & Ilsa"),
        ("Ruiz & Lind's profits fell.", "Ruiz", "PERSON", "Ruiz & Lind"),
        ("Dockmen's Bancshares Inc. has lent it.", "Dockmen", "ORGANIZATION", "Dockmen's Bancshares Inc."),
        ("Edward D. Orno & Co has lent it.", "Edward D. Orno", "PERSON", "Edward D. Orno & Co"),
        ("He left Velm Motor Co.; he sold it.", "Velm Motor Co", "ORGANIZATION", "Velm Motor Co."),
        ("VELM PORT, INC., A UNIT", "VELM PORT, INC", "ORGANIZATION", "VELM PORT, INC."),
        ("Ruiz &AMP; Lind Co. and others fell.", "Ruiz &AMP", "ORGANIZATION", "Ruiz &AMP; Lind Co."),
        ('She worked for Toys "R" Us at home.', "Toys", "LOCATION", 'Toys "R" Us'),
        ("Velm Port Holdings Bhd said so.", "Velm", "LOCATION", "Velm Port Holdings Bhd"),
    ],
)
def test_a_company_is_whole(text: str, name: str, kind: EntityType, found: str) -> None:
    assert whole(text, name, kind) == (found, "ORGANIZATION")


def test_the_full_stop_of_a_legal_form_is_not_that_of_the_sentence() -> None:
    assert whole("It belongs to Velm Corp. The rest does not.", "Velm Corp.") == ("Velm Corp", "ORGANIZATION")
    assert whole("It is run by Velm Corp. in Ilsa.", "Velm Corp") == ("Velm Corp.", "ORGANIZATION")


def test_other_names_stay() -> None:
    assert whole("Ana Ruiz & Bo Lind sang.", "Ana Ruiz", "PERSON") == ("Ana Ruiz", "PERSON")
    assert whole("Velm and Ilsa Corp. met.", "Velm") == ("Velm", "ORGANIZATION")
    assert whole("Velm hotels are full.", "Velm", "LOCATION") == ("Velm", "LOCATION")


def test_a_mention_within_a_company_is_dropped() -> None:
    text = "Velm & Ilsa fell."
    mentions = [EntityMention(Span(0, 4), "ORGANIZATION"), EntityMention(Span(7, 11), "LOCATION")]
    assert [text[slice(*each.span)] for each in whole_companies(text, mentions)] == ["Velm & Ilsa"]


def test_a_shop_called_after_its_owner_keeps_the_possessive() -> None:
    assert whole("Sainsbury’s and Greggs gave it.", "Sainsbury", "PERSON") == ("Sainsbury’s", "ORGANIZATION")
    assert whole("Kohl was chancellor. Kohl's party lost.", "Kohl", "PERSON") == ("Kohl", "PERSON")
