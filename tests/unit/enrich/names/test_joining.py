from wiredesk.enrich.names.joining import fullest, key_of
from wiredesk_schemas.entities import EntityType


def stands_for(short: str, kind: EntityType, *others: str) -> tuple[str, ...]:
    names = {key_of(kind, name): name for name in (short, *others)}
    return fullest(names)[key_of(kind, short)][1]


def test_a_given_name_stands_for_the_only_person_who_has_it() -> None:
    assert stands_for("Shahid", "PERSON", "Shahid Akter", "Farzana Akter") == ("shahid", "akter")


def test_a_surname_goes_through_fuller_and_fuller_names() -> None:
    assert stands_for("Orban", "PERSON", "V Orban", "Viktor Orban") == ("viktor", "orban")


def test_a_surname_of_two_people_stands_for_itself() -> None:
    assert stands_for("Akter", "PERSON", "Shahid Akter", "Farzana Akter") == ("akter",)


def test_a_company_stands_for_its_legal_name_and_an_acronym_for_its_expansion() -> None:
    assert stands_for("Acme", "ORGANIZATION", "Acme Corp.") == ("acme", "corp")
    assert stands_for("U.N.", "ORGANIZATION", "United Nations") == ("united", "nations")


def test_a_body_is_called_by_its_last_word_or_by_the_others() -> None:
    full = ("velm", "harbour", "trust")
    assert stands_for("Trust", "ORGANIZATION", "Velm Harbour Trust", "Velm Council") == full
    assert stands_for("Velm Harbour", "ORGANIZATION", "Velm Harbour Trust") == full


def test_the_last_word_of_two_bodies_stands_for_itself() -> None:
    assert stands_for("Court", "ORGANIZATION", "Velm High Court", "Orno District Court") == ("court",)
    assert stands_for("Velm", "ORGANIZATION", "Velm Bank") == ("velm",)
    assert stands_for("World Curling", "ORGANIZATION", "World Curling Council") == ("world", "curling")
    assert stands_for("Velm Harbour", "LOCATION", "Velm Harbour Trust") == ("velm", "harbour")


def test_a_sum_of_money_stands_for_itself() -> None:
    assert stands_for("5", "MONEY", "5 million") == ("5",)


def test_a_generation_at_the_end_of_a_name_does_not_hide_its_surname() -> None:
    assert key_of("PERSON", "Ana P. Ruiz Jr.") == ("PERSON", ("ana", "p", "ruiz"))


def test_the_beginning_of_a_given_name_is_the_same_person() -> None:
    names = {key_of("PERSON", name): name for name in ("Joshua Apte", "Josh Apte", "Apte")}
    assert set(fullest(names).values()) == {("PERSON", ("joshua", "apte"))}


def test_a_firm_is_called_without_its_trade() -> None:
    assert stands_for("Voltara", "ORGANIZATION", "Voltara Energy") == ("voltara", "energy")
    assert stands_for("Voltara", "ORGANIZATION", "Voltara Chemical Co.") == ("voltara", "chemical", "co")
    assert stands_for("Voltara", "ORGANIZATION", "Voltara Energy", "Voltara Foods") == ("voltara",)
    assert stands_for("Voltara", "ORGANIZATION", "Voltara Hotels") == ("voltara",)
    assert stands_for("Voltara Corp", "ORGANIZATION", "Voltara Group Corp") == ("voltara", "corp")
