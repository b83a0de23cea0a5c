import re

import pytest
from playwright.sync_api import Page, expect

from tests.desk.newsroom import Newsroom, query, visit
from tests.desk.stories import FERRY, TRAM

pytestmark = pytest.mark.desk


def test_a_persons_page_has_their_quotes_newest_first(page: Page, newsroom: Newsroom) -> None:
    newsroom.feed(
        "ferry-later", title="Ferry sells out", text="TAMBA — “All seats are gone,” said Ama Mensah, a fishmonger."
    )
    newsroom.know("ferry-later")
    visit(page, f"/article?{query(id='ferry')}")

    page.locator(".note").get_by_role("link", name="Ama Mensah").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Ama Mensah")
    output = page.get_by_role("list", name="Quotes, newest first").locator("blockquote")
    expect(output.first).to_have_text("“All seats are gone”")
    expect(output.filter(has_text="We waited a whole year")).not_to_have_count(0)
    page.get_by_role("link", name=str(FERRY["title"]), exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(FERRY["title"]))


def test_a_persons_page_announces_new_articles(page: Page, newsroom: Newsroom) -> None:
    visit(page, f"/article?{query(id='ferry')}")
    page.locator(".note").get_by_role("link", name="Kwame Owusu").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kwame Owusu")

    text = "TAMBA — “The fare stays low,” said Kwame Owusu, who runs the line in Ghana."
    newsroom.feed("ferry-fare", title="Fares fixed", text=text)
    page.get_by_role("button", name="Show what is new").click()

    expect(page.locator("blockquote").first).to_have_text("“The fare stays low”")


def test_a_withdrawn_article_is_removed_from_the_pages_of_persons_and_places(page: Page, newsroom: Newsroom) -> None:
    text = "TALLINN — “The tide table is wrong,” said Mari Kask, a driver. The harbour of Tallinn looks into it."
    newsroom.feed("tide", title="Tide table wrong", text=text)
    newsroom.know("tide")
    visit(page, f"/article?{query(id='tide')}")
    page.locator(".note").get_by_role("link", name="Mari Kask").click()
    expect(page.locator("blockquote", has_text="The tide table is wrong")).to_be_visible()
    other = page.context.new_page()
    visit(other, f"/article?{query(id='tram')}")
    other.get_by_role("region", name="Named in it").get_by_role("link", name="Tallinn").click()
    expect(other.get_by_role("link", name="Tide table wrong")).to_be_visible()
    for shown in (page, other):
        expect(shown.locator("#state")).to_contain_text("Live")

    newsroom.withdraw("tide")

    expect(page.locator("blockquote", has_text="The tide table is wrong")).to_have_count(0)
    expect(other.get_by_role("link", name="Tide table wrong")).to_have_count(0)


def test_a_place_is_on_a_map_at_its_coordinates(page: Page, newsroom: Newsroom) -> None:
    visit(page, f"/article?{query(id='tram')}")
    page.get_by_role("region", name="Named in it").get_by_role("link", name="Tallinn").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Tallinn")
    expect(page.get_by_role("img", name="Map: where Tallinn is")).to_be_visible()
    expect(page.get_by_text(re.compile(r"59\.4\d° N, 24\.\d\d° E"))).to_be_visible()
    expect(page.get_by_role("article").filter(has_text=str(TRAM["title"]))).to_be_visible()
    spot = page.locator(".map .spot")
    assert float(spot.get_attribute("cx") or 0) == pytest.approx(247.5, abs=2)
    assert float(spot.get_attribute("cy") or 0) == pytest.approx(-594.4, abs=2)


def test_a_country_is_drawn_by_its_outline(page: Page, newsroom: Newsroom) -> None:
    visit(page, f"/place?{query(id='country-ee')}")

    expect(page.get_by_role("heading", level=1)).to_have_text("Estonia")
    expect(page.locator(".map .here")).to_be_visible()


def test_trends_count_who_is_named_in_the_last_hour_and_day(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/trends")

    for heading in ("The last hour", "The last day"):
        row = page.get_by_role("region", name=heading).get_by_role("row").filter(has_text="Mari Kask")
        expect(row).to_have_count(1)
        expect(row.get_by_role("img")).to_have_attribute("aria-label", re.compile("At most 1 article each"))
    page.get_by_role("region", name="The last hour").get_by_role("link", name="Mari Kask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mari Kask")


def test_throughput_and_lag_are_in_the_footer(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    foot = page.get_by_role("contentinfo", name="Throughput and lag")

    expect(foot.get_by_text("waiting for enrich")).to_be_visible()
    expect(foot.get_by_role("img", name=re.compile("Articles each minute"))).to_be_visible()
    expect(page.locator("#state")).to_contain_text(re.compile(r"\d+ a minute · lag (\d+|unknown)"))
