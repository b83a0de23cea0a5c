import pytest
from playwright.sync_api import Browser, expect

from tests.desk.newsroom import Newsroom, desk_process, opened, visit

pytestmark = pytest.mark.desk


def test_a_desk_with_a_token_asks_for_it_and_accepts_the_right_one(
    browser: Browser, newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("token")
    with (
        desk_process(newsroom.desk.settings, folder, DESK_TOKEN="only-for-the-newsroom") as address,
        opened(browser, address, expected=("401",)) as page,
    ):
        visit(page, "/trends")
        expect(page.get_by_role("heading", level=1)).to_have_text("This desk asks for a token")

        page.get_by_label("Token").fill("guessed")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("That is not the desk's token.")
        page.get_by_label("Token").fill("only-for-the-newsroom")
        page.keyboard.press("Enter")

        expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
        expect(page.locator("#state")).to_contain_text("Live")
