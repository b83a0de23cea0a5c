import pytest

from wiredesk.enrich.annotation import EntityMention, Span
from wiredesk.enrich.entities import entities_of
from wiredesk.enrich.user_knowledge import Knowledge, Known
from wiredesk_schemas.clean import CleanArticle, Dateline
from wiredesk_schemas.entities import Entity, EntityType


def entities(text: str, title: str = "", dateline: Dateline | None = None, **named: EntityType) -> list[Entity]:
    """Entities of a text in which every occurrence of the given names (`_` for a space) is a mention."""
    mentions: list[EntityMention] = []
    for words, kind in sorted(named.items(), key=lambda pair: -len(pair[0])):
        name, at = words.replace("_", " ").strip(), -1
        while (at := text.find(name, at + 1)) >= 0:
            if not any(mention.span.start <= at < mention.span.end for mention in mentions):
                mentions.append(EntityMention(Span(at, at + len(name)), kind))
    return entities_of(CleanArticle(article_id="a", text=text, title=title, dateline=dateline), mentions)


def test_a_surname_stands_for_the_one_person_who_bears_it() -> None:
    [person] = entities("Ana Ruiz left. Ruiz wept.", Ana_Ruiz="PERSON", Ruiz="PERSON")
    assert person.name == "Ana Ruiz"
    assert [mention.text for mention in person.mentions] == ["Ana Ruiz", "Ruiz"]


def test_a_surname_that_two_people_bear_is_the_one_named_last() -> None:
    found = entities("Ana Ruiz met Eva Ruiz. Ruiz wept.", Ana_Ruiz="PERSON", Eva_Ruiz="PERSON", Ruiz="PERSON")
    assert {entity.name: len(entity.mentions) for entity in found} == {"Ana Ruiz": 1, "Eva Ruiz": 2}


def test_mr_and_mrs_tell_a_couple_apart() -> None:
    text = "Alan Ruiz and Joan Ruiz left. Mr Ruiz wept. Mrs Ruiz wept. Ms Ruiz sang."
    found = entities(text, Alan_Ruiz="PERSON", Joan_Ruiz="PERSON", Ruiz="PERSON")
    assert {entity.name: len(entity.mentions) for entity in found} == {"Alan Ruiz": 2, "Joan Ruiz": 3}


def test_a_father_and_a_son_of_one_name_are_two() -> None:
    text = "Bo Lind met Bo Lind Jr. Lind wept."
    found = entities(text, Bo_Lind_Jr="PERSON", Bo_Lind="PERSON", Lind="PERSON")
    assert {entity.name: len(entity.mentions) for entity in found} == {"Bo Lind": 2, "Bo Lind Jr": 1}
    assert len({entity.entity_id for entity in found}) == 2


def test_a_surname_before_the_son_is_not_the_sons() -> None:
    text = "Mr. Lind left. His son Bo Lind Jr. wept, Mr. Lind said."
    found = entities(text, Bo_Lind_Jr="PERSON", Lind="PERSON")
    assert {entity.name: len(entity.mentions) for entity in found} == {"Lind": 2, "Bo Lind Jr": 1}
    text = "Bo Lind Jr. wept, Mr. Lind said."
    [found_son] = entities(text, Bo_Lind_Jr="PERSON", Lind="PERSON")
    assert found_son.name == "Bo Lind Jr"


def test_two_generations_of_one_name_are_two_even_without_the_eldest() -> None:
    text = "Bo Lind III met Bo Lind Jr today. Lind III wept."
    found = entities(text, Bo_Lind_III="PERSON", Bo_Lind_Jr="PERSON", Lind_III="PERSON")
    assert {entity.name: len(entity.mentions) for entity in found} == {"Bo Lind III": 2, "Bo Lind Jr": 1}
    assert len({entity.entity_id for entity in found}) == 2


def test_a_father_and_a_son_of_two_articles_are_two() -> None:
    [junior] = entities("Bo Lind Jr wept.", Bo_Lind_Jr="PERSON")
    [also_junior] = entities("Mr. Bo Lind Jr. wept.", Bo_Lind_Jr="PERSON")
    [senior] = entities("Bo Lind Sr wept.", Bo_Lind_Sr="PERSON")
    [plain] = entities("Bo Lind wept.", Bo_Lind="PERSON")
    assert junior.entity_id == also_junior.entity_id
    assert len({junior.entity_id, senior.entity_id, plain.entity_id}) == 3


def test_an_acronym_is_joined_with_its_expansion() -> None:
    [union] = entities(
        "The Coal Miners Union (CMU) met. CMU won.", Coal_Miners_Union="ORGANIZATION", CMU="ORGANIZATION"
    )
    assert (union.name, len(union.mentions)) == ("Coal Miners Union", 3)


def test_one_name_in_two_types_is_two_entities_with_two_ids() -> None:
    text = "Jordan spoke in Jordan."
    mentions = [EntityMention(Span(0, 6), "PERSON"), EntityMention(Span(16, 22), "LOCATION")]
    found = entities_of(CleanArticle(article_id="a", text=text), mentions)
    assert len({entity.entity_id for entity in found}) == 2


def test_a_people_is_one_in_singular_and_plural() -> None:
    [people] = entities("A Belarusian met Belarusians.", Belarusian="NORP", Belarusians="NORP")
    assert len(people.mentions) == 2


def test_the_same_name_has_the_same_id_in_every_article() -> None:
    [one], [other] = entities("Ana Ruiz left.", Ana_Ruiz="PERSON"), entities("So ANA RUIZ won.", ANA_RUIZ="PERSON")
    assert one.entity_id == other.entity_id


def test_the_most_salient_comes_first_and_the_headline_counts() -> None:
    text = "Ana Ruiz met Bo Lind."
    first = entities(text, title="Lind resigns", Ana_Ruiz="PERSON", Bo_Lind="PERSON")
    assert [entity.name for entity in first] == ["Ana Ruiz", "Bo Lind"]
    named = entities(text, title="Bo Lind resigns", Ana_Ruiz="PERSON", Bo_Lind="PERSON")
    assert [entity.name for entity in named] == ["Bo Lind", "Ana Ruiz"]
    assert all(0 <= entity.salience <= 1 for entity in named)


def test_a_date_gets_its_year_from_the_dateline() -> None:
    dateline = Dateline(text="OSLO, Sept 14", place="OSLO", date="2020-09-14")
    [day] = entities("It ends on September 25.", dateline=dateline, September_25="DATE")
    assert day.links.date == "2020-09-25"


def test_dates_of_one_value_are_one_entity_with_an_id_made_from_it() -> None:
    filed = Dateline(text="PORT ILSA, Sept 14 —", place="Port Ilsa", date="2020-09-14")
    [day] = entities("On Sunday they marched. 13 September was calm.", "", filed, Sunday="DATE", _13_September="DATE")
    [same] = entities("Nobody marched on 13 September 2020.", _13_September_2020="DATE")
    assert (day.links.date, len(day.mentions)) == ("2020-09-13", 2)
    assert same.entity_id == day.entity_id


def test_two_names_of_one_country_are_one_entity_with_its_iso_id() -> None:
    [country] = entities("The United States sent wheat; the USA sent rice.", United_States="LOCATION", USA="LOCATION")
    assert (country.entity_id, country.name, len(country.mentions)) == ("country-us", "United States", 2)
    assert country.links.country == "US"


def test_a_nationality_has_the_code_of_its_country() -> None:
    [people] = entities("A Belarusian met Belarusians.", Belarusian="NORP", Belarusians="NORP")
    assert (people.entity_id, people.links.country) == ("nationality-by", "BY")


def test_a_city_has_the_id_and_coordinates_that_geonames_gives_it() -> None:
    [city] = entities("It rained in Nairobi.", Nairobi="LOCATION")
    assert (city.entity_id, city.links.geonames_id, city.links.country) == ("place-184745", 184745, "KE")
    assert city.links.latitude == pytest.approx(-1.28, abs=0.05)


def test_a_person_in_the_users_list_gets_its_id() -> None:
    text = "Ana Ruiz left. Ruiz wept."
    mentions = [EntityMention(Span(0, 8), "PERSON"), EntityMention(Span(15, 19), "PERSON")]
    known = Knowledge([Known(id="staff:7", type="PERSON", names=["Ana Ruiz"])])
    [person] = entities_of(CleanArticle(article_id="a", text=text), mentions, known)
    assert (person.entity_id, len(person.mentions)) == ("staff:7", 2)


def test_an_acronym_of_syllables_in_brackets_is_the_organisation_before_it() -> None:
    text = "Instituto Nacional de Pesca (INAPE) met. INAPE counts fish."
    found = entities(text, Instituto_Nacional_de_Pesca="ORGANIZATION", INAPE="ORGANIZATION")

    assert [entity.name for entity in found] == ["Instituto Nacional de Pesca"]
    assert len(found[0].mentions) == 3
