"""Watches on the page: made, tested, changed, removed; alerts as they come, on the page and at a receiver."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.newsroom import Newsroom, desk_process, opened, visit
from tests.desk.test_for_everyone import PHONE, faults
from tests.integration.desk import WITHIN, Desk, environment
from tests.integration.receiver import Receiver
from tests.pace import timed
from tests.ports import lasting_port
from tests.within import within

pytestmark = pytest.mark.desk

WRITE = "only-for-those-who-watch"

FED = "Ama Mensah runs the boat. “The new quay opens in May,” said Ama Mensah. Nobody else came."


@pytest.fixture(scope="module")
def watching(newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """The newsroom with `watch` and `notify`, and a desk on which watches may be changed."""
    folder: Path = tmp_path_factory.mktemp("watching")
    files: dict[str, Any] = {f"{name}_file": folder / f"{name}.sqlite" for name in ("watch", "notify")}
    settings = newsroom.desk.settings.model_copy(update=files | {"notify_private_networks": "127.0.0.0/8"})
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("ab"))
        for command in (("worker", "watch"), ("notify",)):
            line = [sys.executable, "-m", "wiredesk.cli", *command]
            process = stack.enter_context(subprocess.Popen(line, env=environment(settings), stderr=log))
            stack.callback(process.terminate)
        address = stack.enter_context(desk_process(settings, folder, DESK_WRITE_TOKEN=WRITE))
        ours = Newsroom(Desk(settings), address)
        ours.know("ferry", "tram")
        yield ours


@pytest.fixture
def editor(browser: Browser, watching: Newsroom) -> Iterator[Page]:
    """A page of that desk with the right to change watches."""
    with opened(browser, watching.address, expected=("400",), viewport={"width": 1280, "height": 800}) as page:
        visit(page, "/watches")
        page.get_by_text("Change watches", exact=True).click()
        page.get_by_label("Token that may change watches").fill(WRITE)
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Make a watch")).to_be_visible()
        yield page


def make(page: Page, name: str, **fields: str) -> None:
    """Fill in and save a new watch."""
    page.get_by_role("link", name="Make a watch").click()
    page.get_by_label("Name", exact=True).fill(name)
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)
    page.get_by_role("button", name="Save").click()


def test_a_watch_made_on_the_page_raises_an_alert_there_and_at_a_receiver_in_three_seconds(
    editor: Page, watching: Newsroom
) -> None:
    port = lasting_port()
    make(
        editor,
        "Mensah on the quay",
        Quotes_by="Ama Mensah",
        Phrases="new quay",
        New_addresses=f"http://127.0.0.1:{port}/hook",
    )
    expect(editor.get_by_role("heading", level=2, name="Saved")).to_be_focused()
    receiver = Receiver(editor.locator(".secrets code").inner_text())
    receiver.port = port
    receiver.start()
    try:
        editor.get_by_role("link", name="To the watch").click()
        expect(editor.get_by_text("No alert yet.")).to_be_visible()
        expect(editor.locator("#state")).to_contain_text("Live")
        seconds = [both(editor, watching, receiver, number) for number in range(3)]
    finally:
        receiver.stop()

    assert min(seconds) < 3, f"seconds to the page and the receiver, the first with all that has to begin: {seconds}"
    alert = editor.locator(".alert").first
    expect(alert.locator("mark").first).to_have_text("new quay")
    expect(alert.locator("blockquote")).to_have_text("“The new quay opens in May”")
    expect(alert.locator(".reason")).to_contain_text("Quotes Ama Mensah")
    assert receiver.came[0][1]["data"]["watch_id"] == "mensah-on-the-quay"

    watching.withdraw("quay-2")
    expect(editor.locator(".alert").first.locator(".label")).to_have_text("Retracted")


def both(page: Page, newsroom: Newsroom, receiver: Receiver, number: int) -> float:
    """Feed an article; seconds until its alert is on the page and at the receiver."""
    with timed() as taken:
        newsroom.feed(f"quay-{number}", title=f"Quay number {number}", text=f"{FED} This is day {number}.")
        expect(page.get_by_role("link", name=f"Quay number {number}")).to_be_visible()
        assert within(WITHIN, lambda: len(receiver.acknowledged) > number)
    return taken.seconds


def test_a_watch_is_tested_changed_and_removed_with_the_keyboard(editor: Page) -> None:
    def tab_to(name: str) -> None:
        for _ in range(60):
            editor.keyboard.press("Tab")
            if editor.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent") == name:
                return
        raise AssertionError(f"no press of Tab leads to {name!r}")

    tab_to("Make a watch")
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("heading", level=1)).to_be_focused()
    tab_to("Name")
    editor.keyboard.type("Owusu")
    tab_to("People")
    editor.keyboard.type("Kwame Owusu")
    tab_to("Test on the last 7 days")
    editor.keyboard.press("Enter")
    expect(editor.locator(".trial .reason").first).to_have_text("Names Kwame Owusu")
    expect(editor.locator(".trial mark").first).to_have_text("Kwame Owusu")
    editor.keyboard.press("Shift+Tab")
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("heading", level=1)).to_have_text("Owusu")

    editor.get_by_role("link", name="Change or test").click()
    editor.get_by_role("checkbox", name="reported").check()
    editor.get_by_role("button", name="Save changes").click()
    expect(editor.locator(".conditions")).to_contain_text("reported")
    editor.get_by_role("button", name="Remove", exact=True).click()
    editor.get_by_role("button", name="Remove it for good").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Watches")
    expect(editor.get_by_role("link", name="Owusu")).to_have_count(0)


def test_errors_of_a_watch_are_shown_and_hostile_names_are_only_text(editor: Page) -> None:
    hostile = '<img src=x onerror="alert(1)"> & “watch”'
    editor.get_by_role("link", name="Make a watch").click()
    editor.get_by_label("Name", exact=True).fill(hostile)
    editor.get_by_role("button", name="Test on the last 7 days").click()
    with_error = editor.get_by_role("alert")
    expect(with_error).to_contain_text("matches every article")
    editor.get_by_label("Any of these words", exact=True).fill("<b>boat</b>")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text(hostile)
    expect(editor.locator(".conditions dd").first).to_have_text("<b>boat</b>")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_watches_are_accessible(editor: Page, browser: Browser, watching: Newsroom, scheme: str) -> None:
    token = f"sessionStorage.setItem('wiredesk-token', '{WRITE}')"
    with opened(browser, watching.address, color_scheme=scheme, **PHONE) as phone:
        for view in ("/watches", "/watch?id=mensah-on-the-quay", "/edit-watch"):
            visit(phone, view)
            expect(phone.get_by_role("heading", level=1)).to_be_visible()
            expect(phone.locator("#state")).to_contain_text("Live")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 375, view
            assert faults(phone) == [], view
            phone.evaluate(token)


def test_without_the_token_watches_are_read_only(browser: Browser, watching: Newsroom) -> None:
    with opened(browser, watching.address, expected=("401",)) as page:
        visit(page, "/watches")
        expect(page.get_by_role("link", name="Make a watch")).to_have_count(0)
        page.get_by_text("Change watches", exact=True).click()
        page.get_by_label("Token that may change watches").fill("guessed-and-long-enough")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("That token may not change watches.")
