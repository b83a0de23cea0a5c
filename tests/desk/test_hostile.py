import pytest
from playwright.sync_api import Page, expect

from tests.desk.newsroom import Newsroom, query, visit

pytestmark = pytest.mark.desk

SCRIPT = "<script>window.ran = 1</script>"
IMAGE = "<img src=x onerror='window.ran = 1'>"
LINK = '"><svg onload=window.ran=1>'

HOSTILE = {
    "title": f"Mayor {SCRIPT} resigns {IMAGE}",
    "subhead": f"Deck {LINK}",
    "source": f"Post {IMAGE}",
    "authors": [f"Ada {SCRIPT} Obi"],
    "section": f"World {LINK}",
    "url": "javascript:window.ran=1//",
    "published_at": f"yesterday {IMAGE}",
    "captions": [{"text": f"A crowd {SCRIPT}", "credit": f"Kofi {IMAGE}"}],
    "text": (
        f"ACCRA — “It is over, {SCRIPT} and {IMAGE} too,” said Ama Mensah, a {IMAGE} trader.\n\n"
        f"\u202eMayor Kofi {LINK} Badu said he would stay in Accra until {SCRIPT} Friday.\n\n"
    ),
}
"""Scripts in every text field of an article. The text also contains direction overrides."""


@pytest.fixture
def hostile(newsroom: Newsroom) -> str:
    newsroom.feed("'\"><script>window.ran=1</script>", **HOSTILE)
    newsroom.know("'\"><script>window.ran=1</script>")
    return "'\"><script>window.ran=1</script>"


def ran_nothing(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert page.locator("main script, main img, main [onerror], main [onload]").count() == 0
    for link in page.locator("a[href]").all():
        address = link.get_attribute("href") or ""
        assert address.startswith(("/", "#", "http://", "https://")), address


def test_script_in_a_card_is_shown_as_text(page: Page, hostile: str) -> None:
    visit(page, "/")

    expect(page.get_by_role("heading", name="<script>window.ran = 1</script>").first).to_be_visible()
    ran_nothing(page)


def test_script_in_an_article_is_shown_as_text_and_its_address_is_no_link(page: Page, hostile: str) -> None:
    visit(page, f"/article?{query(id=hostile)}")

    expect(page.get_by_role("heading", level=1)).to_contain_text(SCRIPT)
    expect(page.get_by_role("region", name="Caption")).to_contain_text("A crowd")
    expect(page.locator(".text")).to_contain_text("It is over")
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator("a[href^='javascript']")).to_have_count(0)
    ran_nothing(page)


def test_script_in_the_live_stream_is_shown_as_text(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    expect(page.locator("#state")).to_contain_text("Live")

    newsroom.feed("hostile-live", **{**HOSTILE, "title": f"Live {SCRIPT} {IMAGE}"})

    expect(page.get_by_role("heading", name="Live <script>")).to_be_visible()
    ran_nothing(page)


def test_script_in_the_address_is_shown_as_text(page: Page, hostile: str) -> None:
    visit(page, f"/?{query(source=str(HOSTILE['source']), kind='direct')}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(IMAGE)
    ran_nothing(page)

    visit(page, f"/?{query(source=SCRIPT)}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(SCRIPT)
    ran_nothing(page)


def test_only_links_to_the_desk_or_the_web_are_followed(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    followed = page.evaluate(
        """async (addresses) => {
            const { followable } = await import("/page/lib/dom.js");
            return addresses.map(followable);
        }""",
        [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "vbscript:x",
            "file:///etc/passwd",
            None,
            "https://tamba-herald.example/a",
            "/article?id=1",
            "#quote-1",
        ],
    )

    assert followed == [None] * 9 + ["https://tamba-herald.example/a", "/article?id=1", "#quote-1"]


def test_an_attribute_that_is_not_on_the_list_cannot_be_set(page: Page, newsroom: Newsroom) -> None:
    visit(page, "/")
    for name in ("style", "onclick", "srcdoc", "src", "xlink:href"):
        error = page.evaluate(
            """async (name) => {
                const { h } = await import("/page/lib/dom.js");
                try { h("a", { [name]: "x" }); } catch (error) { return error.message; }
            }""",
            name,
        )
        assert error == f"the attribute {name} is not on the list of dom.js"
