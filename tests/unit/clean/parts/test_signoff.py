import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.signoff import extract_sign_off


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        (["She left. — Reuters"], "Reuters"),
        (["She left.", "- MNA"], "MNA"),
        (["She left. Source: AFP"], "AFP"),
        (["She left. (mit dpa)"], "dpa"),
        (["She left. With inputs from Reuters"], "Reuters"),
        (["She left. © 2026 AFP"], "AFP"),
        (["She left. (©NTB)"], "NTB"),
        (["She left./am/DP/kb"], None),
        (["She left.", "/ritzau/"], "Ritzau"),
        (["She left.", "भाषा अमित रंजन", "रंजन"], "PTI"),
        (["She left.", "Haber-Kamera: Ayşe KAYA/TAMBA, (DHA)"], None),
        (["She left.", "MENAFN11062026000045015839ID1109876543", "Legal Disclaimer:", "We accept no liability."], None),
        (["She left.", "– SAnews.gov.za"], "SAnews"),
        (["She left.", "*Com informações da Lusa"], "Lusa"),
        (["She left. ab/dpa"], "dpa"),
        (["She left.", "lwi/dpa"], "dpa"),
        (
            [
                "She left.",
                "(Only the headline and picture of this report may have been reworked by The Strait staff; the rest of "
                "the content is auto-generated from a syndicated feed.)",
            ],
            None,
        ),
        (["She left.", "(Con información de EFE)"], "EFE"),
        (["She left.", "REUTER"], "Reuters"),
        (["She left. — AFP", "(Additional reporting by Jane Roe; Editing by John Doe)"], "AFP"),
        (["She left.", "(Reporting by Jane Roe)"], None),
        (["She left. -AFP"], "AFP"),
        (["She left.-AFP"], "AFP"),
        (["She left. (ANI)"], "ANI"),
        (["She left. Reuters"], "Reuters"),
        (["She left.", "AFP/Reuters", "ENDS"], "AFP"),
        (["She left.", "(APA/dpa/Reuters)"], "APA"),
        (["She left.", "WAM/Hala Farid/Omar Saeed"], "WAM"),
        (["She left. UNI XC RKM 1845"], "UNI"),
        (["She left.", "BERNAMA -- 2026-03-04 14:32"], "Bernama"),
        (["She left.", "--SPA", "14:32 Local Time 11:32 GMT", "0021"], "SPA"),
        (["She left.", "NNNN"], None),
        (["She left.", "dpa am yydd n1 kb"], "dpa"),
        (["She left.", "KUNA am.kb"], "KUNA"),
        (["She left.", "(This story has not been edited by our staff and is published from a PTI feed.)"], "PTI"),
        (["She left.", "//Petra// JF"], None),
        (["She left.", "-0-", "PANA AO/MA 8Nov2026"], "PANA"),
        (["She left.", "CONTACT: newsroom@island.example, tel. +44 20 7946 0000"], None),
        (["She left.", "Compiled from agency reports"], None),
        (["She left.（完）"], None),
        (["She left.", "AP writers Tom Hale and Ana Kim contributed."], None),
        (["She left.", "(With PTI inputs)"], "PTI"),
        (["She left.", "BSS/SPL/GMR/1745hrs"], "BSS"),
        (["She left. (ANSA).", "YGT-LM"], "ANSA"),
        (["She left.", "EOM/TP/jk"], None),
        (["She left.", "(Sella newsroom, +49 30 5550 1234; editing by K. Mertens)"], None),
        (["She left.", "(Reportage de Jeanne Morel, édité par Luc Petit)"], None),
        (["She left.", "(MORE)"], None),
        (["She left.", "(With inputs from PTI)"], "PTI"),
        (["She left. (With inputs from PTI)"], "PTI"),
        (["She left.", "With agency inputs"], None),
        (["She left.", "Reporting by Jane Roe; Editing by John Doe"], None),
        (["She left. (Additional reporting by Jane Roe in Lagos; Editing by John Doe)"], None),
        (["She left.", "-30-"], None),
        (["She left.", "APP/am/kb"], "APP"),
        (["She left. (end) am.kb"], None),
        (["She left.", "(By Ama Mensah)", "Enditem/kb"], None),
        (["She left.", "(Schluss) am/kb"], None),
        (["She left.", "(©NTB)"], "NTB"),
        (["She left. (MRT, Belga)"], "Belga"),
        (["She left. (am mit dpa)"], "dpa"),
        (["She left.", "WAM/Ama Mensah"], "WAM"),
        (["She left.", "Ama Mensah/TT"], "TT"),
        (["She left.", "(Tanjug) am kb"], "Tanjug"),
        (["She left.", "The Strait with AFP"], "AFP"),
        (["She left.", "Źródło: PAP"], "PAP"),
        (["She left.", "9376**2050"], None),
        (["She left.", "Pewarta: Ama Mensah", "Editor: Kofi Boro"], None),
        (["She left.", "This report by The Canadian Press was first published May 2, 2026."], "CP"),
        (["She left.", "Jane Roe jane@strait.example"], None),
        (["She left.", "Übersetzung: Jane Roe, Redaktion: John Doe und Jim Poe, Faktencheck: Jane Roe"], None),
        (["She left.", "— ENDS —"], None),
        (["She left.", "(Bernama)"], "Bernama"),
        (["She left.", "Source: Xinhua"], "Xinhua"),
        (["She left.", "Kaynak: Haber Merkezi"], None),
        (["She left.", "– with files from the Canadian Press"], "CP"),
        (["She left.", "Associated Press writer Jane Roe in Lagos contributed to this report."], None),
        (
            ["She left.", "This story has been published from a wire agency feed without modifications to the text."],
            None,
        ),
        (["She left.", "(FIN) am/kb"], None),
        (["She left.", "(This story has not been edited by our staff and comes from a syndicated feed.)"], None),
    ],
)
def test_what_stands_under_the_last_words_is_taken_off(last: list[str], agency: str | None) -> None:
    draft = Draft("a", paragraphs=["One.", *last])
    extract_sign_off(draft)
    assert draft.paragraphs == ["One.", "She left."]
    assert draft.agency == agency
    assert {removed.reason for removed in draft.removed} == {"sign_off"}


@pytest.mark.parametrize(
    "last",
    [
        "He reads books by Camus.",
        "It was late. — A friend of hers",
        "The answer was no - OK",
        "Reporting by the paper showed that he lied.",
        "The source: a letter.",
        "She said it was over. (He did not.)",
        "It was late. Anna",
        "With reports of floods in the north, people left.",
        "This story has no end.",
        "The end",
        "He contributed to this report card.",
        "The staff of the news agencies left.",
        "He saw the AP",
    ],
)
def test_a_story_s_last_words_stay(last: str) -> None:
    draft = Draft("a", paragraphs=["One.", last])
    extract_sign_off(draft)
    assert draft.paragraphs[-1] == last


def test_the_agency_of_a_copyright_line_is_the_story_s() -> None:
    draft = Draft("a", paragraphs=["One."])
    draft.remove("© 2020 AFP", "copyright")
    extract_sign_off(draft)
    assert draft.agency == "AFP"


@pytest.mark.parametrize(
    "last",
    [
        "This story was generated by Automated Insights (http://a.example/ap) using data from the exchange.",
        "Ama Mensah can be reached at http://strait.example/mensah .",
        "Follow Ama Mensah on Twitter at http://strait.example/mensah",
        "On Twitter follow Ama Mensah https://strait.example/mensah and Kofi Boro https://strait.example/boro",
        "__.",
        "AP writer Kofi Boro in Accra contributed. Follow AP’s coverage of lakes at https://strait.example/lakes",
        "(BusinessDesk)",
    ],
)
def test_how_a_story_was_made_and_its_writer_is_reached_leave_its_end(last: str) -> None:
    story = ["The ferry sailed again on Saturday.", "“She can be reached at the quay,” said her brother."]
    draft = Draft(article_id="a", paragraphs=[*story, last], agency="BusinessDesk")
    extract_sign_off(draft)
    assert draft.paragraphs == story


@pytest.mark.parametrize("codes", ["am-kb/eq", "am/ kb/", "AMX // EFQ", "NTX/AM/KB"])
def test_initials_of_a_desk_leave_the_end_of_a_story(codes: str) -> None:
    story = ["The ferry sailed again on Saturday.", "It will sail three times a day."]
    draft = Draft(article_id="a", paragraphs=[*story, codes])
    extract_sign_off(draft)
    assert draft.paragraphs == story


@pytest.mark.parametrize("last", ["Text: a poem about the ferry and its goats", "They came with AFP."])
def test_lines_of_a_story_that_resemble_credits_stay(last: str) -> None:
    story = ["The ferry sailed again on Saturday.", "It will sail three times a day.", last]
    draft = Draft(article_id="a", paragraphs=[*story])
    extract_sign_off(draft)
    assert draft.paragraphs == story


@pytest.mark.parametrize(
    "label", ["Notes to Editors:", "# dpa-Notizblock", "Media contact", "Pressekontakt:", "Contacts"]
)
def test_what_is_for_editors_below_the_story_goes_with_its_end_mark(label: str) -> None:
    story = [
        "The harbour master of Tamba said on Monday that the ferry would sail again.",
        "It did so on Tuesday. " * 5,
    ]
    draft = Draft("a", paragraphs=[*story, "-ENDS-", label, "1. The ferry was built in 1987.", "Ama Mensah, 555-0100"])
    extract_sign_off(draft)
    assert draft.paragraphs == story
    assert {part.reason for part in draft.removed} == {"sign_off"}


def test_a_label_over_all_of_the_text_stays() -> None:
    draft = Draft("a", paragraphs=["Ferry", "Notes to editors", "The press conference begins at nine."])
    extract_sign_off(draft)
    assert draft.paragraphs == ["Ferry", "Notes to editors", "The press conference begins at nine."]


@pytest.mark.parametrize(
    ("last", "byline"),
    [
        (["She left. AGERPRES/(AS - autor: Ana Popa, editor: Ion Vlad)"], ["Ana Popa"]),
        (["She left.", "Pewarta: Ana Popa"], ["Ana Popa"]),
        (["She left.", "DHA-Genel Türkiye-TAMBA Ana POPA"], []),
        (["She left.", "JVH/kdm/"], []),
    ],
)
def test_credits_with_roles_and_codes_are_no_text(last: list[str], byline: list[str]) -> None:
    draft = Draft("a", paragraphs=["The ferry sailed again on Saturday, its owners said.", *last], agency="DHA")
    extract_sign_off(draft)
    assert draft.paragraphs[-1] == "She left."
    assert draft.byline == byline


def test_a_line_on_how_to_reach_the_writer_is_no_text() -> None:
    about = "Ama Mensah covers the port. Reach her at mensah@strait.example."
    draft = Draft("a", paragraphs=["The ferry sailed.", "She left.", about], byline=["AMA MENSAH"])
    extract_sign_off(draft)
    assert draft.paragraphs == ["The ferry sailed.", "She left."]


@pytest.mark.parametrize(("code", "agency"), [("apo/vog/ial", "AFP"), ("dpa/am/kb", "dpa")])
def test_initials_in_small_letters_are_no_agency_unless_it_prints_itself_so(code: str, agency: str) -> None:
    draft = Draft("a", paragraphs=["The ferry sailed.", "She left.", code], agency="AFP" if agency == "AFP" else None)
    extract_sign_off(draft)
    assert (draft.paragraphs[-1], draft.agency) == ("She left.", agency)


@pytest.mark.parametrize(
    "last",
    [
        ["She left. Fin"],
        ["She left.", "Cette dépêche de La Presse Canadienne a été initialement publiée le 6 mai 2026."],
    ],
)
def test_the_end_and_first_publication_are_no_text_in_other_languages(last: list[str]) -> None:
    draft = Draft("a", paragraphs=["The ferry sailed again on Saturday.", *last])
    extract_sign_off(draft)
    assert draft.paragraphs[-1] == "She left."


@pytest.mark.parametrize(
    "last",
    [
        ["She left.", "- Bernama-dpa"],
        ["She left.", "(con agencias)"],
        ["She left. – TheStrait.example"],
        ["She left.", "Texte de Ama Mensah avec AFP"],
    ],
)
def test_credits_of_two_agencies_of_all_and_of_a_site_go(last: list[str]) -> None:
    draft = Draft("a", paragraphs=["The boat came in.", *last])
    extract_sign_off(draft)
    assert draft.paragraphs == ["The boat came in.", "She left."]


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        (["She left.", "Xinhua | Editor: Li Wei"], "Xinhua"),
        (["She left.", "(ANSA-AFP)"], "ANSA"),
        (["She left. (KUNA) nk"], "KUNA"),
        (["She left. ■"], None),
        (["She left. IANS/pk"], "IANS"),
        (["She left. IANS am/kb"], "IANS"),
        (["She left.", "am/kb (dpa)"], "dpa"),
        (["She left.", "Am/Boro (AAP)"], "AAP"),
        (["She left.", "am avec AFP"], "AFP"),
        (["She left.", "EFE am-kb"], "EFE"),
        (["She left.", "Additional material: PA"], "PA"),
        (["She left.", "*Ama Mensah is a reporter based in Tamba."], None),
        (["She left.", "AM (EFE, AFP, Reuters)"], None),
        (["She left.", "(PAP) men/ bor/"], "PAP"),
        (["She left.", "Strait Times staff and wire reports"], None),
        (["She left. – Agencies"], None),
        (["She left.", "Compiled from staff and wire reports."], None),
        (["She left.", "— Ama Mensah and wire services"], None),
        (["She left.", "Material from AFP was used in this report."], None),
        (["She left.", "This report includes material from The Strait."], None),
        (["She left.", "011830 JUN 26"], None),
        (["She left.", "Web Editor: Ama Mensah"], None),
        (["She left. ENDITEM"], None),
        (["She left.", "More follows"], None),
        (["She left.", "— Reporting by Ama Mensah"], None),
    ],
)
def test_more_marks_of_a_desk_go(last: list[str], agency: str | None) -> None:
    draft = Draft("a", paragraphs=["The boat came in.", *last])
    extract_sign_off(draft)
    assert (draft.paragraphs, draft.agency) == (["The boat came in.", "She left."], agency)


def test_an_editor_and_the_day_of_a_service_leave_the_end_of_a_chinese_text() -> None:
    draft = Draft(article_id="a", paragraphs=["渡輪星期六恢復航行。", "港務長說船上有二百人。（編輯：王小華）1150502"])
    extract_sign_off(draft)
    assert draft.paragraphs[-1] == "港務長說船上有二百人。"
