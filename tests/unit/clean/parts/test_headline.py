import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.headline import extract_head
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.raw import RawArticle

STORY = "The ferry ran aground on a sandbank in the lower river on Sunday night, police said."


def taken(*lines: str, title: str = "") -> Draft:
    draft = Draft("a", title=title, paragraphs=list(lines))
    extract_head(draft)
    return draft


def test_section_headline_and_subhead_stand_over_bare_text() -> None:
    draft = taken("World", "Ferry runs aground in the river", "Fishing boats take off passengers", STORY)
    assert (draft.section, draft.title, draft.subhead) == (
        "World",
        "Ferry runs aground in the river",
        "Fishing boats take off passengers",
    )
    assert draft.paragraphs == [STORY]


def test_a_headline_stands_over_a_dateline_however_short_the_story() -> None:
    assert taken("Ferry aground in the river", "DHAKA, May 1 — It sank.").title == "Ferry aground in the river"


def test_a_story_s_first_sentence_is_no_headline() -> None:
    assert taken("It sank.", STORY).title == ""
    assert taken(STORY, STORY).title == ""
    assert taken("“It sank", STORY).title != STORY


def test_a_list_of_short_lines_is_no_headline() -> None:
    draft = taken("One fish", "Two fish", "Red fish", "Blue fish", "Old fish", "New fish", STORY)
    assert draft.title == ""
    assert len(draft.paragraphs) == 7


def test_a_name_alone_over_the_story_is_left_there() -> None:
    assert taken("JANE ROE", STORY).title == ""


def test_a_known_headline_is_not_left_in_the_text() -> None:
    draft = taken("World", "Ferry runs aground!", STORY, title="Ferry runs aground")
    assert draft.paragraphs == [STORY]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [
        ("World", "section_label"),
        ("Ferry runs aground!", "repeated_headline"),
    ]


def test_what_stands_over_the_byline_is_headline_and_standfirst_however_it_ends() -> None:
    lines = ["Ferry runs aground.", "Fishing boats took off all of the passengers, police said.", "By Jane Roe", STORY]
    draft = Draft("a", paragraphs=list(lines))
    extract_head(draft)
    assert (draft.title, draft.subhead, draft.byline) == (lines[0], lines[1], ["Jane Roe"])
    assert draft.paragraphs == [STORY]


def test_under_a_known_headline_a_line_over_the_byline_is_the_standfirst() -> None:
    lines = ["Ferry runs aground", "Fishing boats took off all of the passengers, police said.", "By Jane Roe", STORY]
    draft = Draft("a", title="Ferry runs aground", paragraphs=list(lines))
    extract_head(draft)
    assert draft.subhead == lines[1]
    assert draft.paragraphs == [STORY]


def test_a_headline_with_a_point_stands_over_a_dateline() -> None:
    draft = taken("Ferry runs aground.", "DHAKA, May 1 — " + STORY)
    assert draft.title == "Ferry runs aground."
    draft = taken("Ferry runs aground. Police came.", "DHAKA, May 1 — " + STORY)
    assert draft.title == ""


def test_a_paragraph_with_a_dateline_is_no_headline_even_when_it_is_short() -> None:
    draft = taken("PARIS: city of light", "Two days on the river", STORY)
    assert (draft.title, draft.subhead) == ("PARIS: city of light", "Two days on the river")


def test_of_several_sections_above_a_headline_the_last_is_the_section() -> None:
    story = "TAMBA, Kenya (AFP) — The only ferry on Lake Tamba sailed again on Saturday."
    draft = Draft(article_id="a", paragraphs=["HEADLINES", "World", "Lake Tamba’s only ferry sails again", story])
    extract_head(draft)
    assert (draft.section, draft.title, draft.paragraphs) == ("World", "Lake Tamba’s only ferry sails again", [story])


@pytest.mark.parametrize(
    ("title", "source", "stays"),
    [
        ("Ferry returns to Tamba - Tamba Courier", "Tamba Courier", "Ferry returns to Tamba"),
        ("Ferry returns | THE COURIER", "The Courier", "Ferry returns"),
        ("Ferry returns – at last", "Tamba Courier", "Ferry returns – at last"),
        ("⚡️ Ferry returns to Tamba", None, "Ferry returns to Tamba"),
        ("❗️Ferry returns to Tamba❗️", None, "Ferry returns to Tamba"),
        ("Ferry returns - Tamba Courier", None, "Ferry returns - Tamba Courier"),
        ("Tamba Courier", "Tamba Courier", "Tamba Courier"),
    ],
)
def test_a_known_headline_loses_the_name_of_its_source(title: str, source: str | None, stays: str) -> None:
    draft = Draft("a", title=title, source=source, paragraphs=[STORY])
    extract_head(draft)
    assert draft.title == stays


def test_a_known_headline_with_the_source_after_it_leaves_the_text_and_so_does_the_source() -> None:
    draft = Draft(
        "a",
        title="Ferry runs aground",
        source="The Strait",
        paragraphs=["Ferry runs aground - The Strait", "The Strait", STORY],
    )
    extract_head(draft)
    assert draft.paragraphs == [STORY]


def test_lines_of_a_portal_over_the_story_are_read() -> None:
    draft = taken("Il traghetto torna a navigare", "di Ama Mensah", STORY)
    assert (draft.title, draft.byline, draft.paragraphs) == ("Il traghetto torna a navigare", ["Ama Mensah"], [STORY])
    draft = taken("Jedyny prom znów pływa po jeziorze", "Autor: Ama Mensah", STORY)
    assert (draft.title, draft.byline) == ("Jedyny prom znów pływa po jeziorze", ["Ama Mensah"])
    draft = taken("Le ferry navigue de nouveau", "Par Le Détroit avec AFP", STORY)
    assert (draft.title, draft.agency, draft.byline) == ("Le ferry navigue de nouveau", "AFP", [])


def test_a_first_paragraph_with_a_dateline_is_no_headline_over_the_names_below_it() -> None:
    text = (
        "Makassar (ANTARA) - The ferry sailed again on Saturday.\n\nIt will sail three times a day.\n\n"
        "Reporter: Ama Mensah\nEditor: Kofi Boro"
    )
    article = clean(RawArticle(article_id="a", text=text))
    assert article.text == "The ferry sailed again on Saturday.\n\nIt will sail three times a day."
    assert article.dateline is not None
    assert article.dateline.place == "Makassar"


def test_a_section_in_capitals_between_headline_and_story_is_the_section() -> None:
    draft = taken("WORLD", f"TAMBA — {STORY}", title="Ferry aground")
    assert (draft.section, len(draft.paragraphs)) == ("WORLD", 1)
    for line in ("BERLIN", "No goats"):
        assert taken(line, f"{STORY} {STORY}", title="Ferry aground").section is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Breaking News Tamba – Latest Headlines", "Traders reopen the market after two weeks"),
        ("Accueil Société Faits divers", "Traders reopen the market after two weeks"),
    ],
)
def test_a_site_s_own_line_above_a_headline_is_no_headline(line: str, title: str) -> None:
    story = "Traders at the main market reopened their shops on Friday, ending a closure of two weeks over a new levy."
    article = clean(
        RawArticle(text=f"{line}\n\n{title}\n\nBy Ama Mensah\n\n{story}\n\nThe levy was suspended on Thursday.")
    )

    assert (article.title, article.byline) == (title, ["Ama Mensah"])


def test_a_headline_above_a_standfirst_stays_though_it_has_a_word_of_a_menu() -> None:
    story = (
        "Traders at the main market reopened their shops on Friday, and a goat went home with a prize for the latest."
    )
    head = "The latest goat in town\n\nTraders reopen the market in Tamba after two weeks\n\nBy Ama Mensah"

    assert clean(RawArticle(text=f"{head}\n\n{story}\n\nThe levy was suspended.")).title == "The latest goat in town"


def test_the_label_of_a_standfirst_is_no_part_of_it() -> None:
    above = "Die Fähre nach Tamba fährt wieder\n\nUtl.: Hafenmeister erfreut - Ziegen verboten ="
    text = f"{above}\n\nTamba (APA) - Die Fähre ist wieder gefahren."
    assert clean(RawArticle(article_id="a", text=text)).subhead == "Hafenmeister erfreut - Ziegen verboten"


def test_the_marks_of_an_urgent_headline_are_no_part_of_it() -> None:
    text = "++ Frana in Val Sorda, evacuate 12 famiglie ++\n\n(ANSA) - TRENTO, 06 MAG - Evacuate dodici famiglie."
    assert clean(RawArticle(article_id="a", text=text)).title == "Frana in Val Sorda, evacuate 12 famiglie"


def test_a_line_of_parts_with_a_time_is_no_standfirst() -> None:
    draft = taken("Ferry runs aground in the lower river", "Strait Observer | 15.11.2026 | 18:40", STORY)
    assert (draft.title, draft.subhead) == ("Ferry runs aground in the lower river", None)
    assert draft.paragraphs == [STORY]


def test_a_job_below_a_name_in_capitals_is_part_of_the_byline() -> None:
    draft = Draft("a", paragraphs=["Ferry on Lake Tamba sails again", "AMA MENSAH", "STAFF WRITER", STORY, STORY])
    extract_head(draft)
    assert (draft.byline, draft.paragraphs) == (["AMA MENSAH"], [STORY, STORY])


def test_a_line_of_paper_day_and_writer_names_the_writer() -> None:
    draft = Draft("a", paragraphs=["FERRY ON LAKE TAMBA SAILS", "Strait Times | May 5, 2026 | Ana Mensah", STORY])
    extract_head(draft)
    assert (draft.title, draft.byline) == ("FERRY ON LAKE TAMBA SAILS", ["Ana Mensah"])


def test_the_name_of_the_host_is_no_part_of_a_headline() -> None:
    draft = Draft("a", title="Ferry sails | The Strait", url="https://www.thestrait.example/a", paragraphs=[STORY])
    extract_head(draft)
    assert draft.title == "Ferry sails"


def test_the_main_points_between_headline_and_byline_are_set_apart() -> None:
    draft = taken("Ferry runs aground in the river", "- It hit a sandbank", "- Nobody was hurt", "By Jane Roe", STORY)
    assert (draft.title, draft.byline, draft.paragraphs) == ("Ferry runs aground in the river", ["Jane Roe"], [STORY])
    assert [part.text for part in draft.removed if part.reason == "summary"] == [
        "- It hit a sandbank",
        "- Nobody was hurt",
    ]


def test_what_is_above_a_time_is_headline_and_standfirst_however_the_second_ends() -> None:
    text = f"News|River\n\nFerry aground in the river\n\nNobody was hurt.\n\nPublished on 3 May 2026\n\n{STORY}"
    article = clean(RawArticle(article_id="a", text=text))
    assert (article.section, article.title, article.subhead, article.text) == (
        "News|River",
        "Ferry aground in the river",
        "Nobody was hurt.",
        STORY,
    )


def test_a_paragraph_above_a_time_in_mid_story_is_no_headline() -> None:
    text = f"{STORY}\n\nUpdated on 3 May 2026\n\n{STORY[:-1]}, and it is still there."
    assert clean(RawArticle(article_id="a", text=text)).title == ""


@pytest.mark.parametrize(
    ("headline", "story"),
    [
        (
            "川で連絡船が座礁した",
            "【東京共同】警察によると、日曜日の夜に川の下流で連絡船が砂州に乗り上げた。けが人はいなかった。",
        ),
        ("渡轮在河上搁浅三小时", "新华社北京5月2日电 警方说，一艘渡轮星期日晚上在河流下游的沙洲上搁浅，没有人受伤。"),
    ],
)
def test_a_headline_without_spaces_is_no_name(headline: str, story: str) -> None:
    assert taken(headline, story).title == headline
    assert taken("王小明", story).title == ""


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("By", "Jane Roe"), ["Jane Roe"]),
        (("Jane Roe - StraitNews", "3 May 2026 15:05"), ["Jane Roe"]),
        (("Jane Roe · Strait News · Posted: May 03, 2026 3:05 PM EDT",), ["Jane Roe"]),
        (("Jane Roe with AFP, Reuters", "3 May 2026"), ["Jane Roe"]),
        (("Strait News · Sella · Posted: May 03, 2026 3:05 PM EDT",), []),
    ],
)
def test_writers_between_a_headline_and_a_time(lines: tuple[str, ...], names: list[str]) -> None:
    text = "\n\n".join(("Ferry runs aground in the river", *lines, STORY))
    article = clean(RawArticle(article_id="a", text=text))
    assert (article.title, article.byline, article.text) == ("Ferry runs aground in the river", names, STORY)


def test_a_sentence_between_headline_and_time_is_the_standfirst_and_no_caption() -> None:
    lead = "Nobody was hurt, and the ferry will sail again as soon as the water rises by a metre."
    lines = ("Ferry runs aground", lead, "3 May 2026, 15:05", "Photo: Jane Roe / dpa", STORY)
    article = clean(RawArticle(article_id="a", text="\n\n".join(lines)))
    assert (article.title, article.subhead, article.captions, article.text) == ("Ferry runs aground", lead, [], STORY)


def test_a_section_between_standfirst_and_time_is_no_paragraph() -> None:
    lines = ("Ferry runs aground in the river", "Nobody was hurt.", "Coast News", "Published on 3 May 2026", STORY)
    article = clean(RawArticle(article_id="a", text="\n\n".join(lines)))
    assert (article.section, article.subhead, article.text) == ("Coast News", "Nobody was hurt.", STORY)


def test_a_short_paragraph_in_korean_opens_the_story() -> None:
    story = "일요일 염소 40마리가 셀라 인근 철도 터널을 5시간 동안 막아 열차 세 편이 되돌아갔다."
    assert taken("염소 떼, 철도 터널 막아", story).title == "염소 떼, 철도 터널 막아"


def test_a_text_of_a_caption_and_a_time_alone_has_no_story() -> None:
    with pytest.raises(EmptyArticle):
        clean(RawArticle(article_id="a", text="Photo: =\n24:00"))
