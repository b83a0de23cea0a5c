from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.apposition import affiliations, built_after, companies, homes, parties


def marked(text: str, *names: tuple[str, str]) -> list[EntityMention]:
    return [
        EntityMention(Span(text.index(name), text.index(name) + len(name)), kind)  # type: ignore[arg-type]
        for name, kind in names
    ]


def test_a_place_stands_before_what_somebody_is_there() -> None:
    text = "The club hired Velmton publican Ana Ruiz."
    assert homes(text, marked(text, ("Velmton", "PERSON"), ("Ana Ruiz", "PERSON"))) == {"Velmton"}


def test_a_body_is_at_a_place() -> None:
    text = "So said the Velm Pollution Control Board at Ernakulam."
    names = (("Velm Pollution Control Board", "ORGANIZATION"), ("Ernakulam", "ORGANIZATION"))
    assert homes(text, marked(text, *names)) == {"Ernakulam"}


def test_a_person_stands_before_a_helper() -> None:
    text = "So said Ruiz lawyer Bo Lind."
    assert homes(text, marked(text, ("Ruiz", "PERSON"), ("Bo Lind", "PERSON"))) == set()


def test_a_party_stands_before_an_office() -> None:
    text = "So said VP councillor Bo Lind, and US lawmaker Ana Ruiz."
    names = (("VP", "LOCATION"), ("Bo Lind", "PERSON"), ("US", "LOCATION"), ("Ana Ruiz", "PERSON"))
    assert parties(text, marked(text, *names)) == {"VP"}


def test_what_has_a_managing_director_is_a_company() -> None:
    text = "Velm Infra's managing director Bo Lind met Ana Ruiz."
    assert companies(text, marked(text, ("Velm Infra", "PERSON"), ("Ana Ruiz", "PERSON"))) == {"Velm Infra"}


def test_what_begins_a_company_s_full_name_is_that_company() -> None:
    text = "Ana Velm Holdings Ltd. grew. Bo Lind left Ana Velm."
    mentions = marked(text, ("Ana Velm Holdings Ltd.", "ORGANIZATION"), ("Bo Lind", "PERSON"))
    last = EntityMention(Span(text.rindex("Ana Velm"), len(text) - 1), "PERSON")
    assert companies(text, [*mentions, last]) == {"Ana Velm"}


def test_something_built_is_called_after_a_person() -> None:
    text = "They closed the Ana Ruiz treatment works."
    [works] = built_after(text, marked(text, ("Ana Ruiz", "PERSON")))
    assert (text[slice(*works.span)], works.type) == ("Ana Ruiz treatment works", "FACILITY")
    text = "They met the Ana Ruiz of old."
    assert built_after(text, marked(text, ("Ana Ruiz", "PERSON")))[0].type == "PERSON"


def test_what_a_full_name_is_of_is_no_person() -> None:
    text = "Ana Ruiz of Orno Velm left. Kest of Tarn did, too."
    persons = marked(text, *((name, "PERSON") for name in ("Ana Ruiz", "Orno Velm", "Kest", "Tarn")))
    assert affiliations(text, persons) == {"Orno Velm": "ORGANIZATION"}


def test_a_farmer_is_of_a_place() -> None:
    text = "Neighbour Ana Ruiz of Velmore said nobody was asked."
    persons = [EntityMention(Span(10, 18), "PERSON"), EntityMention(Span(22, 29), "PERSON")]
    assert affiliations(text, persons) == {"Velmore": "LOCATION"}


def test_a_likely_place_before_an_occupation_is_somebody_s_home() -> None:
    text = "So said Velmton skipper Bo Lind."
    assert homes(text, marked(text, ("Velmton", "LOCATION"), ("Bo Lind", "PERSON"))) == {"Velmton"}
    captain = "So said Velmton captain Bo Lind."
    assert homes(captain, marked(captain, ("Velmton", "LOCATION"), ("Bo Lind", "PERSON"))) == set()


def test_a_known_place_before_an_occupation_is_no_person() -> None:
    text = "So said Galway skipper Bo Lind."
    assert homes(text, marked(text, ("Galway", "PERSON"), ("Bo Lind", "PERSON"))) == {"Galway"}


def test_a_farmer_may_be_of_a_people() -> None:
    text = "So said Velmeni shopkeeper Bo Lind, and Rajasthani farmer Ana Ruiz."
    names = (("Velmeni", "NORP"), ("Bo Lind", "PERSON"), ("Rajasthani", "NORP"), ("Ana Ruiz", "PERSON"))
    assert homes(text, marked(text, *names)) == {"Velmeni"}


def test_a_councillor_or_labourer_is_of_a_place() -> None:
    text = "Coun. Fin Lind of Velmport agreed."
    assert affiliations(text, marked(text, ("Fin Lind", "PERSON"), ("Velmport", "PERSON"))) == {"Velmport": "LOCATION"}


def test_a_province_has_spokespersons() -> None:
    text = "So said Limpopo education spokesperson Ana Ruiz."
    assert homes(text, marked(text, ("Limpopo", "ORGANIZATION"), ("Ana Ruiz", "PERSON"))) == {"Limpopo"}
