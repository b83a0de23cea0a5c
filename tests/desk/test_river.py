import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.desk.newsroom import Newsroom, desk_process, opened, visit
from tests.desk.stories import FERRY, TRAM, plain
from tests.desk.test_for_everyone import faults
from tests.pace import timed

pytestmark = pytest.mark.desk


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("article").filter(has=page.get_by_role("link", name=title, exact=True))


def is_live(page: Page) -> None:
    """Wait until the page's live stream is open."""
    expect(page.locator("#state")).to_contain_text("Live")


def test_a_fed_article_is_on_the_open_page_within_two_seconds_with_its_quote_and_speaker(
    page: Page, newsroom: Newsroom
) -> None:
    visit(page, "/")
    is_live(page)
    newsroom.feed("warm", **plain(0))
    expect(card(page, "Short notice number 0")).to_be_visible()

    seconds = []
    for number in range(3):
        newsroom.feed(f"harbour-{number}", **{**FERRY, "title": f"Harbour lamps lit on day {number}"})
        with timed() as shown:
            expect(card(page, f"Harbour lamps lit on day {number}")).to_be_visible()
        seconds.append(shown.seconds)

    assert min(seconds) < 2, seconds
    output = card(page, "Harbour lamps lit on day 2").get_by_role("listitem").filter(has_text="We waited a whole year")
    expect(output.locator("blockquote")).to_have_text(
        "“We waited a whole year for this boat … Now the market can live.”"
    )
    expect(output.get_by_role("link", name="Ama Mensah")).to_be_visible()
    expect(page.locator(".cards > li").first).to_contain_text("Harbour lamps lit on day 2")


def test_a_correction_replaces_the_card_that_it_corrects(page: Page, newsroom: Newsroom) -> None:
    newsroom.feed("notice-1", **plain(1))
    newsroom.know("notice-1")
    visit(page, "/")
    is_live(page)
    expect(card(page, "Short notice number 1")).to_be_visible()
    cards = page.locator(".cards > li").count()

    newsroom.feed("notice-1", **{**plain(1), "title": "Short notice, corrected", "revision": 2})

    expect(card(page, "Short notice, corrected")).to_contain_text("corrected")
    expect(card(page, "Short notice number 1")).to_have_count(0)
    assert page.locator(".cards > li").count() == cards


def struck(page: Page, title: str) -> Locator:
    """The card of a withdrawn article."""
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=f"Withdrawn: {title}", exact=True))


def test_of_a_withdrawn_article_the_river_keeps_the_headline_struck_with_the_time(
    page: Page, newsroom: Newsroom
) -> None:
    newsroom.feed("notice-2", **plain(2))
    newsroom.know("notice-2")
    visit(page, "/")
    is_live(page)
    expect(card(page, "Short notice number 2")).to_be_visible()

    newsroom.withdraw("notice-2")

    shown = struck(page, "Short notice number 2")
    expect(shown.locator("s")).to_have_text("Short notice number 2")
    expect(shown.get_by_text("withdrawn").locator("time")).to_be_visible()
    expect(shown).not_to_contain_text("The library opens")
    expect(shown.get_by_role("link")).to_have_count(0)
    expect(page.locator("#announcer")).to_contain_text("Withdrawn: Short notice number 2")
    page.reload()
    expect(struck(page, "Short notice number 2").locator("s")).to_be_visible()
    assert not faults(page)


def test_an_article_that_a_kill_notice_names_is_marked_and_can_be_read(page: Page, newsroom: Newsroom) -> None:
    newsroom.feed("notice-3", **{**plain(3), "source": "Night Board"})
    newsroom.know("notice-3")
    visit(page, "/")
    is_live(page)
    expect(card(page, "Short notice number 3")).to_be_visible()

    newsroom.feed(
        "notice-3-kill", title="MANDATORY KILL: Short notice number 3", source="Night Board", text="Kill the story."
    )

    expect(struck(page, "Short notice number 3").get_by_text("withdrawn").locator("time")).to_be_visible()
    page.get_by_role("link", name="Withdrawn: Short notice number 3").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Short notice number 3")
    expect(page.locator(".article-head .label").first).to_contain_text("withdrawn")


def test_nothing_moves_under_a_reader_who_has_scrolled_and_new_articles_are_announced(
    page: Page, newsroom: Newsroom
) -> None:
    for number in range(10, 18):
        newsroom.feed(f"notice-{number}", **plain(number))
    newsroom.know(*(f"notice-{number}" for number in range(10, 18)))
    visit(page, "/")
    is_live(page)
    page.mouse.wheel(0, 400)
    page.wait_for_function("scrollY > 300")
    read = page.locator(".cards > li").nth(3)
    before = read.bounding_box()

    newsroom.feed("late-1", **plain(100))
    newsroom.know("late-1")  # articles of different partitions come in any order
    newsroom.feed("late-2", **plain(101))

    fresh = page.get_by_role("button", name="2 new articles")
    expect(fresh).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("new")
    assert read.bounding_box() == before

    fresh.click()

    expect(page.locator(".cards > li").first).to_contain_text("Short notice number 101")
    expect(fresh).to_be_hidden()


def test_a_button_loads_older_articles(page: Page, newsroom: Newsroom) -> None:
    for number in range(200, 225):
        newsroom.feed(f"notice-{number}", **plain(number))
    newsroom.know(*(f"notice-{number}" for number in range(200, 225)))
    visit(page, "/")
    expect(page.locator(".cards > li")).to_have_count(20)

    page.get_by_role("button", name="Older articles").click()

    expect(page.locator(".cards > li").nth(21)).to_be_visible()
    headlines = page.locator(".cards h2").all_inner_texts()
    assert len(headlines) == len(set(headlines))


def test_a_person_is_found_by_the_beginning_of_a_name_and_filters_the_river(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_role("combobox", name="Person").press_sequentially("kas")
    page.get_by_role("option", name="Mari Kask").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Articles with Mari Kask")
    expect(card(page, str(TRAM["title"]))).to_be_visible()
    expect(card(page, str(FERRY["title"]))).to_have_count(0)
    assert "person=" in page.url


def test_a_place_is_chosen_with_the_keyboard_alone(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    page.get_by_text("Filter", exact=True).click()
    field = page.get_by_role("combobox", name="Place")
    field.press_sequentially("talli")
    expect(page.get_by_role("option", name="Tallinn")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Articles in Tallinn")
    expect(card(page, str(TRAM["title"]))).to_be_visible()
    expect(card(page, str(FERRY["title"]))).to_have_count(0)
    expect(page.get_by_role("combobox", name="Place")).to_be_focused()


def test_a_source_filters_the_river(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Source").select_option("Harbour Post")

    expect(page.locator(".cards > li")).to_have_count(1)
    expect(card(page, str(TRAM["title"]))).to_be_visible()


def test_a_kind_of_quote_filters_the_river(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_role("combobox", name="Quotes").select_option("direct")

    expect(card(page, str(FERRY["title"]))).to_be_visible()
    expect(card(page, str(TRAM["title"]))).to_have_count(0)


def test_filters_add_up_in_the_url_and_are_removed_one_by_one(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/?source=Tamba+Herald&kind=direct")
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles from Tamba Herald, with direct quotes")

    page.get_by_role("link", name="Quotes direct").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Articles from Tamba Herald")
    assert page.url.endswith("/?source=Tamba+Herald")
    page.reload()
    expect(card(page, str(FERRY["title"]))).to_be_visible()


def test_a_filtered_river_shows_only_live_articles_that_match(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/?source=Night+Wire")
    is_live(page)
    expect(page.get_by_text("No article matches yet")).to_be_visible()

    newsroom.feed("other-wire", **plain(300))
    newsroom.feed("night-wire", **{**plain(301), "source": "Night Wire"})

    expect(card(page, "Short notice number 301")).to_be_visible()
    expect(page.locator(".cards > li")).to_have_count(1)


def test_a_filtered_river_loads_what_it_missed_when_it_is_opened_again(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/?source=Dawn+Wire")
    is_live(page)
    page.get_by_role("link", name="Trends").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")

    newsroom.feed("dawn-wire", **{**plain(302), "source": "Dawn Wire"})
    newsroom.know("dawn-wire")
    page.go_back()

    expect(card(page, "Short notice number 302")).to_be_visible()


def test_a_lost_connection_is_reported_calmly_and_missed_articles_arrive_once_it_is_back(
    browser: Browser, newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("away")
    gone = ("net::ERR", "Failed to load resource")
    with desk_process(newsroom.desk.settings, folder) as address:
        context = opened(browser, address, expected=gone)
        page = context.__enter__()
        visit(page, "/")
        is_live(page)
        expect(page.locator(".cards > li").first).to_be_visible()
        shown = page.locator(".cards > li").count()
    expect(page.locator("#notice")).to_contain_text("The desk does not answer")
    assert page.locator(".cards > li").count() == shown

    newsroom.feed("missed", **plain(400))

    with desk_process(newsroom.desk.settings, folder, port=int(address.rpartition(":")[2])):
        expect(card(page, "Short notice number 400")).to_be_visible()
        expect(page.locator("#notice")).to_be_hidden()
        context.__exit__(None, None, None)
