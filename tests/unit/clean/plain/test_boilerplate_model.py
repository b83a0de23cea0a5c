from wiredesk.clean.clean import clean
from wiredesk.clean.draft import Draft
from wiredesk.clean.plain.boilerplate_model import extract_story, is_page
from wiredesk_schemas.raw import RawArticle

MENU = """Skip to main content
Log in
Subscribe
Menu
News
Sport
Weather
Business
Opinion
Harbour Life
Podcasts
Search"""
OVER = """Home
News
Ferry that ran aground on the Orwen is pulled free
By Jane Roe
Published 4 May 2021 at 9:14 am
Share
Facebook
Twitter
WhatsApp"""
STORY = "\n".join(
    [
        "A ferry that had lain on a sandbank in the lower Orwen since Sunday was pulled free by two tugs "
        "on Tuesday morning, and its forty passengers were brought ashore in Tamba.",
        "“We sat there for two nights and sang,” said Ama Mensah, a teacher who had been on her way to a "
        "wedding. “Nobody was hurt.”",
        "“Yes.”",
        "The company that runs the ferry, which is owned by the city, said that the captain had taken a "
        "channel which was closed in March because the river had become too shallow.",
        "What happens now",
        "An inquiry is to begin on Thursday. The harbour master, Kofi Adjei, told reporters that the "
        "buoys had been moved after the storm and that the charts had not been corrected.",
        "The ferry is to sail again next week, when its hull has been looked at by divers from the yard in Port Hale.",
    ]
)
FOOT = """Related stories
Ten things to do in Tamba this summer
Bridge over the Orwen to close for a year
Most read
Council votes on parking fees
Storm brings down trees in Port Hale
Comments
Leave a comment
Sign up for our newsletter
Your email address
About us
Contact
Privacy policy
Terms of use
© 2021 Tamba Courier. All rights reserved."""
PAGE = "\n".join([MENU, OVER, STORY, FOOT])


def draft_of(text: str) -> Draft:
    return Draft("a", paragraphs=text.split("\n"))


def test_the_story_is_found_in_the_visible_text_of_a_page() -> None:
    article = clean(RawArticle(article_id="a", text=PAGE))
    assert article.text.split("\n\n") == STORY.split("\n")
    assert article.title == "Ferry that ran aground on the Orwen is pulled free"
    assert article.byline == ["Jane Roe"]


def test_blank_lines_between_the_lines_of_a_page_change_nothing() -> None:
    assert clean(RawArticle(article_id="a", text=PAGE.replace("\n", "\n\n"))).text == "\n\n".join(STORY.split("\n"))


def test_every_line_around_the_story_is_removed_with_a_reason_in_the_order_of_the_page() -> None:
    draft = draft_of(PAGE)
    extract_story(draft)
    removed = [line for part in draft.removed for line in part.text.split("\n")]
    kept = {draft.title, *draft.paragraphs}
    assert removed == [line for line in PAGE.split("\n") if line not in kept]
    reasons = {line: part.reason for part in draft.removed for line in part.text.split("\n")}
    assert reasons["Related stories"] == "related_links"
    assert reasons["© 2021 Tamba Courier. All rights reserved."] == "copyright"
    assert reasons["Harbour Life"] == "outside_article"


def test_a_title_that_is_known_is_not_replaced_and_not_left_in_the_text() -> None:
    title = "Ferry that ran aground on the Orwen is pulled free"
    article = clean(RawArticle(article_id="a", title=title + "!", text=PAGE))
    assert article.title == title + "!"
    assert title not in article.text


def test_readers_comments_under_the_story_are_no_part_of_it() -> None:
    talk = "\n".join(
        f"reader{number}\n{number} days ago\nI was on that boat last year and I tell you it is no better now.\nReply"
        for number in range(2, 9)
    )
    article = clean(RawArticle(article_id="a", text=PAGE.replace("Leave a comment", "7 comments\n" + talk)))
    assert "I was on that boat" not in article.text
    assert "pulled free by two tugs" in article.text


def test_an_article_s_own_short_lines_make_no_page_of_it() -> None:
    results = "\n".join(f"Tamba {number} Port Hale {number + 1}" for number in range(40))
    assert not is_page((STORY + "\n" + results).split("\n"))
    shares = "\n".join(f"Orwen Steel {number}.10 up 0.{number}" for number in range(10, 50))
    assert not is_page(shares.split("\n"))
    talk = "\n".join(f"Q: What about the {what}\nA: No comment" for what in ("ferry", "yard", "buoys", "storm") * 5)
    assert not is_page(talk.split("\n"))


def test_a_poem_a_list_and_a_timetable_are_no_pages() -> None:
    assert not is_page(["The river runs", "and no one knows", "what home it has", "or where it goes"] * 6)
    assert not is_page([f"{number}. Tamba to Port Hale, {number}:15" for number in range(1, 40)])


def test_an_article_with_a_furnished_foot_is_still_an_article() -> None:
    paragraphs = STORY.split("\n") * 3
    assert not is_page([*paragraphs, "Related Articles", "Share", "Comments", "Read more"])


def test_a_text_of_labels_alone_is_left_as_it_is() -> None:
    draft = draft_of("\n".join([MENU, FOOT]))
    before = list(draft.paragraphs)
    extract_story(draft)
    kept = draft.paragraphs
    assert kept
    assert set(kept) <= set(before)


def test_a_page_longer_than_any_page_is_left_to_the_other_steps() -> None:
    assert not is_page(MENU.split("\n") * 1000)


def test_writer_and_time_over_the_story_of_a_page_are_read() -> None:
    head = [
        "10:41",
        "Back",
        "The Harbour Mail",
        "News",
        "Menu",
        "Log in",
        "Subscribe",
        "Swans halt morning trains at Bray Cross",
    ]
    story = [
        "Two swans on the line stopped trains between Bray Cross and Arden for 50 minutes on Wednesday morning.",
        "Commuters shared biscuits on the platform. “Best delay I’ve had all year,” said teacher Niamh Daly.",
    ]
    foot = ["3 Comments", "Show all", "Sort by", "Share", "Privacy policy", "Terms of use", "Contact us"]
    text = "\n\n".join([*head, "Tom Keogh", "6 May 2026 • 7:58am", *story, *foot])
    article = clean(RawArticle(article_id="a", text=text))
    assert (article.byline, article.published_at) == (["Tom Keogh"], "2026-05-06T07:58:00")
