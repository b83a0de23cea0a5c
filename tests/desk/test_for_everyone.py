from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.desk.newsroom import Newsroom, opened, query, visit
from tests.desk.stories import FERRY

pytestmark = pytest.mark.desk

VIEWS = {
    "river": "/",
    "filtered river": "/?source=Tamba+Herald&kind=direct",
    "empty river": "/?source=Nowhere",
    "article": f"/article?{query(id='ferry')}",
    "person": "/person?id={person}",
    "place": f"/place?{query(id='country-ee')}",
    "trends": "/trends",
    "search": "/?q=ferry+OR+tram&in=quotes",
    "quotes": "/quotes?speaker=Ama+Mensah",
    "map": "/map",
}

PHONE: dict[str, Any] = {"viewport": {"width": 375, "height": 812}, "is_mobile": True, "has_touch": True}


def go(page: Page, address: str) -> None:
    """Open an address and wait for its page."""
    if "{person}" in address:
        visit(page, VIEWS["article"])
        address = page.locator(".note .speaker-name a").first.get_attribute("href") or ""
    visit(page, address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("#state")).to_contain_text("Live")


def faults(page: Page) -> list[str]:
    """The accessibility violations that axe finds."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node.get('failureSummary')}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_fault(browser: Browser, newsroom: Newsroom, view: str, scheme: str) -> None:
    with opened(browser, newsroom.address, color_scheme=scheme) as page:
        go(page, VIEWS[view])
        assert faults(page) == []

        for summary in page.locator("main summary").all():
            summary.click()
        assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_highlighted_parts(browser: Browser, newsroom: Newsroom, scheme: str) -> None:
    with opened(browser, newsroom.address, color_scheme=scheme) as page:
        go(page, VIEWS["article"])
        page.get_by_role("link", name="Quote 1", exact=True).focus()
        expect(page.locator(".note.lit")).to_be_visible()
        assert faults(page) == []

        go(page, "/")
        page.get_by_text("Filter", exact=True).click()
        page.get_by_role("combobox", name="Person").press_sequentially("m")
        expect(page.get_by_role("option", name="Mari Kask")).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_be_visible()
        assert faults(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_shows_it_without_scrolling_sideways(browser: Browser, newsroom: Newsroom, view: str) -> None:
    with opened(browser, newsroom.address, **PHONE) as page:
        go(page, VIEWS[view])

        assert page.evaluate("document.documentElement.scrollWidth") <= 375
        assert page.locator("#state").bounding_box() is not None


def test_everything_is_reachable_with_the_keyboard(page: Page, newsroom: Newsroom) -> None:
    go(page, f"/?{query(source='Tamba Herald', kind='direct')}")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    def tab_to(name: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == name:
                return
        raise AssertionError(f"no press of Tab leads to {name!r}")

    tab_to(str(FERRY["title"]))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to("Kwame Owusu")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kwame Owusu")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_the_back_button_returns_to_the_same_scroll_position(page: Page, newsroom: Newsroom) -> None:
    for number in range(500, 512):
        newsroom.feed(f"back-{number}", title=f"Kiosk number {number} opens", text="A kiosk opens on Monday at noon.")
    newsroom.know(*(f"back-{number}" for number in range(500, 512)))
    go(page, "/")
    link = page.get_by_role("link", name="Kiosk number 500 opens")
    link.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    assert scrolled > 200

    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiosk number 500 opens")
    page.wait_for_function("scrollY === 0")
    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Latest articles")
    expect(link).to_be_focused()
    page.wait_for_function("scrolled => scrollY === scrolled", arg=scrolled)
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiosk number 500 opens")


def test_nothing_moves_if_the_reader_prefers_reduced_motion(browser: Browser, newsroom: Newsroom) -> None:
    with opened(browser, newsroom.address, reduced_motion="reduce") as page:
        go(page, "/")
        newsroom.feed("still", title="Still life shown", text="A still life is shown in the town hall until May.")
        arrived = page.locator(".arriving", has_text="Still life shown")
        expect(arrived).to_be_visible()

        assert arrived.evaluate("element => getComputedStyle(element).animationName") == "none"
