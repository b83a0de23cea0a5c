import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.archive import BEFORE_20, NOT_BEFORE_12
from tests.desk.newsroom import opened, visit

pytestmark = pytest.mark.desk


def test_words_are_searched_and_the_search_is_in_the_url(reader: Page) -> None:
    visit(reader, "/")
    reader.get_by_role("searchbox", name="Search").fill('"night market"')
    reader.keyboard.press("Enter")

    expect(reader.get_by_role("heading", level=1)).to_contain_text('Articles with the words "night market"')
    expect(reader.get_by_role("searchbox", name="Search")).to_be_focused()
    expect(reader.locator(".cards h2")).to_have_text(["The night market moves to the old pier."])
    expect(reader.locator(".card .source").first).to_have_text("lake.example")
    reader.reload()
    expect(reader.locator(".cards h2")).to_have_text(["The night market moves to the old pier."])
    expect(reader.get_by_role("combobox", name="Order")).to_have_value("relevance")
    reader.get_by_role("combobox", name="Order").select_option("newest first")
    reader.get_by_role("button", name="Search").click()
    expect(reader).to_have_url(re.compile(r"order=newest$"))


def test_the_quote_that_was_found_stands_first_and_views_keep_the_search(reader: Page) -> None:
    visit(reader, "/?q=20+inspectors&in=quotes")
    expect(reader.locator(".cards > li")).to_have_count(1)
    expect(reader.locator(".said.found blockquote").first).to_have_text(f"“{BEFORE_20}”")

    reader.get_by_role("navigation", name="Views of this search").get_by_role("link", name="Quotes").click()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("Quotes with the words 20 inspectors")
    expect(reader.locator(".quotes blockquote")).to_have_count(1)
    assert reader.url.endswith("/quotes?q=20+inspectors&in=quotes")


def test_filters_hold_for_one_and_the_same_quote(reader: Page) -> None:
    visit(reader, "/quotes")
    reader.get_by_text("Filter", exact=True).click()
    reader.get_by_role("combobox", name="Speaker").press_sequentially("kofi")
    reader.get_by_role("option", name="Kofi Adu").click()
    expect(reader.locator(".quotes .said")).to_have_count(2)  # the copy has it too, and is left out
    reader.get_by_role("combobox", name="Quotes").select_option("direct")

    expect(reader.get_by_text("No quote matches.")).to_be_visible()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Quotes by Kofi Adu, direct")


def test_days_of_publication_filter(reader: Page) -> None:
    visit(reader, "/?from=2026-03-05&to=2026-03-05")
    expect(reader.locator(".cards > li")).to_have_count(1)
    expect(reader.locator(".card .sharing-count")).to_contain_text("4 articles from 3 newsrooms")

    visit(reader, "/?from=2026-03-06")
    expect(reader.get_by_text("No article matches yet")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/?colour=red", 400, "unknown parameter 'colour'"),
        ('/?q="night', 400, "a quote mark is not closed"),
        ("/quotes?from=yesterday", 400, "parameter 'from' must be a day"),
        ("/nowhere", 404, "Nothing is at this address"),
        ("/story?id=none", 404, "never was here"),
        ("/statement?id=none", 404, "never was here"),
    ],
)
def test_every_wrong_url_gives_a_page(browser: Browser, archive: str, address: str, status: int, words: str) -> None:
    with opened(browser, archive, expected=("400", "404")) as page:
        visit(page, address)
        expect(page.get_by_role("main")).to_contain_text(words)
        expect(page.get_by_role("main").get_by_role("link")).to_be_visible()


def test_a_view_is_exported_as_a_table(reader: Page, tmp_path: Path) -> None:
    visit(reader, "/quotes?speaker=Ama+Mensah&kind=direct")
    with reader.expect_download() as download:
        reader.get_by_role("list", name="Exports").get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "quotes.csv")

    rows = list(csv.DictReader((tmp_path / "quotes.csv").open()))
    assert {row["text"] for row in rows} == {NOT_BEFORE_12, BEFORE_20}
    assert {row["speaker"] for row in rows} == {"Ama Mensah"}


def test_a_quote_is_copied_with_speaker_source_date_and_link(browser: Browser, archive: str) -> None:
    with opened(browser, archive, permissions=["clipboard-read", "clipboard-write"]) as page:
        visit(page, "/quotes?q=20+inspectors")
        page.get_by_role("button", name="Copy this quote").click()
        expect(page.get_by_role("button", name="Copy this quote")).to_have_text("Copied")

        words, by, where, link = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert (words, by) == (f"“{BEFORE_20}”", "– Ama Mensah")
        assert where.startswith("Tema Herald, Harbour master shuts Tema bridge")
        assert "5 March 2026" in where
        assert link == f"{archive}/article?id=bridge-herald"


def test_the_map_has_all_places_of_the_view(reader: Page) -> None:
    visit(reader, "/map?source=Harbour+Post")
    expect(reader.get_by_role("img", name="Map of 2 places")).to_be_visible()
    expect(reader.locator(".place-list li")).to_have_text([r"AccraGhana1 article", r"TemaGhana1 article"])
    left, top, width, height = map(float, (reader.locator(".map .region").get_attribute("viewBox") or "").split())
    assert width < 1000, "the map is cut to where the places lie"
    for spot in reader.locator(".map circle").all():
        assert left < float(spot.get_attribute("cx") or "") < left + width
        assert top < float(spot.get_attribute("cy") or "") < top + height

    reader.locator(".map circle").last.click()

    expect(reader.get_by_role("heading", level=1)).to_have_text(re.compile("Accra|Tema"))


def test_the_search_is_usable_with_the_keyboard(reader: Page) -> None:
    visit(reader, "/")
    reader.get_by_role("searchbox", name="Search").focus()
    reader.keyboard.type("bridge")
    for _ in ("where", "order", "button"):
        reader.keyboard.press("Tab")
    expect(reader.get_by_role("button", name="Search")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Articles with the words bridge")
    for _ in range(12):
        if reader.evaluate("document.activeElement.localName") == "summary":
            break
        reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("combobox", name="Speaker")).to_be_visible()
