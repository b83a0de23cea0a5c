from wiredesk.link.people.bearers import Bearer, JoinedPerson
from wiredesk.link.people.joining import join
from wiredesk.link.people.name_words import block_of, person_words


def person(name: str, articles: int = 1, **aliases: int) -> Bearer:
    return Bearer(name, "PERSON", name, articles, aliases)


def organisation(name: str, articles: int = 1, **aliases: int) -> Bearer:
    return Bearer(name, "ORGANIZATION", name, articles, aliases)


def names(found: list[JoinedPerson]) -> list[list[str]]:
    return sorted(sorted(bearer.name for bearer, _ in person.members) for person in found)


def test_a_middle_name_makes_no_other_person() -> None:
    found = join([person("Donald Trump", 9), person("Donald J. Trump", 2), person("Donald John Trump")], {})

    assert names(found) == [["Donald J. Trump", "Donald John Trump", "Donald Trump"]]
    assert {bearer.name: reason for bearer, reason in found[0].members} == {
        "Donald Trump": "fullest",
        "Donald J. Trump": "middle_name",
        "Donald John Trump": "middle_name",
    }


def test_two_middle_names_are_two_people_and_the_name_without_stays_apart() -> None:
    found = join([person("George Bush", 5), person("George W. Bush", 9), person("George H. Bush", 3)], {})

    assert names(found) == [["George Bush"], ["George H. Bush"], ["George W. Bush"]]


def test_a_surname_alone_joins_its_only_bearer() -> None:
    found = join([person("Trump", 30), person("Donald Trump", 16, Trump=12), person("Ivanka Trump", 1)], {})

    assert names(found) == [["Donald Trump", "Trump"], ["Ivanka Trump"]]


def test_a_surname_alone_stays_apart_where_two_bear_it() -> None:
    found = join(
        [person("Clinton", 17), person("Bill Clinton", 12, Clinton=9), person("Hillary Clinton", 14, Clinton=9)], {}
    )

    assert names(found) == [["Bill Clinton"], ["Clinton"], ["Hillary Clinton"]]


def test_a_surname_alone_joins_the_one_who_is_called_so_beside_relatives_who_are_not() -> None:
    chief = person("Donald Trump", 34, Trump=30)
    family = [person("Melania Trump", 3), person("Tiffany Trump", 2, Trump=1)]

    assert ["Donald Trump", "Trump"] in names(join([person("Trump", 23), chief, *family], {}))
    assert ["Trump"] in names(join([person("Trump", 23), chief, *family, person("Fred Trump", 4, Trump=4)], {}))


def test_a_surname_alone_stays_apart_where_no_article_calls_its_bearer_so() -> None:
    assert names(join([person("Smith", 3), person("Will Smith", 5)], {})) == [["Smith"], ["Will Smith"]]


def test_given_names_and_initials_are_not_guessed() -> None:
    found = join([person("J. Smith"), person("John Smith", 4), person("Jane Smith", 4)], {})

    assert names(found) == [["J. Smith"], ["Jane Smith"], ["John Smith"]]


def test_titles_and_legal_forms_make_nobody_else() -> None:
    assert names(join([person("President Barack Obama"), person("Barack Obama", 3)], {})) == [
        ["Barack Obama", "President Barack Obama"]
    ]
    assert names(join([organisation("Apple Inc."), organisation("Apple", 3), organisation("the Apple")], {})) == [
        ["Apple", "Apple Inc.", "the Apple"]
    ]


def test_a_trade_before_a_full_name_is_no_part_of_it() -> None:
    assert person_words("Baker Ana Ruiz") == person_words("Ana Ruiz")
    assert person_words("Baker Ruiz") == ("baker", "ruiz")
    assert person_words("Porter J. Ruiz") == ("porter", "j", "ruiz")


def test_an_acronym_joins_the_one_full_name_that_articles_use_it_for() -> None:
    bureau = organisation("Federal Bureau of Investigation", 4, FBI=3)

    assert names(join([bureau, organisation("FBI", 9)], {})) == [["FBI", "Federal Bureau of Investigation"]]
    assert names(join([organisation("Commonwealth Bank of Australia"), organisation("CBA", 2)], {})) == [
        ["CBA"],
        ["Commonwealth Bank of Australia"],
    ]


def test_an_acronym_that_many_use_for_somebody_else_stays_apart() -> None:
    bank = organisation("Central Bank of Somalia", 1, CBS=1)

    assert names(join([bank, organisation("CBS", 8)], {})) == [["CBS"], ["Central Bank of Somalia"]]
    assert names(join([organisation("Communist Party of China", 3, CPC=1), organisation("CPC Corp")], {})) == [
        ["CPC Corp"],
        ["Communist Party of China"],
    ]


def court(home: str, articles: int, **countries: int) -> Bearer:
    return Bearer(f"organization-0123456789abcdef{home}", "ORGANIZATION", "Supreme Court", articles, {}, countries)


def test_parties_whose_ids_name_two_countries_are_two_whatever_their_words() -> None:
    kenya, ghana = (
        Bearer(f"organization-0123456789abcdef-{home.lower()}", "ORGANIZATION", "Renewal Movement", 1, {}, {home: 1})
        for home in ("KE", "GH")
    )

    assert len(join([kenya, ghana], {})) == 2


def test_bodies_whose_ids_name_two_countries_are_two_and_the_others_belong_where_most_articles_are() -> None:
    kenya, ghana = court("-ke", 3, KE=3, GH=1), court("-gh", 2, GH=2)

    assert sorted(len(one.members) for one in join([kenya, ghana], {})) == [1, 1]
    assert sorted(len(one.members) for one in join([kenya, ghana, court("", 4, KE=3, GH=1)], {})) == [1, 2]
    assert sorted(len(one.members) for one in join([kenya, ghana, court("", 4, KE=2, GH=2)], {})) == [1, 1, 1]
    assert len(join([kenya, court("", 1)], {})) == 1
    assert len(join([kenya, ghana, court("", 1)], {})) == 3


def test_a_misspelled_full_name_is_no_other_meaning_of_an_acronym() -> None:
    coffee = organisation("Nordic Coffee Commission", 4, NCC=3)
    found = join([organisation("NCC", 5), coffee, organisation("Nordic Coffee Comission", 1, NCC=1)], {})

    assert ["NCC", "Nordic Coffee Commission"] in names(found)


def test_the_servant_of_god_is_one_word_before_a_surname() -> None:
    found = join(
        [person("Abdul Rahman Siddiqui", 2), person("Abdulrahman Siddiqui"), person("Abdur Rahman Siddiqui")], {}
    )

    assert len(found) == 1
    assert len(join([person("Abdul Karim Nazari"), person("Abdul Rahim Nazari")], {})) == 2


def test_a_company_named_after_a_common_word_is_not_the_word() -> None:
    assert names(join([organisation("Power Co"), organisation("Power")], {})) == [["Power"], ["Power Co"]]


def test_the_users_own_file_wins() -> None:
    smiths = [person("John Smith", 3), person("John A. Smith", 2), person("Johnny Smith", 2)]

    apart = join(smiths, {"John Smith": "staff:1", "John A. Smith": "staff:2"})
    joined = join(smiths, {"John Smith": "staff:1", "Johnny Smith": "staff:1"})

    assert ["John A. Smith"] in names(apart)
    assert "staff:1" in {found.person_id for found in joined if len(found.members) > 1}
    assert ["John A. Smith", "John Smith", "Johnny Smith"] in names(joined)


def test_only_names_of_one_block_are_compared() -> None:
    assert block_of("PERSON", "Donald J. Trump Jr.") == block_of("PERSON", "Mr. Trump") == "P:trump"
    assert block_of("ORGANIZATION", "Federal Bureau of Investigation") == block_of("ORGANIZATION", "the FBI") == "O:fbi"
    assert block_of("PERSON", "…") == ""


def test_names_of_different_countries_stay_apart() -> None:
    def ministry(name: str, *countries: str) -> Bearer:
        return Bearer(name, "ORGANIZATION", name, 1, {}, dict.fromkeys(countries, 1))

    assert names(join([ministry("Ministry of Defence", "GR"), ministry("Ministry of Defense", "IR")], {})) == [
        ["Ministry of Defence"],
        ["Ministry of Defense"],
    ]
    assert names(join([ministry("Ministry of Defence", "IR"), ministry("Ministry of Defense", "IR", "US")], {})) == [
        ["Ministry of Defence", "Ministry of Defense"]
    ]


def test_the_country_in_a_name_is_that_of_the_body_that_is_known_to_be_there() -> None:
    known = Bearer("organization-0123456789abcdef-ke", "ORGANIZATION", "Supreme Court", 3)
    elsewhere = Bearer("organization-0123456789abcdef-gh", "ORGANIZATION", "Supreme Court", 3)
    others = [organisation("Kenyan Supreme Court"), organisation("Supreme Court of Kenya")]

    assert names(join([known, elsewhere, *others], {})) == [
        ["Kenyan Supreme Court", "Supreme Court", "Supreme Court of Kenya"],
        ["Supreme Court"],
    ]


def test_the_country_before_a_company_is_no_part_of_its_name() -> None:
    found = join([organisation("Velm and Ilsa"), organisation("Japan's Velm and Ilsa Plc")], {})

    assert names(found) == [["Japan's Velm and Ilsa Plc", "Velm and Ilsa"]]


def test_schools_and_clubs_of_one_country_are_many() -> None:
    known = Bearer("organization-0123456789abcdef-ke", "ORGANIZATION", "National School", 3)

    assert names(join([known, organisation("Kenyan National School")], {})) == [
        ["Kenyan National School"],
        ["National School"],
    ]


def test_a_court_of_appeal_is_of_one_country() -> None:
    ghana = Bearer("one", "ORGANIZATION", "Court of Appeal", 1, {}, {"GH": 1})
    kenya = Bearer("two", "ORGANIZATION", "the Court of Appeal", 1, {}, {"KE": 1})

    assert names(join([ghana, kenya], {})) == [["Court of Appeal"], ["the Court of Appeal"]]


def test_a_surname_of_two_words_joins_its_only_bearer_who_is_called_so() -> None:
    president = Bearer("1", "PERSON", "Andrés Manuel López Obrador", 4, {"López Obrador": 4})
    emir = Bearer("2", "PERSON", "Ahmad Nawaf Al-Ahmad Al-Sabah", 2, {"Nawaf Al-Ahmad Al-Sabah": 1})

    assert len(join([president, person("López Obrador")], {})) == 1
    assert len(join([emir, person("Nawaf Al-Ahmad Al-Sabah")], {})) == 2


def test_a_surname_joins_its_bearer_at_home_where_others_live_elsewhere() -> None:
    ours = Bearer("1", "PERSON", "Daniel Ortega", 16, {"Ortega": 16}, {"NI": 16})
    theirs = Bearer("2", "PERSON", "Amado Ortega", 5, {"Ortega": 5}, {"ES": 5})

    assert len(join([ours, theirs, Bearer("3", "PERSON", "Ortega", 1, {}, {"NI": 1})], {})) == 2
    assert len(join([ours, theirs, Bearer("3", "PERSON", "Ortega", 1, {}, {})], {})) == 3


def test_bodies_of_the_whole_world_are_one_in_all_countries() -> None:
    def body(name: str, country: str, **aliases: int) -> Bearer:
        return Bearer(f"{name} {country}", "ORGANIZATION", name, 1, aliases, {country: 1})

    for here, there in (
        ("World Health Organisation", "World Health Organization"),
        ("International Labour Office", "International Labor Office"),
        ("UN Environment Program", "UN Environment Programme"),
        ("UN's Food and Agriculture Organization", "Food and Agriculture Organisation"),
        ("Hearts of Oak", "the Hearts of Oak"),
    ):
        assert block_of("ORGANIZATION", here) == block_of("ORGANIZATION", there)
        assert len(join([body(here, "KE"), body(there, "MN")], {})) == 1
    for name in ("Supreme Court", "Labour Party", "Daily News", "National Assembly"):
        assert len(join([body(name, "KE"), body(f"the {name}", "MN")], {})) == 2
    assert len(join([body("World Trade Union Council", "KE", WTUC=1), body("WTUC", "MN")], {})) == 1


def test_an_acronym_elsewhere_is_not_a_body_that_names_its_own_country() -> None:
    bank = Bearer("1", "ORGANIZATION", "Monetary Authority of Singapore", 1, {"MAS": 1}, {"SG": 1, "US": 1})

    assert len(join([bank, Bearer("2", "ORGANIZATION", "MAS", 1, {}, {"BO": 1, "US": 1})], {})) == 2
    assert len(join([bank, Bearer("2", "ORGANIZATION", "MAS", 1, {}, {"SG": 1})], {})) == 1


def test_an_acronym_that_many_use_joins_its_only_meaning_at_home() -> None:
    agency = Bearer("1", "ORGANIZATION", "Rural Water Agency", 2, {"RWA": 1}, {"GB": 2})
    alone = Bearer("2", "ORGANIZATION", "RWA", 20, {}, {"GB": 18, "FR": 4})
    other = Bearer("3", "ORGANIZATION", "Ramblers Walking Association", 2, {}, {"GB": 2})

    assert len(join([agency, alone], {})) == 1
    assert len(join([agency, alone, other], {})) == 3


def test_short_forms_and_initials_of_given_names_are_one_person_where_the_surname_is_rare() -> None:
    def of(name: str, *countries: str) -> Bearer:
        return Bearer(name, "PERSON", name, 2, {}, dict.fromkeys(countries, 2))

    for here, there in (("Jim Gillander", "James Gillander"), ("K.B. Hedgewar", "Keshav Baliram Hedgewar")):
        assert len(join([of(here, "US", "IN"), of(there, "IN")], {})) == 1
        assert len(join([of(here, "US"), of(there, "IN")], {})) == 2
    assert len(join([of("Mike Johnson", "US"), of("Michael Johnson", "US")], {})) == 2
    assert len(join([of("Jim Gillander", "US"), of("Tim Gillander", "US")], {})) == 2
    assert len(join([of("Ed Gillander", "US"), of("Eric Daniel Gillander", "US")], {})) == 2
    many = [of(f"{chr(97 + place)}name Gillander", "US") for place in range(20)]
    assert len(join([*many, of("Jim Gillander", "US"), of("James Gillander", "US")], {})) == 21


def test_names_from_other_scripts_are_one_in_any_spelling() -> None:
    for here, there in (
        ("Mohammed bin Rashid", "Muhammad Bin Rashid"),
        ("Abdel Fattah El-Sisi", "Abdel Fattah al Sisi"),
        ("Sergei Karpinskiy", "Sergey Karpinsky"),
    ):
        assert block_of("PERSON", here) == block_of("PERSON", there)
        assert len(join([person(here), person(there)], {})) == 1
    assert block_of("PERSON", "Al Gore") == "P:gore"


def test_a_letter_that_a_newsroom_cannot_print_makes_nobody_else() -> None:
    found = join(
        [person("Łukasz Żebrowski"), person("Lukasz Zebrowski"), person("Søren Bøgh"), person("Soren Bogh")], {}
    )

    assert names(found) == [["Lukasz Zebrowski", "Łukasz Żebrowski"], ["Soren Bogh", "Søren Bøgh"]]


def test_a_rare_surname_joins_its_only_bearer_in_the_country() -> None:
    minister = Bearer("1", "PERSON", "Ilse Vantongeren", 5, {}, {"BE": 5})

    assert len(join([minister, Bearer("2", "PERSON", "Vantongeren", 2, {}, {"BE": 2})], {})) == 1
    assert len(join([minister, Bearer("2", "PERSON", "Vantongeren", 2, {}, {"ZA": 2})], {})) == 2
    assert len(join([minister, Bearer("2", "PERSON", "Vantongeren", 9, {}, {"BE": 9})], {})) == 2
    other = Bearer("3", "PERSON", "Piet Vantongeren", 1, {}, {"BE": 1})
    assert len(join([minister, other, Bearer("2", "PERSON", "Vantongeren", 2, {}, {"BE": 2})], {})) == 3


def test_a_double_surname_and_one_with_a_particle_are_rare() -> None:
    def of(name: str, articles: int) -> Bearer:
        return Bearer(name, "PERSON", name, articles, {}, {"CU": articles})

    assert len(join([of("Marta Ruiz-Kappel", 2), of("Ruiz-Kappel", 2)], {})) == 1
    assert len(join([of("Marta Kappel", 2), of("Kappel", 2)], {})) == 2
    assert len(join([of("Ahmed bin Salman", 6), of("Bin Salman", 1)], {})) == 1
    assert len(join([of("Ahmed Salman", 6), of("Salman", 1)], {})) == 2


def test_a_middle_name_left_out_in_another_country_is_another_person_where_the_surname_is_frequent() -> None:
    def of(name: str, country: str) -> Bearer:
        return Bearer(name, "PERSON", name, 2, {}, {country: 2})

    assert len(join([of("Muhammad Ali", "US"), of("Mohamed Azmin Ali", "MY")], {})) == 2
    assert len(join([of("Hillary Clinton", "US"), of("Hillary Rodham Clinton", "US")], {})) == 1


def test_a_name_that_is_an_accent_has_a_block() -> None:
    assert block_of("ORGANIZATION", "Bank \uff9e") == "O:b\uff9e"


def test_legal_forms_of_all_countries_make_nobody_else() -> None:
    for form in (
        "AS",
        "Oyj",
        "Sdn Bhd",
        "S.p.A.",
        "S.A. de C.V.",
        "GmbH & Co. KG",
        "A/S",
        "Pty Ltd",
        "d.o.o.",
        "Public Company Limited",
    ):
        assert len(join([organisation(f"Kallavesi Paper {form}"), organisation("Kallavesi Paper")], {})) == 1, form
    for here, there in (("Oy", "Oyj"), ("AG", "GmbH"), ("Ltd", "Pte. Ltd."), ("S.A.", "S.p.A.")):
        assert len(join([organisation(f"Kallavesi Paper {here}"), organisation(f"Kallavesi Paper {there}")], {})) == 1
    assert len(join([organisation("Ferrostar Ltd"), organisation("Ferrostar GmbH")], {})) == 2


def test_an_ampersand_is_the_word() -> None:
    assert len(join([organisation("Marsh & Weiss Builders"), organisation("Marsh and Weiss Builders")], {})) == 1


def test_a_nickname_in_the_midst_of_a_name_is_left_out() -> None:
    for here in ('Robert "Bobby" Castellane', "Robert (Bob) Castellane", "Bobby Castellane", "Robert T. Castellane"):
        assert len(join([person(here), person("Robert Castellane")], {})) == 1, here
    assert len(join([person("C.T. Renwicky"), person("Charles T. Renwicky")], {})) == 1
