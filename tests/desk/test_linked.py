import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.newsroom import Newsroom, opened, visit
from tests.desk.stories import plain
from tests.desk.test_for_everyone import PHONE, faults
from tests.unit.desk.link_records import story

pytestmark = pytest.mark.desk


def test_a_story_is_one_card_with_its_newsrooms_and_copies_folded(reader: Page) -> None:
    visit(reader, "/")
    card = reader.get_by_role("article").filter(has=reader.get_by_role("heading", name="Cracks close the bridge"))
    expect(card.get_by_role("list", name="Other reports").get_by_role("listitem")).to_have_count(2)
    expect(card.get_by_role("list", name="Copies")).to_be_hidden()

    card.get_by_text("1 copy").click()
    expect(card.get_by_role("list", name="Copies")).to_contain_text("Lake Courier")
    card.get_by_role("link", name="All of the story").click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Tema bridge stays closed until summer")
    own = reader.get_by_role("region", name="Own reports, in order of time").get_by_role("listitem")
    expect(own).to_have_count(3)
    expect(reader.get_by_role("region", name="Copies of them")).to_contain_text("Lake Courier")


def test_a_statement_shows_who_said_it_first_and_how_the_words_changed(reader: Page) -> None:
    visit(reader, "/quotes?speaker=mensah")
    reader.get_by_role("link", name="repeated 3 times").first.click()

    expect(reader.locator(".first-source")).to_contain_text("Meridian News Agency")
    wording = reader.locator("#wording-1")
    expect(wording.locator("del")).to_have_text(["instead of not", "instead of 12"])
    expect(wording.locator("ins")).to_have_text(["20"])
    expect(wording).to_contain_text("one has a “not” that the other lacks")
    expect(wording).to_contain_text("another number")
    sources = reader.get_by_role("region", name="Repeated by, in order of time").locator(".source")
    expect(sources).to_have_text(["Lake Courier", "Tema Herald", "Harbour Post"])


def test_a_persons_page_has_all_their_names(reader: Page) -> None:
    visit(reader, "/person?id=person-mensah")

    expect(reader.get_by_role("heading", level=1)).to_have_text("Ama Mensah")
    names = reader.get_by_role("region", name="Names taken for the same").get_by_role("listitem")
    expect(names.filter(has_text="the surname alone")).to_contain_text("Mensah")
    expect(names).to_have_count(2)


def test_numbers_show_who_is_quoted_and_where_articles_come_from(reader: Page) -> None:
    visit(reader, "/numbers")

    expect(reader.get_by_role("img", name="Articles. own reports: 5, of agencies: 1, other copies: 0")).to_be_visible()
    row = reader.get_by_role("region", name="Table of people").get_by_role("row").filter(has_text="Ama Mensah")
    expect(row).to_contain_text("100 %")
    row.get_by_role("link", name="Ama Mensah").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Quotes by Ama Mensah")


def test_a_time_that_cannot_be_read_is_shown_as_given(reader: Page) -> None:
    visit(reader, "/?q=kiosk")
    expect(reader.locator(".card .published")).to_have_text("published the day before")


def test_what_is_new_since_the_last_visit_is_marked(reader: Page) -> None:
    visit(reader, "/")
    expect(reader.locator(".cards > .since")).to_have_count(0)
    visit(reader, "/trends")  # leaving the river records what was seen
    oldest = reader.evaluate("fetch('/api/articles').then((a) => a.json()).then((a) => a.articles.at(-1).seq)")
    left = f"localStorage.setItem('wiredesk-left', JSON.stringify({{seq: {oldest}, time: Date.now() - 3600000}}))"
    reader.evaluate(f"sessionStorage.clear(); {left}")

    visit(reader, "/")

    mark = reader.locator(".cards > li.since")
    expect(mark).to_contain_text("new since you left")
    assert reader.locator(".cards > li").last.get_attribute("class") != "since"
    assert reader.evaluate("document.querySelector('.since').nextElementSibling.nextElementSibling") is None


def test_what_is_new_is_marked_on_a_page_that_stayed_open(reader: Page) -> None:
    visit(reader, "/")
    oldest = reader.evaluate("fetch('/api/articles').then((a) => a.json()).then((a) => a.articles.at(-1).seq)")
    left = f"localStorage.setItem('wiredesk-left', JSON.stringify({{seq: {oldest}, time: Date.now() - 3600000}}))"
    reader.evaluate(f"sessionStorage.clear(); {left}; document.dispatchEvent(new Event('visibilitychange'))")

    expect(reader.locator(".cards > li.since")).to_contain_text("new since you left")


def test_articles_that_turn_out_to_be_one_story_share_a_card_on_the_open_page(page: Page, newsroom: Newsroom) -> None:
    newsroom.feed("shared-1", **{**plain(900), "source": "Night Board"})
    newsroom.feed("shared-2", **{**plain(901), "source": "Day Board"})
    newsroom.know("shared-1", "shared-2")
    visit(page, "/")
    expect(page.locator("#state")).to_contain_text("Live")
    cards = page.locator(".cards > li").filter(has_text="Short notice number 90")
    expect(cards).to_have_count(2)

    newsroom.publish(story("both", "shared-1", "shared-2"))

    expect(cards).to_have_count(1)
    expect(cards.locator(".sharing-count")).to_contain_text("2 articles from 2 newsrooms")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/story?id=bridge", "/statement?id=said", "/numbers", "/person?id=mensah"])
def test_axe_finds_no_serious_fault_on_the_pages_of_link(
    browser: Browser, archive: str, address: str, scheme: str
) -> None:
    with opened(browser, archive, color_scheme=scheme) as page:
        visit(page, address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for summary in page.locator("main summary").all():
            summary.click()
        assert faults(page) == []


@pytest.mark.parametrize("address", ["/", "/story?id=bridge", "/statement?id=said", "/numbers", "/map", "/quotes"])
def test_a_phone_shows_the_pages_of_link_without_scrolling_sideways(
    browser: Browser, archive: str, address: str
) -> None:
    with opened(browser, archive, **PHONE) as page:
        visit(page, address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
