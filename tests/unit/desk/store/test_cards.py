import pytest

from tests.unit.desk.made import NOON, entity, quote
from wiredesk.desk.store.cards import card_of, shorten, web_address
from wiredesk_schemas import CleanArticle, Dateline


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//news.example/a",
        "/a",
        "http:",
        "https://",
        "http://[",
        "http://news.example/a b",
        "http://news.example/\u0000",
        "https://news.example/" + "a" * 2000,
        "",
        None,
    ],
)
def test_no_address_leaves_but_one_that_a_browser_can_be_led_to(url: str | None) -> None:
    assert web_address(url) is None


@pytest.mark.parametrize("url", ["http://news.example/a?b=c#d", "HTTPS://news.example", "https://пример.example/я"])
def test_addresses_of_the_web_leave_as_they_are(url: str) -> None:
    assert web_address(url) == url


def test_every_part_of_a_card_is_bounded() -> None:
    much = "<script>alert(1)</script> 𐐷 " * 10_000
    clean = CleanArticle(
        article_id="tamba-1",
        url="javascript:alert(1)",
        title=much,
        subhead=much,
        text=much,
        language=much,
        source=much,
        dateline=Dateline(text=much, place=much, date=None),
        published_at=much,
    )
    named = [entity(f"{much} {number}") for number in range(50)]
    named = [each.model_copy(update={"entity_id": f"person-{number}"}) for number, each in enumerate(named)]
    said = [quote(much, much, text=much) for _ in range(50)]
    card = card_of(clean, [*named, entity("Friday", "DATE")], said, 1, NOON)
    assert (card.url, card.published_at, card.quote_count) == (None, None, 50)
    assert (len(card.entities), len(card.quotes)) == (6, 12)
    assert len(card.model_dump_json()) < 24_000
    assert card.title.startswith("<script>"), "what an article says is told as it stands: the page shows it as text"


def test_times_leave_in_utc() -> None:
    clean = CleanArticle(article_id="tamba-1", text="", published_at="2026-03-03T09:00:00+02:00")
    card = card_of(clean, [], [], 1, NOON)
    assert (card.published_at, card.arrived_at) == ("2026-03-03T07:00:00Z", "2026-03-03T12:00:00.000Z")


def test_words_are_cut_between_words() -> None:
    assert shorten("The ferry across Lake Tamba is back", 21) == "The ferry across…"
    assert shorten("a" * 50, 10) == "a" * 9 + "…"
    assert shorten("short", 10) == "short"
