import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

STORY = [
    f"Paragraph {number} of the story about the ferry of Tamba is long enough to be a part of it." for number in (1, 2)
]
TERMS = ["Danach 9,90 Euro im Monat, jederzeit kündbar.", "Read everything for £4 a month.", "Cancel any time, online."]


def text_of(box: str) -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 4)
    html = f"<html><body><article><h1>Ferry</h1><div class='b'>{story}{box}</div></article></body></html>"
    return clean(RawArticle(article_id="a", html=html)).text


@pytest.mark.parametrize("terms", TERMS)
def test_a_box_of_the_paywall_with_terms_or_a_price_is_no_part_of_the_story(terms: str) -> None:
    box = f"<h3>Read on</h3><p>All articles, on all your screens.</p><p>{terms}</p><ul><li>Less ads</li></ul>"
    assert text_of(f"<div class='paywall'><div>{box}</div></div>").endswith(STORY[1])


def test_an_offer_may_be_longer_than_what_is_shown_of_the_story() -> None:
    offer = "<h3>For subscribers</h3><p>Four weeks for 4 kroner.</p><p>Then 249 kroner per month, until the end.</p>"
    box = f"<div class='paywall-offer'>{offer}<a href='/s'>Read on</a></div>"
    story = f"<div class='b'><p>{STORY[0]} It is true.</p>{box}</div>"
    html = f"<html><body><article><h1>Ferry</h1>{story}</article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == f"{STORY[0]} It is true."


def test_the_part_that_is_paid_for_stays_and_a_story_may_state_prices() -> None:
    paid = "".join(f"<p>The paid part, paragraph {number}: {STORY[0]}</p>" for number in range(20))
    assert "paragraph 19" in text_of(f"<div class='paywall'>{paid}<p>{TERMS[1]}</p></div>")
    assert TERMS[1] in text_of(f"<div><p>{TERMS[1]}</p></div>")


def test_what_a_page_asks_of_the_browser_is_no_part_of_the_story() -> None:
    note = "<p>Optimise your settings</p><p>The Strait needs JavaScript, which your browser or ad blocker prevents.</p>"
    assert text_of(f"<div>{note}</div><p>{STORY[1]} It ends here.</p>").endswith(
        f"{STORY[1]}\n\n{STORY[1]} It ends here."
    )
    assert "JavaScript" in text_of("<p>Her first book, on JavaScript, sold two hundred copies in the town.</p>")


def test_a_box_without_a_name_that_states_price_and_term_at_the_end_is_no_part_of_the_story() -> None:
    offer = "<h2>Choose a subscription</h2><p>£1 for a month, then £9 a month. Cancel any time.</p>"
    assert text_of(f"<div class='b7'>{offer}<a href='/s'>Go</a></div>").endswith(STORY[1])
    assert "Cancel any time" in text_of(offer)  # beside the story's paragraphs, as in a report on subscriptions


def test_what_a_membership_includes_between_two_appeals_below_the_story_is_no_text() -> None:
    lines = (
        "To read on, please subscribe to The Strait and get the rest of this story in your inbox.",
        "Join now or renew to get instant access to special reports about the lake, and perks for members.",
        "Already a subscriber? If you are seeing this message, sign in here and renew your subscription with us.",
    )
    paragraphs = [STORY[0].replace("1", str(number)) for number in range(1, 7)]
    body = "".join(f"<p>{line}</p>" for line in (*paragraphs, *lines))
    html = f"<html><body><article><h1>Ferry</h1>{body}</article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n") == paragraphs
