import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.writers.byline import bracketed_agency, extract_byline
from wiredesk.clean.writers.names import read_byline, read_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe and John Doe in Lagos", ["Jane Roe", "John Doe"]),
        ("BY JANE ROE", ["JANE ROE"]),
        ("By Jane Roe for The Strait", ["Jane Roe"]),
        ("By Jane Roe and John Doe for the Associated Press", ["Jane Roe", "John Doe"]),
        ("Par Jeanne Morel pour Le Courrier", ["Jeanne Morel"]),
        ("By Jane Roe, Staff Writer", ["Jane Roe"]),
        ("By Siti binti Rahmat & Leilani Fa’asavalu", ["Siti binti Rahmat", "Leilani Fa’asavalu"]),
        ("By Jane Roe | Lagos | 3 May 2021", ["Jane Roe"]),
        ("By Jane Roe, Associated Press", ["Jane Roe"]),
        ("By Jane Roe, Reuters", ["Jane Roe"]),
        ("By Jane Roe - May 3, 2021", ["Jane Roe"]),
        ("By JANE ROE and JOHN DOE, Associated Press", ["JANE ROE", "JOHN DOE"]),
        ("By Jane Roe in Lagos and John Doe in Abuja", ["Jane Roe", "John Doe"]),
        ("By Jane Roe @janeroe", ["Jane Roe"]),
        ("By Jane Roe (The Lake Post)", ["Jane Roe"]),
        ("By Dr. Jane Roe", ["Jane Roe"]),
        ("Posted by Jane Roe on May 3, 2021", ["Jane Roe"]),
        ("Written by: Jane Roe", ["Jane Roe"]),
        ("Words: Jane Roe", ["Jane Roe"]),
        ("BYLINE: Jane Roe", ["Jane Roe"]),
        ("Written by Jane Roe | Sella |", ["Jane Roe"]),
        ("By Jane Roe | John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe, Staff Writer", ["Jane Roe"]),
        ("Jane Roe Staff Writer", ["Jane Roe"]),
        ("Jane Roe, The Lake Post", ["Jane Roe"]),
        ("Jane Roe | The Lake Post", ["Jane Roe"]),
        ("Jane Roe, TNN", ["Jane Roe"]),
        ("John Roe May 3, 2021", ["John Roe"]),
        ("From John Roe in Sella", ["John Roe"]),
        ("From Farah Aziz", ["Farah Aziz"]),
        ("Chukwuemeka Obi | Strait Post", ["Chukwuemeka Obi"]),
        ("Farah Aziz, Strait Post", ["Farah Aziz"]),
        ("byFarah Aziz", ["Farah Aziz"]),
        ("ByFARAH AZIZ", ["FARAH AZIZ"]),
        ("Farah Aziz for the Strait Post", ["Farah Aziz"]),
        ("Farah Aziz for President", []),
        ("Radoslav Petkov in Plovdiv and Maren Holt in Bergen", ["Radoslav Petkov", "Maren Holt"]),
        ("Di Marco Rossi e Carla Bianchi", ["Marco Rossi", "Carla Bianchi"]),
        ("From Sella With Love", []),
        ("By Jane Roe of The Lake Post", ["Jane Roe"]),
        ("By Jane Roe The Associated Press", ["Jane Roe"]),
        ("By Jane Roe Strait News", ["Jane Roe"]),
        ("Oleh Siti Rahmat", ["Siti Rahmat"]),
        ("Jane Roe in Nairobi", ["Jane Roe"]),
        ("Jane Roe and John Doe in Nairobi", ["Jane Roe", "John Doe"]),
        ("Jane Roe | Nairobi", ["Jane Roe"]),
        ("Jane Roe, Reuters", ["Jane Roe"]),
        ("Jane Roe – 3 May 2021", ["Jane Roe"]),
        ("Von Anna Müller", ["Anna Müller"]),
        ("Par Anne Dupont à Dakar", ["Anne Dupont"]),
        ("Posted on May 3, 2021 by Jane Roe", ["Jane Roe"]),
        ("Published 3 May 2021 at 9:05 by Jane Roe", ["Jane Roe"]),
        ("Submitted by Jane Roe on Mon, 03/05/2021 - 09:05", ["Jane Roe"]),
        ("Story by Jane Roe • 3d • 4 min read", ["Jane Roe"]),
        ("Oprac. Anna Nowak", ["Anna Nowak"]),
        ("oprac. Anna Nowak", ["Anna Nowak"]),
        ("Von Anna Müller, Tambadorf", ["Anna Müller"]),
        ("By JANE ROE Tambaville", ["JANE ROE"]),
        ("Posted on May 3, 2021 by the river", []),
        ("By Tuesday the water had risen.", []),
        ("By May the water had risen", []),
        ("By Associated Press", []),
        ("By law, every ship carries a boat.", []),
        ("By train and by boat", []),
        ("By Sunday Okoro said he would leave the port for good.", []),
        ("Words: a history of English", []),
        ("Paris in Spring", []),
        ("Jane Roe, 45, sails the ferry.", []),
        ("Jane Roe in Nairobi said so.", []),
        ("South Africa, Nigeria", []),
        ("Lake Trust - New York", []),
        ("Ferry Aground in Nairobi Bay", []),
        ("Lake Ferry – Times of Trouble Lie Ahead", []),
        ("By the time the ferry sailed", []),
        ("By Monday it was over, police said.", []),
        ("Jane Roe", []),
    ],
)
def test_a_byline_gives_its_names_and_a_sentence_gives_none(line: str, names: list[str]) -> None:
    assert read_byline(line) == names


def test_a_town_may_follow_the_name_and_no_other_place() -> None:
    assert read_byline("Ama Mensah, Accra") == ["Ama Mensah"]
    assert read_byline("Ama Mensah, Ghana") == []


def test_given_authors_are_tidied_and_win() -> None:
    draft = Draft("a", byline=["By Jane Roe"], paragraphs=["By J. Roe", "Words."])
    extract_byline(draft)
    assert draft.byline == ["Jane Roe"]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [("By J. Roe", "byline")]


def test_names_divided_by_semicolons_are_several() -> None:
    assert read_names("Rosa Huamán; Tobías Arteaga") == ["Rosa Huamán", "Tobías Arteaga"]


@pytest.mark.parametrize(
    "line",
    [
        "From our correspondent",
        "By Our Correspondent",
        "By Staff Reporter",
        "By Staff Reporter, Lahore",
        "By Gazette Reporter",
        "By Daily Strait Reporter",
        "Web Desk",
        "Edited By: News Desk",
    ],
)
def test_a_byline_that_names_nobody_is_taken_and_gives_no_name(line: str) -> None:
    draft = Draft("a", paragraphs=["Ferry aground", line, "KARACHI: It sank."])
    extract_byline(draft)
    assert draft.byline == []
    assert [(removed.text, removed.reason) for removed in draft.removed] == [(line, "byline")]


def test_given_authors_lose_roles_places_and_days() -> None:
    draft = Draft("a", byline=["Jane Roe, Staff Writer", "By John Doe | Lagos | 3 May 2021", "Staff Reporter"])
    extract_byline(draft)
    assert draft.byline == ["Jane Roe", "John Doe"]


def test_a_name_under_the_headline_is_a_byline_where_the_author_is_known() -> None:
    draft = Draft("a", byline=["Jane Roe"], paragraphs=["JANE ROE", "It sank."])
    extract_byline(draft)
    assert draft.paragraphs == ["It sank."]


def test_an_agency_in_a_byline_is_the_agency_and_no_name() -> None:
    draft = Draft("a", paragraphs=["By The Associated Press", "It sank."])
    extract_byline(draft)
    assert (draft.byline, draft.agency, draft.paragraphs[0]) == ([], "AP", "It sank.")


@pytest.mark.parametrize(
    ("authors", "people", "agency"),
    [
        (["The Strait"], [], None),
        (["strait.example"], [], None),
        (["van onze verslaggever"], [], None),
        (["Agencias"], [], None),
        (["Roe, Jane; Poe, Ian"], ["Jane Roe", "Ian Poe"], None),
        (["Jane Roe <jane@strait.example>"], ["Jane Roe"], None),
        (["本报记者 张伟"], ["张伟"], None),
        (["إعداد: أحمد منصور"], ["أحمد منصور"], None),
        (["Reportage: Lena Björk"], ["Lena Björk"], None),
        (["Kirjoittaja Aino Virtanen"], ["Aino Virtanen"], None),
        (["記者王小明／台北報導"], ["王小明"], None),
        (["Της Μαρίας Παπαδοπούλου"], ["Μαρίας Παπαδοπούλου"], None),
        (["Strait"], [], None),
        (["Ama Mensah The Strait Staff", "The Strait Staff"], ["Ama Mensah"], None),
        (["Ama Mensah. The Strait"], ["Ama Mensah"], None),
        (["The Strait et AFP"], [], "AFP"),
        (["Redazione ANSA"], [], "ANSA"),
        (["Redaktion Tambasee"], [], None),
        (["facebook.com/strait", "Strait.com"], [], None),
        (["Tamba Web GmbH", "Ferry Press Ltd."], [], None),
        (["Ama Mensah/Kofi Boro"], ["Ama Mensah", "Kofi Boro"], None),
        (["Siva a/l Kumar"], ["Siva a/l Kumar"], None),
        (["Veröffentlicht von Anna Müller"], ["Anna Müller"], None),
    ],
)
def test_neither_the_site_nor_an_office_nor_a_company_is_a_person(
    authors: list[str], people: list[str], agency: str | None
) -> None:
    draft = Draft(article_id="a", byline=authors, source="The Strait", url="https://www.strait.example/ferry")
    extract_byline(draft)
    assert (draft.byline, draft.agency) == (people, agency)


def test_a_writer_whose_site_bears_the_name_is_a_person() -> None:
    draft = Draft(article_id="a", byline=["Wolfgang Mensah"], source="Wolfgang Mensah", url="https://mensah.example/a")
    extract_byline(draft)
    assert draft.byline == ["Wolfgang Mensah"]


def test_a_name_on_the_line_under_a_stated_title_is_the_writer_s() -> None:
    lead = "The boat of Lake Tamba sails again a year after its engine failed, and the traders are glad of it."
    draft = Draft(article_id="a", title="Ferry sails again on Lake Tamba", paragraphs=["Ama Mensah", lead, lead])
    extract_byline(draft)
    assert (draft.byline, draft.paragraphs) == (["Ama Mensah"], [lead, lead])


def test_a_name_above_a_paragraph_about_its_bearer_is_a_crosshead() -> None:
    lead = "Mensah has steered the boat of Lake Tamba for thirty years, and wants to go on for another thirty."
    draft = Draft(article_id="a", title="Five people of the lake", paragraphs=["Ama Mensah", lead, lead])
    extract_byline(draft)
    assert (draft.byline, draft.paragraphs[0]) == ([], "Ama Mensah")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Reported by Ama Mensah, Edited by Kofi Boro", ["Ama Mensah"]),
        ("By Ama Mensah, Photographs by Kofi Boro", ["Ama Mensah"]),
    ],
)
def test_who_edits_or_takes_pictures_is_no_writer(line: str, names: list[str]) -> None:
    assert read_byline(line) == names


def test_an_agency_on_the_line_under_a_headline_is_no_person() -> None:
    lead = "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, officials said."
    draft = Draft(article_id="a", paragraphs=["Ferry sails again on Lake Tamba", "Agence France-Presse", lead, lead])
    extract_byline(draft)
    assert (draft.byline, draft.agency) == ([], "AFP")


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Von Anna Müller (mit dpa)", "dpa"),
        ("By Jane Roe [Reuters]", "Reuters"),
        ("By Jane Roe (photos by Ama Mensah)", None),
        ("By Jane Roe", None),
    ],
)
def test_an_agency_in_brackets_supplied_a_part_of_the_story(line: str, agency: str | None) -> None:
    assert bracketed_agency(line) == agency


@pytest.mark.parametrize("line", ["Da Agência Brasil", "De la Agencia EFE", "From Reuters"])
def test_an_agency_behind_a_preposition_is_where_a_text_is_from(line: str) -> None:
    lead = "The only ferry on the lake sailed again on Saturday, a year after its engine failed."
    draft = Draft("a", title="Ferry sails again", paragraphs=[line, lead, lead])
    extract_byline(draft)
    assert (draft.paragraphs, draft.byline) == ([lead, lead], [])
    assert draft.agency in ("Agência Brasil", "EFE", "Reuters")


@pytest.mark.parametrize("office", ["Lake Post Web Desk", "Redaktion Tambabote", "Sports Newsroom"])
def test_an_office_with_its_paper_or_topic_is_nobody(office: str) -> None:
    draft = Draft("a", byline=[office])
    extract_byline(draft)
    assert draft.byline == []


def test_an_agency_in_brackets_under_a_headline_is_the_agency() -> None:
    draft = Draft("a", title="Veerboot vaart weer", paragraphs=["Door Ama Mensah (met ANP)", "De veerboot vaart weer."])
    extract_byline(draft)
    assert (draft.byline, draft.agency) == (["Ama Mensah"], "ANP")


def test_the_word_for_by_leaves_a_name_in_a_script_without_capitals() -> None:
    assert read_names("מאת דנה אשכול") == ["דנה אשכול"]


def test_the_agency_behind_a_writer_s_name_is_the_article_s() -> None:
    draft = Draft(
        article_id="a", title="Un pont s'effondre", paragraphs=["Par Élodie Marchal avec AFP", "Un pont " * 20]
    )
    extract_byline(draft)

    assert (draft.byline, draft.agency) == (["Élodie Marchal"], "AFP")


@pytest.mark.parametrize(
    ("line", "names"), [("이서연 기자", ["이서연"]), ("WRITER: Somsak Petcharat", ["Somsak Petcharat"])]
)
def test_names_with_their_office_are_bylines(line: str, names: list[str]) -> None:
    assert read_byline(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("May 5, 2026 by Ama Mensah", ["Ama Mensah"]),
        ("Curated By: Ama Mensah", ["Ama Mensah"]),
        ("Texte de Ama Mensah", ["Ama Mensah"]),
    ],
)
def test_more_words_may_open_a_byline(line: str, names: list[str]) -> None:
    assert read_byline(line) == names


def test_an_author_as_rss_writes_it_is_the_name_in_brackets() -> None:
    assert read_names("ama@strait.example (Ama Mensah)") == ["Ama Mensah"]


def test_an_agency_s_staff_is_the_agency() -> None:
    draft = Draft("a", title="Ferry sails again", paragraphs=["By Reuters Staff", "The ferry sailed again."])
    extract_byline(draft)
    assert (draft.byline, draft.agency, draft.paragraphs) == ([], "Reuters", ["The ferry sailed again."])


def test_a_given_name_that_is_an_agency_too_opens_a_name() -> None:
    assert read_byline("By Petra Lindqvist") == ["Petra Lindqvist"]
    assert read_byline("By Petra") == []


def test_an_agency_below_a_short_story_is_no_byline() -> None:
    draft = Draft("a", title="Ferry sails again", paragraphs=["It carried two hundred people.", "Reuters"])
    extract_byline(draft)
    assert draft.paragraphs[-1] == "Reuters"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Farah Aziz | Strait Observer", ["Farah Aziz"]),
        ("Farah Aziz / Strait Observer", ["Farah Aziz"]),
        ("Farah Aziz | Kwabena Asante", ["Farah Aziz", "Kwabena Asante"]),
        ("Von Farah Aziz und Kwabena Asante", ["Farah Aziz", "Kwabena Asante"]),
    ],
)
def test_names_below_the_headline_without_an_outlet_or_a_word_for_by(line: str, people: list[str]) -> None:
    story = "The ferry sank off Tamba on Saturday, and all two hundred people on board swam ashore, the harbour said."
    draft = Draft("a", title="Ferry sinks off Tamba again", paragraphs=[line, story])

    extract_byline(draft)

    assert draft.byline == people


def test_a_place_of_the_story_behind_a_writer_is_no_second_writer() -> None:
    story = (
        "The ferry sank off New Tamba on Saturday, and all two hundred people on board swam ashore, the harbour said."
    )
    draft = Draft("a", title="Ferry sinks again", paragraphs=["By Farah Aziz, New Tamba", story])
    note = "(Farah Aziz, Jan Zwart, 2 May 2026)"
    pair = Draft("a", title="Ferry sinks again", paragraphs=["By Farah Aziz, Jan Zwart", story, note])

    extract_byline(draft)
    extract_byline(pair)

    assert draft.byline == ["Farah Aziz"]
    assert pair.byline == ["Farah Aziz", "Jan Zwart"]
