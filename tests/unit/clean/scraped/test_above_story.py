import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

TITLE = "Ferry sails again on Lake Tamba"
STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said.",
    "It carried two hundred people and a goat, he said, and nobody complained about either of them on that day.",
    "“We waited for so long that my daughter learned to swim,” said Efua Quist, a trader who was first on board.",
    "It will sail three times a day from now on and twice on Sundays, and the fare stays what it was before.",
)


def scraped(*head: str, foot: tuple[str, ...] = (), title: str = "") -> CleanArticle:
    """Return what is left of a page's text with these lines above and below the story."""
    return clean(RawArticle(article_id="a", title=title, text="\n\n".join((*head, *STORY, *foot))))


def is_whole(article: CleanArticle) -> bool:
    return article.text == "\n\n".join(STORY)


def test_a_page_s_own_lines_between_headline_and_story_are_removed() -> None:
    article = scraped(
        TITLE, "Coast", "2 May 2026", "3 min read", "Bookmark", "A", "A", "You have three free stories.", "Share"
    )

    assert is_whole(article)
    assert article.title == TITLE
    assert article.published_at == "2026-05-02"


def test_the_writer_is_on_a_line_beside_the_time() -> None:
    article = scraped(TITLE, "Ama Mensah", "2 May 2026", "Share", "Save")

    assert is_whole(article)
    assert article.byline == ["Ama Mensah"]


@pytest.mark.parametrize(
    "line",
    [
        "Farah Aziz Political Correspondent",
        "Farah Aziz farah@strait.example",
        "By Farah AzizLifestyle Writer",
        "Farah Aziz Deputy Content Hub Director",
        "May 2, 2026 By Farah Aziz Leave a Comment",
    ],
)
def test_a_role_or_an_address_behind_a_known_given_name_is_no_part_of_it(line: str) -> None:
    article = scraped(TITLE, line, "2 May 2026", "Share", "Save")

    assert is_whole(article)
    assert article.byline == ["Farah Aziz"]


def test_a_given_name_of_two_words_stays_whole_before_a_role() -> None:
    assert scraped(TITLE, "Mary Jane Smith Reporter", "2 May 2026", "Share", "Save").byline == ["Mary Jane Smith"]


def test_a_writer_in_capitals_beside_the_time() -> None:
    assert scraped(TITLE, "FARAH AZIZ", "2 May 2026").byline == ["FARAH AZIZ"]


def test_one_label_and_a_known_given_name_show_that_text_was_scraped() -> None:
    article = scraped("Coast", TITLE, "Farah Aziz", "The ferry in May. (Image credit: The Strait)", "Jump to:")

    assert is_whole(article)
    assert (article.title, article.byline) == (TITLE, ["Farah Aziz"])


def test_the_headline_is_the_line_without_the_name_of_the_site() -> None:
    article = scraped(f"{TITLE} - Strait Post", "Saturday, May 2, 2026", "Obituaries", TITLE, "Share", "May 2, 2026")

    assert is_whole(article)
    assert article.title == TITLE


def test_sections_beside_a_bar_are_no_headline() -> None:
    article = scraped("COAST | FERRY", TITLE, "Farah Aziz", "2 May 2026")

    assert is_whole(article)
    assert article.title == TITLE


def test_the_writer_is_presented_below_the_story() -> None:
    article = scraped(TITLE, "Farah Aziz", "2 May 2026", "Share", foot=("Farah Aziz is a reporter in Tamba.",))

    assert is_whole(article)
    assert article.byline == ["Farah Aziz"]


def test_a_name_of_the_story_is_not_its_writer() -> None:
    assert scraped(TITLE, "Efua Quist", "2 May 2026", "Share", "Save").byline == []


def test_the_writer_stands_below_a_word_for_by() -> None:
    article = scraped(TITLE, "Von", "Ama Mensah", "2. Mai 2026", "Merken", "Teilen")

    assert is_whole(article)
    assert article.byline == ["Ama Mensah"]


@pytest.mark.parametrize("line", ["Ama Mensah7 hours ago", "Ama Mensah 3 minutes read", "By Ama MensahFollow"])
def test_a_button_or_a_time_behind_the_name_is_no_part_of_it(line: str) -> None:
    article = scraped(TITLE, line, "Share", "Save")

    assert is_whole(article)
    assert article.byline == ["Ama Mensah"]


def test_a_summary_above_the_time_becomes_the_subhead() -> None:
    summary = "The harbour master expects two hundred people a day."
    article = scraped(TITLE, summary, "2 May 2026, 15:05", "Share")

    assert is_whole(article)
    assert article.subhead == summary


def test_a_summary_below_the_time_is_one_that_the_story_repeats() -> None:
    summary = "It carried two hundred people and a goat on that day."

    assert scraped(TITLE, "By Ama Mensah", "2 May 2026", summary).subhead == summary


def test_main_points_stand_under_a_label() -> None:
    article = scraped(TITLE, "By Ama Mensah", "2 May 2026", "In short:", "The ferry sails again.", "So does the goat.")

    assert is_whole(article)


def test_a_caption_stands_above_its_credit() -> None:
    article = scraped(TITLE, "2 May 2026", "The ferry left its quay at seven.", "Kofi Boro / The Strait", "Share")

    assert is_whole(article)
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("The ferry left its quay at seven.", "Kofi Boro / The Strait")
    ]


def test_the_headline_is_below_a_kicker() -> None:
    assert scraped("Shipping on the coast", TITLE, "2 May 2026", "Share").title == TITLE


def test_the_headline_is_below_the_trail_of_links_that_repeats_it() -> None:
    assert scraped(f"NewsCoast{TITLE}", TITLE, "By Ama Mensah", "2 May 2026").title == TITLE


def test_a_headline_in_a_script_without_spaces() -> None:
    head = ("連絡船が再開", "2026年5月2日", "シェア", "保存")
    story = (
        "多葉湖の連絡船は二日、一年ぶりに運航を再開した。港の責任者が発表し、乗客は喜んでいた。",
        "乗客は二百人で、山羊も一頭乗っていたという。次の便は正午に出る予定である。",
    )
    article = clean(RawArticle(article_id="a", text="\n\n".join((*head, *story))))

    assert article.title == "連絡船が再開"
    assert article.text == "\n\n".join(story)


def test_the_time_of_publication_wins_over_that_of_an_update() -> None:
    article = scraped(TITLE, "Updated: 3 May 2026, 9:14", "Created: 2 May 2026, 15:05", "Share")

    assert article.published_at == "2026-05-02T15:05:00"


def test_an_agency_above_the_time_is_the_story_s() -> None:
    article = scraped(TITLE, "AFP", "2 May 2026", "Share", "Save")

    assert is_whole(article)
    assert article.agency == "AFP"


def test_with_a_given_headline_the_page_s_own_lines_go_too() -> None:
    article = scraped("2 May 2026", "3 min read", "Bookmark", "A", "A", title=TITLE)

    assert is_whole(article)


def test_times_between_the_paragraphs_of_a_chronicle_stay() -> None:
    days = ("2 May 2026", "3 May 2026", "4 May 2026", "5 May 2026")
    text = "\n\n".join((TITLE, "By Ama Mensah", *(line for pair in zip(STORY, days, strict=True) for line in pair)))

    assert all(paragraph in clean(RawArticle(article_id="a", text=text)).text for paragraph in STORY)


def test_copy_without_a_page_s_lines_stays_as_it_is() -> None:
    assert scraped(TITLE, "A year ashore").text == "\n\n".join(("A year ashore", *STORY))


def test_a_page_s_head_stands_above_an_agency_s_dateline() -> None:
    first, *others = STORY
    head = (TITLE, "dpa/ama", "02.05.2026 - 15:05 Uhr", "Foto: Farah Aziz/dpa", "Die Halle brannte aus.")
    text = "\n\n".join((*head, f"Tamba (dpa) - {first}", *others))

    article = clean(RawArticle(article_id="a", text=text))

    assert is_whole(article)
    assert (article.title, article.agency) == (TITLE, "dpa")


def test_a_caption_stands_below_its_credit_and_above_the_story() -> None:
    article = scraped(TITLE, "2 May 2026", "Farah Aziz", "Strait News, Tamba", "Getty Images", "The ferry in May.")

    assert is_whole(article)
    assert [(caption.text, caption.credit) for caption in article.captions] == [("The ferry in May.", "Getty Images")]


def test_a_photographer_and_a_paper_behind_a_caption_are_its_credit() -> None:
    article = scraped(TITLE, "2 May 2026", "The ferry in May. Farah Aziz / Strait Magazine", "Share")

    assert is_whole(article)
    assert article.byline == []
    assert [caption.credit for caption in article.captions] == ["Farah Aziz / Strait Magazine"]


def test_a_day_before_the_writer_is_the_time_of_the_article() -> None:
    article = scraped(TITLE, "May 2, 2026 by Farah Aziz Leave a Comment")

    assert is_whole(article)
    assert (article.byline, article.published_at) == (["Farah Aziz"], "2026-05-02")


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("Strait Life / 05:30 AM May 2, 2026", "2026-05-02T05:30:00"),
        ("Tamba | Updated: May 2, 2026 21:16 IST", "2026-05-02T21:16:00"),
        ("May 2, 2026 08:00 AM Eastern Daylight Time", "2026-05-02T08:00:00-04:00"),
    ],
)
def test_a_time_beside_a_few_words_is_the_article_s(line: str, time: str) -> None:
    article = scraped(TITLE, "By Farah Aziz", line, "Share")

    assert is_whole(article)
    assert (article.byline, article.published_at) == (["Farah Aziz"], time)


def test_a_clock_on_the_line_below_the_day_belongs_to_it() -> None:
    assert scraped(TITLE, "Saturday, 02 May 2026", "7:28 PM MYT", "Share").published_at == "2026-05-02T19:28:00+08:00"


def test_clocks_alone_around_a_headline_are_a_page_s_own() -> None:
    article = scraped("18:42", TITLE, "18:40", foot=("18:15", "Bridge toll doubled", "17:58", "Goats on the bus"))

    assert is_whole(article)
    assert article.title == TITLE


def test_clocks_over_the_parts_of_a_chronicle_stay() -> None:
    first, *others = STORY
    lines = (TITLE, "TAMBA, Kenya (AP) — The Latest on the ferry of Lake Tamba (all times local):", "3:05 p.m.", first)
    article = clean(RawArticle(article_id="a", text="\n\n".join((*lines, "2:10 p.m.", *others))))

    assert "3:05 p.m." in article.text
    assert "2:10 p.m." in article.text


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The ferry at its quay in May. / FARAH AZIZ", "FARAH AZIZ"),
        ("The ferry at its quay in May. (Supplied: Port of Tamba)", "Supplied: Port of Tamba"),
        ("The ferry at its quay in May. © Farah Aziz", "© Farah Aziz"),
        ("The ferry at its quay in May.(WTMB)", "WTMB"),
        ("The ferry at its quay in May. − Foto: Farah Aziz", "Foto: Farah Aziz"),
        ("Item 1 of 2 The ferry at its quay in May. REUTERS/Farah Aziz", "REUTERS/Farah Aziz"),
    ],
)
def test_a_caption_loses_its_credit_and_its_number(line: str, credit: str) -> None:
    article = scraped(TITLE, line, "2 May 2026", "Share")

    assert is_whole(article)
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("The ferry at its quay in May.", credit)
    ]


@pytest.mark.parametrize("name", ["Listen Back", "Yerel Haberler"])
def test_two_capitals_of_a_menu_are_no_writer(name: str) -> None:
    head = (
        (TITLE, "2 May 2026", "3 May 2026", name) if name == "Listen Back" else ("Haberler", name, TITLE, "2 May 2026")
    )

    assert scraped(*head, "Share").byline == []


@pytest.mark.parametrize("line", ["Farah Aziz at Quay Park", "L’Écho de Tamba - Farah AZIZ"])
def test_a_place_or_an_outlet_beside_a_given_name_is_no_part_of_it(line: str) -> None:
    article = scraped(TITLE, line, "2 May 2026", "Share")

    assert is_whole(article)
    assert [name.title() for name in article.byline] == ["Farah Aziz"]


def test_the_section_that_a_byline_repeats_is_no_headline() -> None:
    assert scraped("Ferry and Lake", TITLE, "By Farah Aziz, Ferry and Lake", "2 May 2026", "Share").title == TITLE


def test_a_summary_with_more_of_the_story_than_the_headline_is_no_headline() -> None:
    summary = "Its engine had failed a year ago on a Saturday."
    article = scraped("The trader who learned to swim", summary, "Words by Farah Aziz", "2 May 2026", "Share")

    assert (article.title, article.subhead) == ("The trader who learned to swim", summary)


def test_a_headline_may_have_no_word_of_the_story() -> None:
    assert (
        scraped("Old boat moves once more", "By Farah Aziz", "2 May 2026", "Share").title == "Old boat moves once more"
    )


@pytest.mark.parametrize("title", ["Opinion: The ferry must sail", "Opinion | The ferry must sail"])
def test_a_label_before_a_headline_does_not_hide_it(title: str) -> None:
    about = "Farah Aziz is a captain and a former member of the port's board."
    article = scraped(title, "By Farah Aziz", "2 May 2026", about, "Comment", "Share")

    assert is_whole(article)
    assert (article.title, article.subhead) == (title, None)


def test_main_points_are_no_summary() -> None:
    article = scraped(TITLE, "By Farah Aziz", "2 May 2026", "Share", "Summary", "Engine had failed on Lake Tamba")

    assert article.subhead is None


def test_a_page_s_labels_stand_above_an_agency_s_dateline() -> None:
    first, *others = STORY
    head = ("Skip to content", "WTMB News", TITLE, "by: Farah Aziz", "Posted: May 2, 2026 / 05:14 PM CDT", "SHARE")
    text = "\n\n".join((*head, f"TAMBA, Kenya (AP) — {first}", *others))

    article = clean(RawArticle(article_id="a", text=text))

    assert is_whole(article)
    assert (article.title, article.byline) == (TITLE, ["Farah Aziz"])
    assert article.published_at == "2026-05-02T17:14:00-05:00"


def test_a_consent_dialog_above_the_headline_is_removed() -> None:
    asking = "We and our 214 partners store information on a device, such as cookies, and process data."
    article = scraped("We value your privacy", asking, "Accept all", "Reject all", "Options", TITLE, "2 May 2026")

    assert is_whole(article)
    assert article.title == TITLE


def test_labels_below_a_short_story_do_not_put_its_first_paragraph_above_it() -> None:
    first, second = (
        "Five old engines stay in Tamba after a protest of its people.",
        "The port had sold them abroad in May.",
    )
    head, foot = (TITLE, "Farah Aziz", "2 May 2026", "Share"), ("READ MORE: Bridge toll doubled", "Comments")
    text = "\n\n".join((*head, first, second, STORY[2], *foot))

    assert clean(RawArticle(article_id="a", text=text)).text == "\n\n".join((first, second, STORY[2]))


def test_a_writer_and_an_outlet_before_the_time_are_no_words_beside_it() -> None:
    article = scraped(TITLE, "Farah Aziz · Strait News · Posted: May 2, 2026 3:05 PM EDT | Last Updated: May 3")

    assert is_whole(article)
    assert article.byline == ["Farah Aziz"]
