import pytest

from tests.unit.desk.desk_records import NOON, entity, quote
from wiredesk.desk.store.cards import card_of, web_address
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
    named = [entity.model_copy(update={"entity_id": f"person-{number}"}) for number, entity in enumerate(named)]
    said = [quote(much, much, text=much) for _ in range(50)]
    card = card_of(clean, [*named, entity("Friday", "DATE")], said, 1, NOON)
    assert (card.url, card.published_at, card.quote_count) == (None, None, 50)
    assert (len(card.entities), len(card.quotes)) == (6, 12)
    assert len(card.model_dump_json()) < 24_000
    assert card.title.startswith("<script>"), "the article's words are kept as they are: the page shows them as text"


def test_times_leave_in_utc() -> None:
    clean = CleanArticle(article_id="tamba-1", text="", published_at="2026-03-03T09:00:00+02:00")
    card = card_of(clean, [], [], 1, NOON)
    assert (card.published_at, card.arrived_at) == ("2026-03-03T07:00:00Z", "2026-03-03T12:00:00.000Z")


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        ("Ferry returns", "Anything.", "Ferry returns"),
        ("", "The ferry is back at the pier. It sails twice.", "The ferry is back at the pier."),
        ("  ", "Mr. J. Adu of the St. Anne line has left. He went.", "Mr. J. Adu of the St. Anne line has left."),
        ("", "One line\nbroken in two. More.", "One line broken in two."),
        ("", "“It is over,” she said.”\n\nNext.", "“It is over,” she said.”"),
        ("", "word " * 100, "word " * 22 + "word…"),
        ("", "", ""),
    ],
)
def test_an_article_without_a_headline_is_named_by_its_first_sentence(title: str, text: str, headline: str) -> None:
    card = card_of(CleanArticle(article_id="tamba-1", title=title, text=text), [], [], 1, NOON)
    assert card.headline == headline


@pytest.mark.parametrize(
    ("source", "url", "shown"),
    [
        ("Herald", "https://www.lake.example/a", "Herald"),
        (None, "https://www.lake.example:8080/a", "lake.example"),
        (None, "javascript:alert(1)", None),
        (None, None, None),
    ],
)
def test_the_host_stands_in_for_a_missing_source(source: str | None, url: str | None, shown: str | None) -> None:
    card = card_of(CleanArticle(article_id="tamba-1", text="", source=source, url=url), [], [], 1, NOON)
    assert card.source == shown


def test_the_agency_stands_in_where_there_is_no_address_either() -> None:
    card = card_of(CleanArticle(article_id="tamba-1", text="", agency="Reuters"), [], [], 1, NOON)
    assert card.source == "Reuters"


@pytest.mark.parametrize(
    ("written", "read", "given"),
    [
        ("Tue, 03 Mar 2026 09:00:00 +0200", "2026-03-03T07:00:00Z", None),
        ("3 March 2026", "2026-03-03T00:00:00Z", None),
        ("03/04/2026", None, "03/04/2026"),
        ("the day before", None, "the day before"),
        ("x" * 1000, None, "x" * 99 + "…"),
        (None, None, None),
    ],
)
def test_a_time_that_is_not_iso_is_read_or_shown_as_given(
    written: str | None, read: str | None, given: str | None
) -> None:
    card = card_of(CleanArticle(article_id="tamba-1", text="", published_at=written), [], [], 1, NOON)
    assert (card.published_at, card.published_as_given) == (read, given)


def test_words_in_quote_marks_come_before_reported_ones() -> None:
    said = [quote(kind="indirect"), quote(kind="mixed"), quote(kind="direct"), quote(kind="indirect")]
    card = card_of(CleanArticle(article_id="tamba-1", text=""), [], said, 1, NOON)
    assert [said.kind for said in card.quotes] == ["direct", "mixed", "indirect", "indirect"]
