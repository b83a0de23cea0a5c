import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.names.consistency import made_consistent
from wiredesk_schemas.entities import EntityType


def consistent(text: str, *named: tuple[str, EntityType]) -> list[tuple[str, EntityType]]:
    """The corrected mentions, given the first occurrence of each name after the previous one."""
    mentions, at = [], 0
    for name, kind in named:
        at = text.index(name, at)
        mentions.append(EntityMention(Span(at, at + len(name)), kind))
        at += len(name)
    return [(text[found.span.start : found.span.end], found.type) for found in made_consistent(text, mentions)]


def test_a_surname_taken_for_an_organisation_is_the_person_named_in_full() -> None:
    found = consistent("Ana Ruiz left. Ruiz wept.", ("Ana Ruiz", "PERSON"), ("Ruiz", "ORGANIZATION"))
    assert found == [("Ana Ruiz", "PERSON"), ("Ruiz", "PERSON")]


def test_a_name_that_was_passed_over_is_marked() -> None:
    found = consistent("Ana Ruiz left. In Ruiz’s house lights burned.", ("Ana Ruiz", "PERSON"))
    assert found == [("Ana Ruiz", "PERSON"), ("Ruiz", "PERSON")]


def test_a_name_that_is_also_a_common_word_is_not_repeated() -> None:
    assert consistent("Tom Price left. Price matters; the price rose.", ("Tom Price", "PERSON")) == [
        ("Tom Price", "PERSON")
    ]


def test_the_type_of_most_mentions_wins() -> None:
    found = consistent(
        "Velm fell. Velm rose. Velm fell.", ("Velm", "LOCATION"), ("Velm", "PERSON"), ("Velm", "LOCATION")
    )
    assert {kind for _, kind in found} == {"LOCATION"}


def test_countries_and_nationalities_are_what_they_are() -> None:
    found = consistent("Malawi won. Ugandans cheered.", ("Malawi", "PERSON"))
    assert found == [("Malawi", "LOCATION"), ("Ugandans", "NORP")]
    assert consistent("A former Soviet officer.", ("Soviet", "ORGANIZATION")) == [("Soviet", "NORP")]


def test_a_language_is_no_place() -> None:
    assert consistent("She wrote it in Swahili.", ("Swahili", "LOCATION")) == [("Swahili", "NORP")]


def test_an_acronym_in_brackets_is_an_organisation_ever_after() -> None:
    found = consistent("The Coal Miners Union (CMU) met. CMU won.", ("Coal Miners Union", "ORGANIZATION"))
    assert found[1:] == [("CMU", "ORGANIZATION"), ("CMU", "ORGANIZATION")]


def test_who_has_an_age_is_a_person() -> None:
    assert consistent("So said Petr, 35, a miner.", ("Petr", "ORGANIZATION")) == [("Petr", "PERSON")]


def test_who_has_a_rank_in_letters_is_a_person() -> None:
    doubtful: dict[EntityType, float] = {"PERSON": 0.6, "ORGANIZATION": 0.3, "LOCATION": 0.1}
    assert with_shares("So ASP Lutchmanni led it.", ("Lutchmanni", "PERSON", doubtful)) == [("Lutchmanni", "PERSON")]
    assert with_shares("So they led Lutchmanni.", ("Lutchmanni", "PERSON", doubtful)) != [("Lutchmanni", "PERSON")]


def test_the_last_word_of_a_body_before_its_officer_makes_no_body_of_the_person() -> None:
    found = consistent(
        "So the Velm Foundation Ana Ruiz left.", ("Velm Foundation", "ORGANIZATION"), ("Ana Ruiz", "PERSON")
    )
    assert found == [("Velm Foundation", "ORGANIZATION"), ("Ana Ruiz", "PERSON")]
    assert consistent("So the foundation Ana Ruiz left.", ("Ana Ruiz", "PERSON")) == [("Ana Ruiz", "ORGANIZATION")]


def test_letters_in_brackets_behind_an_office_are_no_body() -> None:
    text = "The Resident District Commissioner (RDC) left. So the RDC left."
    assert consistent(text, ("RDC", "ORGANIZATION"), ("RDC", "ORGANIZATION")) == []
    assert consistent("The Metropolitan Chief Executive (MCE) left.", ("MCE", "ORGANIZATION")) == []


def test_who_has_a_trade_is_a_person() -> None:
    assert consistent("So said baker Ana Ruiz.", ("Ana Ruiz", "PRODUCT")) == [("Ana Ruiz", "PERSON")]


def test_a_name_whose_surname_is_spoken_of_as_who_is_a_person() -> None:
    found = consistent("Ana Ruiz knew. Ruiz, who has children, left.", ("Ana Ruiz", "ORGANIZATION"))
    assert found == [("Ana Ruiz", "PERSON"), ("Ruiz", "PERSON")]


def test_an_abbreviation_is_no_surname() -> None:
    found = consistent("So said a man from Bowie, Md., who wept.", ("Md", "LOCATION"))
    assert found == [("Md", "LOCATION")]


def test_a_company_is_no_person_because_somebody_of_it_is_spoken_of() -> None:
    found = consistent("Ruiz Bank, which lends, fired Ana Bank, who wept.", ("Ruiz Bank", "ORGANIZATION"))
    assert found == [("Ruiz Bank", "ORGANIZATION")]


def test_a_word_of_a_million_letters_costs_its_length() -> None:
    # Quadratic time would be hours; articles do contain such words, e.g. encoded pictures.
    text = "Ana Ruiz, who left. " + "Ab-" * 333_333
    assert consistent(text, ("Ana Ruiz", "ORGANIZATION"))[0] == ("Ana Ruiz", "PERSON")


def test_what_stands_behind_in_or_at_is_a_place_unless_it_is_a_person_elsewhere() -> None:
    assert consistent("At Bandar Ilsa, trains ran.", ("Bandar Ilsa", "PERSON")) == [("Bandar Ilsa", "LOCATION")]
    found = consistent(
        "Ana Ruiz, who sings, left. Near Ana Ruiz they wept.", ("Ana Ruiz", "PERSON"), ("Ana Ruiz", "PERSON")
    )
    assert {kind for _, kind in found} == {"PERSON"}


def test_a_company_that_all_the_world_knows_is_no_person() -> None:
    assert consistent("Xiaomi fell.", ("Xiaomi", "PERSON")) == [("Xiaomi", "ORGANIZATION")]


def test_what_the_article_calls_a_company_is_an_organisation_wherever_it_is_named() -> None:
    text = "Dovan fell. Dovan, a new chat platform once banned, rose. Dovan said no."
    found = consistent(text, ("Dovan", "PERSON"), ("Dovan", "PERSON"), ("Dovan", "PERSON"))
    assert {kind for _, kind in found} == {"ORGANIZATION"}
    assert consistent("So the insurer Velm left.", ("Velm", "PERSON")) == [("Velm", "ORGANIZATION")]


def test_a_company_director_is_no_company() -> None:
    found = consistent("Ruiz, a company director, left.", ("Ruiz", "PERSON"))
    assert found == [("Ruiz", "PERSON")]


def test_what_the_article_calls_a_town_is_a_place() -> None:
    text = "Arul waits. Arul, a town high in the hills, waits."
    assert {kind for _, kind in consistent(text, ("Arul", "PERSON"), ("Arul", "PERSON"))} == {"LOCATION"}
    assert consistent("In the village of Ostrel all slept.", ("Ostrel", "PERSON")) == [("Ostrel", "LOCATION")]


def test_a_city_that_nobody_is_called_is_a_place_where_it_stands_like_one() -> None:
    text = "Kinshasa wants more, it was said in Kinshasa and of Kinshasa."
    found = consistent(text, ("Kinshasa", "PERSON"), ("Kinshasa", "PERSON"), ("Kinshasa", "PERSON"))
    assert {kind for _, kind in found} == {"LOCATION"}


def test_a_person_called_like_a_city_is_a_person() -> None:
    text = "Ana Paris spoke of herself. Nobody else spoke of Paris."
    found = consistent(text, ("Ana Paris", "PERSON"), ("Paris", "PERSON"))
    assert found == [("Ana Paris", "PERSON"), ("Paris", "PERSON")]


def test_an_acronym_of_an_organisation_is_one_however_often_it_is_taken_for_a_place() -> None:
    text = "The Arul University of Sciences (AUS) grew. AUS, AUS and AUS."
    found = consistent(text, ("AUS", "LOCATION"), ("AUS", "LOCATION"), ("AUS", "LOCATION"), ("AUS", "LOCATION"))
    assert {kind for _, kind in found} == {"ORGANIZATION"}


def test_what_is_short_for_no_name_is_no_name() -> None:
    text = "A power purchase deal (PPD) was signed. The PPD is one of many MoUs."
    assert consistent(text, ("PPD", "ORGANIZATION"), ("PPD", "ORGANIZATION"), ("MoUs", "ORGANIZATION")) == []


def test_a_name_cut_within_is_whole() -> None:
    found = consistent("The University of Arul closed.", ("University of", "ORGANIZATION"), ("Arul", "LOCATION"))
    assert found == [("University of Arul", "ORGANIZATION")]


def test_a_name_that_goes_on_into_the_sentence_ends_before_it() -> None:
    text = "The Ministry of Ports and Ferries under Ana Ruiz met, and the Sail Committee on the Abbey, too."
    found = consistent(text, ("Ministry of Ports and Ferries under", "ORGANIZATION"), ("Ana Ruiz", "PERSON"))
    assert found[0] == ("Ministry of Ports and Ferries", "ORGANIZATION")
    assert consistent(text, ("Sail Committee on the", "ORGANIZATION")) == [("Sail Committee", "ORGANIZATION")]
    assert consistent(text, ("and Ferries", "ORGANIZATION")) == [("Ferries", "ORGANIZATION")]
    assert consistent("It is of and of the Abbey.", ("of and of the", "ORGANIZATION")) == [("the", "ORGANIZATION")]


def test_a_given_name_is_whole_behind_its_hyphen() -> None:
    found = consistent("Ono Jae-in met the Ana Ruiz-led party.", ("Ono Jae", "PERSON"), ("Ana Ruiz", "PERSON"))
    assert found == [("Ono Jae-in", "PERSON"), ("Ana Ruiz", "PERSON")]


def test_who_is_called_like_a_street_or_a_party_is_no_person() -> None:
    found = consistent("Drums beat at Mina Chowk.", ("Mina Chowk", "PERSON"))
    assert found == [("Mina Chowk", "LOCATION")]
    found = consistent("He led the Velm Yuva Morcha then.", ("Velm Yuva Morcha", "PERSON"))
    assert found == [("Velm Yuva Morcha", "ORGANIZATION")]


def test_an_article_alone_is_no_name() -> None:
    assert consistent("So said The Arul Post.", ("The", "ORGANIZATION"), ("Arul Post", "ORGANIZATION")) == [
        ("Arul Post", "ORGANIZATION")
    ]


def test_nothing_in_an_address_is_a_name() -> None:
    found = consistent("See https://arul.example/Ana-Ruiz, says Ana Ruiz.", ("Ana", "PERSON"), ("Ana Ruiz", "PERSON"))
    assert found == [("Ana Ruiz", "PERSON")]


def test_capitals_at_the_head_of_a_paragraph_are_the_place_of_a_dateline() -> None:
    assert consistent("ARULGRAD — Rain fell.", ("ARULGRAD", "ORGANIZATION")) == [("ARULGRAD", "LOCATION")]
    assert consistent("ARULGRAD -- Rain fell.", ("ARULGRAD", "ORGANIZATION")) == [("ARULGRAD", "LOCATION")]


def test_a_dateline_behind_its_headline_tells_the_place_throughout() -> None:
    text = "Lamont visits Arulgrad. ARULGRAD — Rain fell. An Arulgrad mason wept."
    found = consistent(text, ("Arulgrad", "PERSON"), ("ARULGRAD", "ORGANIZATION"), ("Arulgrad", "ORGANIZATION"))
    assert found == [("Arulgrad", "LOCATION"), ("ARULGRAD", "LOCATION"), ("Arulgrad", "LOCATION")]
    within = "He left the VRP. VRP — which governs — wept."
    assert consistent(within, ("VRP", "ORGANIZATION"), ("VRP", "ORGANIZATION"))[1] == ("VRP", "ORGANIZATION")


def test_a_ship_or_weapon_called_after_somebody_is_no_person() -> None:
    assert consistent("They sank the Ana Ruiz.", ("Ana Ruiz", "PERSON")) == [("Ana Ruiz", "MISC")]
    assert consistent("They met the Ana Ruiz team.", ("Ana Ruiz", "PERSON")) == [("Ana Ruiz", "PERSON")]


def test_what_has_a_mayor_or_stands_behind_in_is_a_place() -> None:
    assert consistent("So said Velmton Mayor Bo Lind.", ("Velmton", "NORP"), ("Bo Lind", "PERSON"))[0][1] == "LOCATION"
    assert consistent("People of Joza in Velmton, who wept.", ("Velmton", "PERSON")) == [("Velmton", "LOCATION")]
    text = "They have faith in Lind. So Lind left."
    assert consistent(text, ("Lind", "PERSON"), ("Lind", "PERSON"))[0] == ("Lind", "PERSON")


def test_chambers_and_legal_forms_are_organisations() -> None:
    assert consistent("Parliament met.", ("Parliament", "LOCATION")) == [("Parliament", "ORGANIZATION")]
    assert consistent("Ana Ruiz Sdn Bhd grew.", ("Ana Ruiz Sdn Bhd", "PERSON")) == [
        ("Ana Ruiz Sdn Bhd", "ORGANIZATION")
    ]


def test_a_developer_may_be_a_person() -> None:
    text = "Ana Ruiz, a developer and spokeswoman for Velm, said no. Ruiz left."
    assert consistent(text, ("Ana Ruiz", "PERSON"))[0] == ("Ana Ruiz", "PERSON")


def test_unions_of_states_are_found_by_their_letters() -> None:
    assert consistent("The G20 met.") == [("G20", "ORGANIZATION")]


def test_towns_in_a_list_that_begins_with_a_place_are_no_persons() -> None:
    text = "He is expected in North Bay, Timmins and Sault Ste. Marie in May."
    names = (("North Bay", "LOCATION"), ("Timmins", "PERSON"), ("Sault Ste. Marie", "PERSON"))
    assert {kind for _, kind in consistent(text, *names)} == {"LOCATION"}  # type: ignore[arg-type]
    text = "Lind, Timmins and Ruiz left."
    names = (("Lind", "PERSON"), ("Timmins", "PERSON"), ("Ruiz", "PERSON"))
    assert {kind for _, kind in consistent(text, *names)} == {"PERSON"}  # type: ignore[arg-type]


def test_the_people_of_a_town_are_named_after_the_place() -> None:
    assert consistent("A Morecambe man was jailed.", ("Morecambe", "NORP")) == [("Morecambe", "LOCATION")]
    assert consistent("A Baptist man was jailed.", ("Baptist", "NORP")) == [("Baptist", "NORP")]


def test_one_place_or_firm_in_two_mentions_is_joined() -> None:
    text = "Greater Sudbury and King’s College and Dick's Sporting Goods."
    found = consistent(
        text,
        ("Greater", "LOCATION"),
        ("Sudbury", "LOCATION"),
        ("King", "PERSON"),
        ("College", "ORGANIZATION"),
        ("Dick", "PERSON"),
        ("Sporting Goods", "ORGANIZATION"),
    )
    assert found == [
        ("Greater Sudbury", "LOCATION"),
        ("King’s College", "ORGANIZATION"),
        ("Dick's Sporting Goods", "ORGANIZATION"),
    ]


def test_a_body_that_is_of_something_is_no_person() -> None:
    name = "Confederation of Ilsa Industry"
    assert consistent(f"An official of the {name} said so.", (name, "PERSON")) == [(name, "ORGANIZATION")]


def test_acronyms_of_companies_and_in_brackets_are_no_persons() -> None:
    found = consistent(
        "Ilsa Nasional Bhd (INB) and Bo Lind (AAP) met.",
        ("Ilsa Nasional Bhd", "PERSON"),
        ("INB", "PERSON"),
        ("Bo Lind", "PERSON"),
        ("AAP", "PERSON"),
    )
    assert [kind for _, kind in found] == ["ORGANIZATION", "ORGANIZATION", "PERSON", "ORGANIZATION"]


def test_a_town_before_its_state_is_a_place_and_a_peoples_company_a_company() -> None:
    assert consistent("ST. PAUL, Minn. _ It rained.", ("ST. PAUL", "PERSON"), ("Minn.", "LOCATION"))[0] == (
        "ST. PAUL",
        "LOCATION",
    )
    assert consistent("Canadian Velm left.", ("Canadian Velm", "PERSON")) == [("Canadian Velm", "ORGANIZATION")]
    assert consistent("Brown & Root left.", ("Brown & Root", "PERSON")) == [("Brown & Root", "ORGANIZATION")]
    assert consistent("The Ilsa Crown Court sat.", ("Ilsa Crown Court", "FACILITY")) == [
        ("Ilsa Crown Court", "ORGANIZATION")
    ]


def test_the_last_town_of_a_list_of_places_need_not_be_known() -> None:
    text = "Farmers in Kubang Pasu, Pendang and Yarn lost it."
    found = consistent(text, ("Kubang Pasu", "LOCATION"), ("Pendang", "LOCATION"), ("Yarn", "PERSON"))
    assert found[-1] == ("Yarn", "LOCATION")


def test_a_company_that_speaks_is_no_person() -> None:
    for name in ("Brown & Root", "Canadian Velm"):
        assert consistent(f"{name} said it was late.", (name, "ORGANIZATION")) == [(name, "ORGANIZATION")]


def test_a_company_called_after_a_person_is_no_person_though_the_article_names_relatives() -> None:
    text = "Greta Sommer AG lost. Its founder Otto Sommer, 70, who left it, wept. Mr Sommer said so."
    names = ("Greta Sommer AG", "Otto Sommer", "Sommer")
    found = consistent(text, *((name, "PERSON") for name in names))
    assert [kind for _, kind in found] == ["ORGANIZATION", "PERSON", "PERSON"]


@pytest.mark.parametrize("kind", ["LOCATION", "ORGANIZATION", "NORP"])
def test_whose_relative_a_name_is_shows_a_person(kind: EntityType) -> None:
    assert consistent("Her eldest sister, Selam, left.", ("Selam", kind)) == [("Selam", "PERSON")]
    assert consistent("He plays the younger brother, Selam.", ("Selam", kind)) == [("Selam", "PERSON")]
    text = "He saw their sons Velm and Orno, and a dog."
    assert consistent(text, ("Velm", kind), ("Orno", kind)) == [("Velm", "PERSON"), ("Orno", "PERSON")]


def test_a_word_of_trade_at_the_end_shows_a_firm() -> None:
    text = "Ilsa Fisheries said it was late, said Ilsa Fisheries."
    assert {kind for _, kind in consistent(text, ("Ilsa Fisheries", "PERSON"))} == {"ORGANIZATION"}


def test_a_city_behind_a_preposition_of_place_is_no_organisation() -> None:
    assert consistent("Prices fell near Mombasa.", ("Mombasa", "ORGANIZATION")) == [("Mombasa", "LOCATION")]
    assert consistent("Mombasa won the cup.", ("Mombasa", "ORGANIZATION")) == [("Mombasa", "ORGANIZATION")]
    assert consistent("He works at Velm.", ("Velm", "ORGANIZATION")) == [("Velm", "ORGANIZATION")]


def with_shares(text: str, *named: tuple[str, EntityType, dict[EntityType, float]]) -> list[tuple[str, EntityType]]:
    """As `consistent`, with the model's probabilities of each mention."""
    mentions, at = [], 0
    for name, kind, shares in named:
        at = text.index(name, at)
        mentions.append(EntityMention(Span(at, at + len(name)), kind, shares))
        at += len(name)
    return [(text[found.span.start : found.span.end], found.type) for found in made_consistent(text, mentions)]


def test_two_doubtful_guesses_do_not_outvote_a_sure_one() -> None:
    found = with_shares(
        "Velmo met. Velmo grew and Velmo fell.",
        ("Velmo", "ORGANIZATION", {"ORGANIZATION": 0.98, "LOCATION": 0.02}),
        ("Velmo", "LOCATION", {"LOCATION": 0.52, "ORGANIZATION": 0.48}),
        ("Velmo", "LOCATION", {"LOCATION": 0.51, "ORGANIZATION": 0.49}),
    )
    assert {kind for _, kind in found} == {"ORGANIZATION"}


def test_a_doubtful_person_of_one_unknown_word_is_what_the_model_thinks_next() -> None:
    doubtful: dict[EntityType, float] = {"PERSON": 0.6, "LOCATION": 0.4}
    assert with_shares("They reached Velmroyd.", ("Velmroyd", "PERSON", doubtful)) == [("Velmroyd", "LOCATION")]
    assert with_shares("They met Patricia.", ("Patricia", "PERSON", doubtful)) == [("Patricia", "PERSON")]
    text = "Ana Velm-Roy left. They met Roy."
    sure: dict[EntityType, float] = {"PERSON": 0.99, "LOCATION": 0.01}
    assert with_shares(text, ("Ana Velm-Roy", "PERSON", sure), ("Roy", "PERSON", doubtful))[1] == ("Roy", "PERSON")


@pytest.mark.parametrize(
    "name",
    ["Velm Elementary", "Velm General Hospital", "Velm Hospice", "Velm Regional Medical Center", "Ana Ruiz School"],
)
def test_houses_that_teach_or_heal_are_organisations(name: str) -> None:
    assert consistent(f"They met at {name}.", (name, "FACILITY")) == [(name, "ORGANIZATION")]
    assert consistent(f"So said {name} on Friday.", (name, "PERSON")) == [(name, "ORGANIZATION")]


def test_a_name_before_an_office_of_a_body_and_its_holder_is_the_body() -> None:
    found = consistent("Bo Velm regional manager Ana Ruiz left.", ("Bo Velm", "PERSON"), ("Ana Ruiz", "PERSON"))
    assert found == [("Bo Velm", "ORGANIZATION"), ("Ana Ruiz", "PERSON")]
    found = consistent("Bo Velm lawyer Ana Ruiz left.", ("Bo Velm", "PERSON"), ("Ana Ruiz", "PERSON"))
    assert found[0] == ("Bo Velm", "PERSON")


def test_a_word_that_begins_a_firm_is_short_for_it_unless_a_person_is_called_so() -> None:
    names: tuple[tuple[str, EntityType], ...] = (("Velm Inns", "ORGANIZATION"), ("Velm", "PERSON"))
    assert consistent("Velm Inns grew. Velm’s boss left.", *names)[1] == ("Velm", "ORGANIZATION")
    found = consistent("Ana Velm of Velm Inns left. Velm wept.", ("Ana Velm", "PERSON"), *names)
    assert found[-1] == ("Velm", "PERSON")
    of_leader: tuple[tuple[str, EntityType], ...] = (("Velm Government", "ORGANIZATION"), ("Velm", "PERSON"))
    assert consistent("The Velm Government fell. Velm’s aide left.", *of_leader)[1] == ("Velm", "PERSON")


@pytest.mark.parametrize(
    "name",
    ["Coláiste Velm", "Sekolah Velm Ilsa", "Laerskool Velm", "An Bord Velma", "Te Rūnanga o Velm", "Hospital Velm"],
)
def test_bodies_are_known_by_their_first_word_in_other_languages(name: str) -> None:
    assert consistent(f"So said {name} on Friday.", (name, "PERSON")) == [(name, "ORGANIZATION")]


def test_a_part_of_a_persons_name_alone_is_the_person() -> None:
    sure: dict[EntityType, float] = {"PERSON": 0.99}
    found = with_shares(
        "Bo Velm-Lind left. Then Velm wept.",
        ("Bo Velm-Lind", "PERSON", sure),
        ("Velm", "LOCATION", {"LOCATION": 0.7, "PERSON": 0.3}),
    )
    assert found[1] == ("Velm", "PERSON")


def test_who_did_it_is_no_unknown_place() -> None:
    assert consistent("It was built by Velmco Ilsa then.", ("Velmco Ilsa", "LOCATION")) == [
        ("Velmco Ilsa", "ORGANIZATION")
    ]
    assert consistent("It was built by Paris then.", ("Paris", "LOCATION")) == [("Paris", "LOCATION")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The traditional ruler of Velmape fled.", "LOCATION"),
        ("The senator representing Velmape fled.", "LOCATION"),
        ("The lawyer representing Velmape fled.", "PERSON"),
        ("The brother of Velmape fled.", "PERSON"),
    ],
)
def test_who_is_of_a_place_tells_it_from_a_person(text: str, kind: EntityType) -> None:
    assert consistent(text, ("Velmape", "PERSON")) == [("Velmape", kind)]


@pytest.mark.parametrize(
    ("name", "kind"), [("Velm Ramblers", "MISC"), ("SMK Velm", "PERSON"), ("Velm Growers", "LOCATION")]
)
def test_bodies_are_known_by_their_members_and_letters(name: str, kind: EntityType) -> None:
    assert consistent(f"The {name} met.", (name, kind)) == [(name, "ORGANIZATION")]


def test_a_town_that_something_is_in_is_a_place_though_the_model_doubts() -> None:
    doubtful: dict[EntityType, float] = {"ORGANIZATION": 0.6, "LOCATION": 0.4}
    assert with_shares("It rained near Techiman.", ("Techiman", "ORGANIZATION", doubtful)) == [("Techiman", "LOCATION")]
    assert with_shares("It rained on Techiman.", ("Techiman", "ORGANIZATION", doubtful)) == [
        ("Techiman", "ORGANIZATION")
    ]


def test_a_school_stays_one_though_a_person_has_its_last_word() -> None:
    found = with_shares(
        "Ana Jener left. So did SMK Jener.",
        ("Ana Jener", "PERSON", {"PERSON": 0.99}),
        ("SMK Jener", "ORGANIZATION", {"ORGANIZATION": 0.97, "PERSON": 0.03}),
    )
    assert found[1] == ("SMK Jener", "ORGANIZATION")


def test_a_person_called_like_a_month_keeps_its_type_without_the_models_probabilities() -> None:
    assert with_shares("May Ruiz left.", ("May Ruiz", "PERSON", {"DATE": 1.0, "PERSON": 0.0})) == [
        ("May Ruiz", "PERSON")
    ]


def test_a_party_is_no_person_though_somebody_of_it_is_spoken_of() -> None:
    text = "The motion by Ana Velm of Fine Gael, who chairs it, fell."
    found = consistent(text, ("Ana Velm", "PERSON"), ("Fine Gael", "PERSON"))
    assert found[-1] == ("Fine Gael", "ORGANIZATION")


def test_the_founder_whose_name_a_company_begins_with_is_a_person() -> None:
    text = "Ana Velm runs Velm Foods Ltd. Velm denied it."
    names: tuple[tuple[str, EntityType], ...] = (("Ana Velm", "PERSON"), ("Velm Foods Ltd", "ORGANIZATION"))
    assert consistent(text, *names, ("Velm", "PERSON"))[-1] == ("Velm", "PERSON")


def test_a_changed_name_with_an_age_is_a_persons() -> None:
    assert consistent("One of them is Amyol*, 14.", ("Amyol", "ORGANIZATION")) == [("Amyol", "PERSON")]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("The Velm Ledger opposes it.", "Velm Ledger", "PERSON", "ORGANIZATION"),
        ("Velm solicitors Breese Lind are advising.", "Breese Lind", "PERSON", "ORGANIZATION"),
        ("Chef Ana Ruiz of the restaurant Tal-Velm left.", "Tal-Velm", "PERSON", "ORGANIZATION"),
        ("The archbishops Bo Lind and Ana Ruiz left.", "Bo Lind", "PERSON", "PERSON"),
        ("Two farmers, Juma Lind and Bo Ruiz, left.", "Juma Lind", "LOCATION", "PERSON"),
        ("Rotherham MP Ana Ruiz left.", "Rotherham", "ORGANIZATION", "LOCATION"),
        ("It will shut its Rotherham factory.", "Rotherham", "ORGANIZATION", "LOCATION"),
        ("It will shut its Toyota factory.", "Toyota", "ORGANIZATION", "ORGANIZATION"),
        ("Residents of Hopkins sued.", "Hopkins", "ORGANIZATION", "LOCATION"),
    ],
)
def test_the_words_beside_a_name_show_what_it_is(text: str, name: str, kind: EntityType, expected: EntityType) -> None:
    assert (name, expected) in consistent(text, (name, kind))


def test_a_place_stands_before_what_a_body_is_there() -> None:
    found = consistent("The Manila firm Velm left.", ("Manila", "ORGANIZATION"), ("Velm", "ORGANIZATION"))
    assert found == [("Manila", "LOCATION"), ("Velm", "ORGANIZATION")]


@pytest.mark.parametrize("what", ["Simms postmistress Ana Ruiz wept.", "Simms shopkeeper Ana Ruiz wept."])
def test_a_place_stands_before_what_somebody_is_there(what: str) -> None:
    found = consistent(what, ("Simms", "ORGANIZATION"), ("Ana Ruiz", "PERSON"))
    assert found == [("Simms", "LOCATION"), ("Ana Ruiz", "PERSON")]


def test_a_firm_is_called_by_the_name_before_its_trade() -> None:
    found = consistent(
        "Ekwo Gas and Velora Foods met. Velora left.", ("Velora Foods", "ORGANIZATION"), ("Velora", "PERSON")
    )
    assert found == [("Velora Foods", "ORGANIZATION"), ("Velora", "ORGANIZATION")]


@pytest.mark.parametrize("part", ["Garda", "Síochána", "An Garda"])
def test_a_body_that_its_country_knows_is_whole(part: str) -> None:
    assert consistent("On Monday An Garda Síochána left.", (part, "PERSON")) == [("An Garda Síochána", "ORGANIZATION")]


def test_towns_in_a_list_that_one_goes_to_are_places() -> None:
    text = "Boats sail to Orlo, Velm and Harrowell, said the union."
    found = consistent(text, ("Orlo", "LOCATION"), ("Velm", "ORGANIZATION"), ("Harrowell", "NORP"))
    assert found == [("Orlo", "LOCATION"), ("Velm", "LOCATION"), ("Harrowell", "LOCATION")]


def test_whom_a_country_talks_to_beside_another_is_no_place() -> None:
    found = consistent(
        "Aid came from France and Velmora, he said.", ("France", "LOCATION"), ("Velmora", "ORGANIZATION")
    )
    assert found == [("France", "LOCATION"), ("Velmora", "ORGANIZATION")]


@pytest.mark.parametrize("kind", ["NORP", "ORGANIZATION", "LOCATION"])
@pytest.mark.parametrize("text", ["Malaita premier Bo Lind sailed.", "The Malaita provincial secretary sailed."])
def test_a_known_place_has_a_premier(text: str, kind: EntityType) -> None:
    assert consistent(text, ("Malaita", kind))[0] == ("Malaita", "LOCATION")


def test_a_seat_in_parliament_is_a_place() -> None:
    assert consistent("The MP for Velm, Bo Lind, left.", ("Velm", "ORGANIZATION")) == [("Velm", "LOCATION")]


def test_a_firm_is_called_by_what_it_sells_but_not_somebody_with_a_given_name() -> None:
    assert consistent("Orlo Sugar lent a crane.", ("Orlo Sugar", "PERSON")) == [("Orlo Sugar", "ORGANIZATION")]
    assert consistent("Alan Sugar lent a crane.", ("Alan Sugar", "PERSON")) == [("Alan Sugar", "PERSON")]


@pytest.mark.parametrize("kind", ["PERSON", "LOCATION"])
@pytest.mark.parametrize("name", ["Velm High", "Alan Ruiz High", "Orlo Methodist Primary", "Velma Orlo Seva"])
def test_a_school_and_a_body_end_as_such(name: str, kind: EntityType) -> None:
    assert consistent(f"Desks of {name} were stolen.", (name, kind)) == [(name, "ORGANIZATION")]


def test_somebody_called_like_a_school_is_a_person() -> None:
    assert consistent("So said Alan High in court.", ("Alan High", "PERSON")) == [("Alan High", "PERSON")]


@pytest.mark.parametrize("name", ["Rivière Velm", "Kampung Orlo", "Ulu Velm"])
def test_a_name_that_begins_as_a_place_of_another_language_is_one(name: str) -> None:
    assert consistent(f"Drums from {name} were played.", (name, "PERSON")) == [(name, "LOCATION")]


def test_a_small_word_before_a_name_belongs_to_the_sentence() -> None:
    found = consistent("Prosecuting for Velm Water Wales, Bo Lind spoke.", ("for Velm Water Wales", "ORGANIZATION"))
    assert found == [("Velm Water Wales", "ORGANIZATION")]


@pytest.mark.parametrize("kind", ["PERSON", "LOCATION", "NORP"])
@pytest.mark.parametrize("name", ["Velm Rovers", "Acción Velma", "Maison Orlo", "Velm Kisan Manch"])
def test_teams_and_bodies_of_other_languages_are_organisations(name: str, kind: EntityType) -> None:
    assert consistent(f"Seeds of {name} were lost.", (name, kind)) == [(name, "ORGANIZATION")]


def test_a_branch_has_its_country_behind_its_name() -> None:
    assert consistent("Velmo Kenya gave seeds.", ("Velmo Kenya", "LOCATION")) == [("Velmo Kenya", "ORGANIZATION")]
    assert consistent("Central Kenya has rain.", ("Central Kenya", "LOCATION"))[0][1] == "LOCATION"
    found = consistent("VRB Kenya gave seeds.", ("VRB", "ORGANIZATION"), ("Kenya", "LOCATION"))
    assert found == [("VRB Kenya", "ORGANIZATION")]


def test_areas_that_have_one_police_force_are_named_together() -> None:
    named: tuple[tuple[str, EntityType], ...] = (("Devon", "LOCATION"), ("Cornwall Police", "ORGANIZATION"))
    found = consistent("He rang Devon and Cornwall Police.", *named)
    assert found == [("Devon and Cornwall Police", "ORGANIZATION")]
    named = (("Velm", "LOCATION"), ("Cornwall Police", "ORGANIZATION"))
    assert len(consistent("He rang Velm and Cornwall Police.", *named)) == 2


def test_who_has_a_party_in_brackets_is_a_person() -> None:
    text = "The motion by Velma Orno (Velm National Party) fell."
    assert consistent(text, ("Velma Orno", "ORGANIZATION"))[0] == ("Velma Orno", "PERSON")


def test_a_seat_with_a_quarter_of_the_compass_is_a_place() -> None:
    text = "Velm South legislator Ana Ruiz left."
    named: list[tuple[str, EntityType]] = [("Velm South", "ORGANIZATION"), ("Ana Ruiz", "PERSON")]
    assert consistent(text, *named)[0] == ("Velm South", "LOCATION")
    text = "Burgeo-La Poile MHA Ana Ruiz left."
    named = [("Burgeo-La Poile", "ORGANIZATION"), ("Ana Ruiz", "PERSON")]
    assert consistent(text, *named)[0] == ("Burgeo-La Poile", "LOCATION")


@pytest.mark.parametrize(
    "text",
    [
        "Nirmala Lind of the Velm health post was tired.",
        "They met at the Velm chief’s camp.",
        "Nets burned on Velm lake on Monday.",
        "Buses stopped at the Velm toll plaza.",
    ],
)
def test_what_lies_at_a_place_tells_it(text: str) -> None:
    assert consistent(text, ("Velm", "ORGANIZATION")) == [("Velm", "LOCATION")]


def test_firms_and_peoples_have_sites_too() -> None:
    assert consistent("It burned the Toyota tunnel.", ("Toyota", "ORGANIZATION")) == [("Toyota", "ORGANIZATION")]
    assert consistent("They left the Kurdish region.", ("Kurdish", "NORP")) == [("Kurdish", "NORP")]


def test_a_people_behind_off_and_before_a_full_stop_is_a_place() -> None:
    assert consistent("His boat was hit by waves off Bote.", ("Bote", "NORP")) == [("Bote", "LOCATION")]


@pytest.mark.parametrize("office", ["Chief Minister", "exco", "Senator", "Tourism Minister", "Mayor"])
def test_a_known_place_has_offices(office: str) -> None:
    text = f"So said Penang {office} Ana Ruiz."
    assert consistent(text, ("Penang", "ORGANIZATION"), ("Ana Ruiz", "PERSON"))[0] == ("Penang", "LOCATION")


def test_an_area_is_called_after_its_town() -> None:
    text = "Floods hit Velm District. Is Velm still dry?"
    assert consistent(text, ("Velm District", "LOCATION"), ("Velm", "NORP")) == [
        ("Velm District", "LOCATION"),
        ("Velm", "LOCATION"),
    ]


def test_a_community_is_a_place_and_a_funeral_home_a_body() -> None:
    assert consistent("He dug at Velm, a farming community.", ("Velm", "ORGANIZATION")) == [("Velm", "LOCATION")]
    assert consistent("Velm Funeral Home called.", ("Velm Funeral Home", "FACILITY"))[0][1] == "ORGANIZATION"


def test_a_trader_with_a_given_name_is_a_person() -> None:
    assert consistent("So said fishmonger K. Velmani.", ("K. Velmani", "PERSON")) == [("K. Velmani", "PERSON")]
    assert consistent("They ate at the restaurant Ana Velm.", ("Ana Velm", "PERSON"))[0][1] == "ORGANIZATION"


def test_a_surname_behind_a_given_name_that_the_model_marks_alone_completes_it() -> None:
    text = "Obama won. It was Bo Obama."
    assert consistent(text, ("Obama", "PERSON"), ("Bo", "PERSON"))[-1] == ("Bo Obama", "PERSON")


def test_a_municipality_that_speaks_is_a_body() -> None:
    name = "Velm Municipality"
    assert consistent(f"The {name} said no.", (name, "LOCATION")) == [(name, "ORGANIZATION")]
    assert consistent(f"It rained in {name} on Monday.", (name, "LOCATION")) == [(name, "LOCATION")]


def test_greater_is_part_of_a_place_s_name() -> None:
    assert consistent("Rain hit Greater Velm.", ("Greater", "LOCATION"), ("Velm", "LOCATION")) == [
        ("Greater Velm", "LOCATION")
    ]


def test_words_without_a_capital_are_no_names_of_things() -> None:
    found = consistent("The pandemic hit iPay in Group 44.", ("pandemic", "MISC"), ("iPay", "PRODUCT"), ("44", "MISC"))
    assert found == [("iPay", "PRODUCT")]


def test_whose_administration_it_is_and_who_is_surnamed_so_are_persons() -> None:
    text = "The policies of the Orimo administration changed. An officer surnamed Velm left."
    assert consistent(text, ("Orimo", "ORGANIZATION"), ("Velm", "LOCATION")) == [
        ("Orimo", "PERSON"),
        ("Velm", "PERSON"),
    ]


def test_a_barangay_is_a_place() -> None:
    assert consistent("Barangay Velmo captain Ana Ruiz left.", ("Velmo", "ORGANIZATION"), ("Ana Ruiz", "PERSON")) == [
        ("Velmo", "LOCATION"),
        ("Ana Ruiz", "PERSON"),
    ]


def test_the_first_of_a_couple_is_a_person_behind_what_both_are() -> None:
    text = "It shut when landlords Velmo and Dylan Lind retired."
    assert consistent(text, ("Velmo", "ORGANIZATION"), ("Dylan Lind", "PERSON"))[0] == ("Velmo", "PERSON")


def test_a_known_body_is_one_where_the_model_marks_none() -> None:
    assert consistent("Swapo chose Ana Ruiz.", ("Ana Ruiz", "PERSON")) == [
        ("Swapo", "ORGANIZATION"),
        ("Ana Ruiz", "PERSON"),
    ]


def test_a_president_with_a_towns_name_is_a_person_also_behind_of() -> None:
    text = "President Danbury left. It was critical of Danbury."
    assert consistent(text, ("Danbury", "PERSON"), ("Danbury", "PERSON"))[-1] == ("Danbury", "PERSON")
    text = "Somebody left. It was critical of Danbury."
    assert consistent(text, ("Danbury", "PERSON")) == [("Danbury", "LOCATION")]


def test_one_is_in_a_village_and_on_the_bridge_that_it_is_called_after() -> None:
    text = "The last bank in Velm Bridge closed."
    assert consistent(text, ("Velm Bridge", "FACILITY")) == [("Velm Bridge", "LOCATION")]
    text = "A car was left on Velm Bridge."
    assert consistent(text, ("Velm Bridge", "FACILITY")) == [("Velm Bridge", "FACILITY")]


def test_a_constituency_is_a_place() -> None:
    text = "The lawmaker of Velm Federal Constituency wept."
    assert consistent(text, ("Velm Federal Constituency", "ORGANIZATION")) == [
        ("Velm Federal Constituency", "LOCATION")
    ]


def test_a_branch_of_a_body_is_where_its_name_says() -> None:
    text = "The Velmasu branch of the Orno Bank wept."
    found = consistent(text, ("Velmasu", "ORGANIZATION"), ("Orno Bank", "ORGANIZATION"))
    assert found == [("Velmasu", "LOCATION"), ("Orno Bank", "ORGANIZATION")]


def test_a_name_with_health_is_no_place() -> None:
    text = "He was treated at St. Ilsa Health Velm."
    assert consistent(text, ("St. Ilsa Health Velm", "LOCATION")) == [("St. Ilsa Health Velm", "ORGANIZATION")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Orno Valley Water Conservation District", "LOCATION"),
        ("Velm Improvement District", "LOCATION"),
        ("Velm County General Sessions Court", "LOCATION"),
        ("Velm Magistrates’ Court", "FACILITY"),
    ],
)
def test_districts_with_one_purpose_and_courts_of_law_are_bodies(name: str, kind: EntityType) -> None:
    assert consistent(f"They went to {name}.", (name, kind)) == [(name, "ORGANIZATION")]


def test_a_district_without_a_purpose_is_an_area() -> None:
    assert (
        consistent("They went to Velm Regional District.", ("Velm Regional District", "LOCATION"))[0][1] == "LOCATION"
    )
