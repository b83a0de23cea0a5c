import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.newsroom import Newsroom, opened, query, visit
from tests.desk.stories import FERRY

pytestmark = pytest.mark.desk

FERRY_PAGE = f"/article?{query(id='ferry')}"


def test_the_parts_of_an_article_are_shown_separately(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)

    expect(page.get_by_role("heading", level=1)).to_have_text(str(FERRY["title"]))
    expect(page.locator(".subhead")).to_have_text(str(FERRY["subhead"]))
    expect(page.locator(".byline")).to_contain_text("By Esi Boateng")
    expect(page.locator(".text .dateline")).to_contain_text("ACCRA")
    expect(page.get_by_role("region", name="Caption")).to_contain_text("The ferry at its pier in Tamba.")
    expect(page.get_by_role("link", name="tamba-herald.example")).to_have_attribute("href", str(FERRY["url"]))


def test_names_in_the_text_are_marked_and_link_to_their_pages(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)

    page.locator(".text a.mention", has_text="Kwame Owusu").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Kwame Owusu")


def test_a_quote_is_highlighted_with_its_speaker_its_cue_and_its_entry(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)
    output = page.locator(".text .said", has_text="We waited a whole year")
    number = output.get_attribute("data-number")

    output.hover()

    expect(page.locator(".text .speaker.lit").first).to_have_text("Ama Mensah")
    expect(page.locator(".text .cue.lit")).to_have_text("said")
    expect(page.locator(f"#quote-{number}")).to_have_class("note lit")

    page.locator(".text .speaker", has_text="Kwame Owusu").first.hover()

    expect(page.locator(".text .said.lit")).to_contain_text("It will sail twice a day")


def test_a_quote_interrupted_by_its_attribution_is_one_quote(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)
    first = page.locator(".text .said", has_text="We waited a whole year")
    second = page.locator(".text .said", has_text="Now the market can live")

    assert first.get_attribute("data-number") == second.get_attribute("data-number")
    number = first.get_attribute("data-number")
    expect(page.locator(f"#quote-{number}")).to_contain_text("in 2 parts")
    expect(page.locator(f".text .reference[data-number='{number}']")).to_have_count(1)


def test_the_number_of_a_quote_links_to_its_entry_and_back(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)
    page.get_by_role("link", name="Quote 1", exact=True).focus()

    page.keyboard.press("Enter")
    expect(page.locator("#quote-1")).to_be_focused()
    expect(page.locator("#quote-1")).to_have_class("note lit")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Quote 1", exact=True)).to_be_focused()


def test_each_quote_shows_its_speaker_its_kind_and_its_confidence(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)
    entry = page.locator(".note", has_text="It will sail twice a day")

    expect(entry.get_by_role("link", name="Kwame Owusu")).to_be_visible()
    expect(entry).to_contain_text("direct")
    expect(entry).to_contain_text("% sure")


def test_removed_parts_are_shown_on_demand(page: Page, newsroom: Newsroom) -> None:
    visit(page, FERRY_PAGE)
    removed = page.locator("details.removed")
    expect(removed.get_by_text("Advertisement")).to_be_hidden()

    removed.locator("summary").click()

    expect(removed.get_by_text("Advertisement")).to_be_visible()
    expect(removed).to_contain_text("advertising")


def test_marks_have_the_right_offsets_in_a_text_beyond_the_basic_plane(page: Page, newsroom: Newsroom) -> None:
    text = "😀😀 The choir 𝄞 is back. “We sing 𝄞 again,” said Ama Mensah, its conductor. It sings on Friday in Accra."
    newsroom.feed("choir", title="Choir is back", source="Tamba Herald", text=text)
    newsroom.know("choir")

    visit(page, f"/article?{query(id='choir')}")

    expect(page.locator(".text .said").first).to_have_text("We sing 𝄞 again")
    expect(page.locator(".text .mention", has_text="Ama Mensah")).to_have_text("Ama Mensah")


def test_a_correction_is_offered_and_a_withdrawal_empties_the_page(page: Page, newsroom: Newsroom) -> None:
    newsroom.feed("pier", title="Pier painted", text="The pier was painted on Monday. It is green now, and dry.")
    newsroom.know("pier")
    visit(page, f"/article?{query(id='pier')}")
    expect(page.locator("#state")).to_contain_text("Live")

    newsroom.feed("pier", title="Pier painted", text="The pier was painted on Monday. It is blue now, and dry.")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator(".text")).to_contain_text("It is blue now")

    newsroom.withdraw("pier")
    expect(page.get_by_role("heading", level=1)).to_have_text("This article was withdrawn")
    expect(page.get_by_text("It is blue now")).to_have_count(0)


def test_the_page_of_a_missing_article_says_so_and_links_back(browser: Browser, newsroom: Newsroom) -> None:
    with opened(browser, newsroom.address, expected=("404",)) as page:
        visit(page, "/article?id=nowhere")

        expect(page.get_by_role("heading", level=1)).to_have_text("Not on this desk")
        page.get_by_role("link", name="Back to the river").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Latest articles")
