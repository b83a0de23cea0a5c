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
        ("The pit of Velm Ores (Fiji) Pte Ltd closed.", "Velm Ores", "ORGANIZATION", "Velm Ores (Fiji) Pte Ltd"),
        ("The pit of Velm Ores (Fiji) Pte Ltd closed.", "Velm Ores", "FACILITY", "Velm Ores (Fiji) Pte Ltd"),
        ("He left Velmers SC at night.", "Velmers", "ORGANIZATION", "Velmers SC"),
        (
            "It is run by Velm Earth (SI) Company Limited in Orno.",
            "Velm Earth",
            "ORGANIZATION",
            "Velm Earth (SI) Company Limited",
        ),
        ("A wagon of Velma Railways burned.", "Velma", "LOCATION", "Velma Railways"),
        ("So the Velma State Troopers said.", "Velma State", "LOCATION", "Velma State Troopers"),
        ("It is run by Velm Ores (Fiji) Ltd. It closed.", "Velm Ores", "ORGANIZATION", "Velm Ores (Fiji) Ltd"),
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
    assert [text[slice(*company.span)] for company in whole_companies(text, mentions)] == ["Velm & Ilsa"]


def test_a_shop_called_after_its_owner_keeps_the_possessive() -> None:
    assert whole("Sainsbury’s and Greggs gave it.", "Sainsbury", "PERSON") == ("Sainsbury’s", "ORGANIZATION")
    assert whole("Kohl was chancellor. Kohl's party lost.", "Kohl", "PERSON") == ("Kohl", "PERSON")


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Bruno Vogt KGaA lost.", "Bruno Vogt", "Bruno Vogt KGaA"),
        ("Bruno Vogt AG lost.", "Bruno Vogt AG", "Bruno Vogt AG"),
        ("Mika Salo Oyj said so.", "Mika Salo", "Mika Salo Oyj"),
        ("Ole Dahl A/S moved.", "Ole Dahl A", "Ole Dahl A/S"),
        ("Rosa Galli S.p.A. moved.", "Rosa Galli S.", "Rosa Galli S.p.A."),
        ("Piet Smit, N.V. moved.", "Piet Smit", "Piet Smit, N.V."),
        ("It left Piet Smit N.V. The rest stayed.", "Piet Smit N.V", "Piet Smit N.V."),
        ("Marsh Dunne LLP advised it.", "Marsh Dunne LLP", "Marsh Dunne LLP"),
        ("Rosa Galli S.r.l. fell.", "Rosa Galli S.r.l. fell", "Rosa Galli S.r.l."),
    ],
)
def test_a_name_with_a_legal_form_is_a_company(text: str, name: str, found: str) -> None:
    assert whole(text, name, "PERSON") == (found, "ORGANIZATION")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RITA VEY AS SHE LEFT", "RITA VEY AS"),
        ("Sir Rita Vey KG died.", "Rita Vey"),
        ("Rita Vey said so.", "Rita Vey"),
        ("Rita Vey, SE director, left.", "Rita Vey"),
        ("She gave Rita Vey SAint Ives.", "Rita Vey"),
    ],
)
def test_a_person_without_one_stays(text: str, name: str) -> None:
    assert whole(text, name, "PERSON")[1] == "PERSON"


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("They met at Velm's, a bar.", "Velm", ("Velm's", "ORGANIZATION")),
        ("The landlord of Velm’s said so.", "Velm", ("Velm’s", "ORGANIZATION")),
        ("A choir and St Orno's, the school.", "St Orno", ("St Orno's", "ORGANIZATION")),
        ("They met at Velm's house.", "Velm", ("Velm", "PERSON")),
        ("Velm left. They met at Velm's.", "Velm", ("Velm", "PERSON")),
        ("His score beat Velm's.", "Velm", ("Velm", "PERSON")),
    ],
)
def test_a_house_with_nothing_owned_is_whole(text: str, name: str, found: tuple[str, EntityType]) -> None:
    assert whole(text, name, "PERSON") == found


def test_a_firm_cut_before_its_last_word_is_whole() -> None:
    assert whole("Gravel of Velm Quarries was paid for.", "Velm", "LOCATION") == ("Velm Quarries", "ORGANIZATION")
    assert whole("Gravel of Velm Stone was paid for.", "Velm", "LOCATION") == ("Velm", "LOCATION")
