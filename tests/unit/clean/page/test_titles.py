"""Choosing the title of an article when its page has several."""

import pytest

from wiredesk.clean.clean import clean
from wiredesk.clean.page.titles import choose_title
from wiredesk_schemas.raw import RawArticle

FERRY = "Ferry sails again on Lake Tamba after a year of repairs"
OTHER = "Traders cheer as the ferry comes back"


def test_a_headline_wins_that_two_of_three_agree_on() -> None:
    assert choose_title(FERRY, [OTHER], [FERRY], f"{FERRY} | The Strait", ["The Strait"]) == FERRY
    assert choose_title(FERRY, [FERRY], [OTHER], OTHER, []) == FERRY
    assert choose_title(OTHER, [FERRY], [FERRY], FERRY, []) == FERRY


def test_a_headline_that_the_address_repeats_wins_over_the_one_shown_now() -> None:
    address = "https://strait.example/a/ferry-sails-again-on-lake-tamba-after-a-year-of-repairs-1234.html"
    assert choose_title(FERRY, [OTHER], [OTHER], OTHER, [], address) == FERRY


def test_between_two_of_the_same_words_the_order_in_the_address_decides() -> None:
    other = "Lake Tamba: ferry sails again on it after a year of repairs"
    address = "https://strait.example/a/ferry-sails-again-on-lake-tamba-after-a-year-of-repairs-1234.html"
    assert choose_title(FERRY, [other], [other], other, [], address) == FERRY


def test_umlauts_in_an_address_are_two_letters_or_one() -> None:
    stated, shown = "Fähre über den Müritzsee fährt wieder", "Nach einem Jahr legt das Schiff ab"
    for slug in ("faehre-ueber-den-mueritzsee-faehrt-wieder", "fahre-uber-den-muritzsee-fahrt-wieder"):
        assert choose_title(stated, [shown], [shown], None, [], f"https://a.example/{slug}") == stated


@pytest.mark.parametrize(
    ("stated", "site"),
    [
        (f"{FERRY} | The Strait", "The Strait"),
        (f"{FERRY} - News - The Strait", "The Strait"),
        (f"The Strait Mobile :: {FERRY}", "The Strait"),
        (f"{FERRY}｜海峡新聞".replace("｜", "|"), "海峡新聞"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(stated: str, site: str) -> None:
    assert choose_title(None, [stated], [], stated, [site]) in (FERRY, f"{FERRY} - News")


def test_a_site_is_known_by_what_follows_the_heading_elsewhere() -> None:
    stated = "Goats may sail again | Lake Tamba General Paper"
    tab = f"{FERRY} - Lake Tamba General Paper"
    assert choose_title(stated, [], [FERRY], tab, ["ltgp.example"]) == "Goats may sail again"


def test_the_heading_and_the_tab_agree_against_what_is_written_for_networks() -> None:
    assert choose_title(None, ["The ferry is back"], [FERRY], f"{FERRY} - The Strait", ["The Strait"]) == FERRY


def test_a_section_is_cut_where_another_statement_is_without_it() -> None:
    assert choose_title(None, [f"{FERRY}-Shipping|The Strait", FERRY], [], None, ["The Strait"]) == FERRY


def test_without_a_stated_title_the_address_decides_between_headings() -> None:
    headings = ["Newsletter", "Ferry sails again", "Contact us"]
    address = "https://strait.example/2026/ferry-sails-again"
    assert choose_title(None, [], headings, "The Strait", ["The Strait"], address) == "Ferry sails again"
    assert choose_title(None, [], [], "strait.example", ["strait.example"], address, headings) == "Ferry sails again"
    assert choose_title(None, [], [], "The Strait", ["The Strait"], None, headings) == "The Strait"


def test_a_topic_inside_the_heading_is_left_out_if_the_tab_leaves_it_out() -> None:
    assert choose_title(None, [], [f"Shipping: {FERRY}"], f"{FERRY} | The Strait", []) == FERRY
    assert choose_title(None, [], [f"Shipping: {FERRY}"], "Shipping | The Strait", []) == f"Shipping: {FERRY}"


def test_a_heading_below_the_first_is_the_title_where_it_is_most_of_the_tab() -> None:
    assert choose_title(None, [], [], f"Tamba Star: {FERRY}", [], None, ["Sport", FERRY]) == FERRY


def test_the_longest_part_of_the_tab_is_the_title_if_it_is_a_subheading() -> None:
    tab = "Slow Railways » Blog Archive » A day on the moor line"
    title = choose_title(None, [], ["Slow Railways"], tab, ["Slow Railways"], None, ["A day on the moor line"])
    assert title == "A day on the moor line"


def test_the_site_s_whole_name_before_a_colon_is_left_out() -> None:
    assert choose_title(None, [], [], f"The Strait: {FERRY}", ["The Strait"]) == FERRY
    assert choose_title(None, [], [], f"Tamba: {FERRY}", ["The Strait"]) == f"Tamba: {FERRY}"


def test_a_headline_that_was_cut_off_is_completed() -> None:
    assert choose_title(f"{FERRY[:30]}…", [], [FERRY], None, []) == FERRY


def test_a_smaller_heading_named_as_a_title_is_the_headline_of_a_page_without_another() -> None:
    story = "<p>Paragraph of the story about the ferry of Tamba, long enough to be read as a part of it by all.</p>" * 3
    html = (
        f"<html><body><div class='post'><h3 class='post-title entry-title'>Ferry sails</h3>{story}</div></body></html>"
    )
    assert clean(RawArticle(article_id="a", html=html)).title == "Ferry sails"
