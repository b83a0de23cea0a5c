"""A running Wiredesk with its desk, and a browser page that records errors and forbidden requests."""

import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import orjson
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from tests.integration.desk import WITHIN, Desk, end, environment
from tests.ports import lasting_port
from wiredesk.message import Message
from wiredesk.settings import Settings


def chromium() -> str:
    """The browser under test: Debian's, since Playwright's own would have to be downloaded.

    Without a window of its own where it is installed: for a page it takes a fourth of the processor time.
    """
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        raise AssertionError(
            "the command chromium-headless-shell is missing, and the tests of the desk's page drive it: "
            "install the package chromium-headless-shell, or chromium (Debian: apt-get install chromium-headless-shell)"
        )
    return found


def apart(work: Callable[..., object], *given: object) -> None:
    """Call a function that runs its own event loop: Playwright keeps one running in the tests' thread."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work, *given).result()


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Both stages running, and a desk that shows their results."""

    desk: Desk
    address: str

    def feed(self, article_id: str, **fields: object) -> None:
        """Publish an article as a producer does, and wait until Kafka has stored it."""
        value = orjson.dumps({"article_id": article_id, **fields})
        apart(self.desk.publish, Message("news.raw", article_id.encode(), value))

    def publish(self, *messages: Message) -> None:
        """Publish records as a stage does."""
        apart(self.desk.publish, *messages)

    def withdraw(self, article_id: str) -> None:
        """Publish an article's tombstone."""
        apart(self.desk.publish, Message("news.raw", article_id.encode(), None))

    def know(self, *article_ids: str) -> None:
        """Wait until the desk shows these articles."""
        deadline = time.monotonic() + WITHIN
        for article_id in article_ids:
            while not self.knows(article_id):
                assert time.monotonic() < deadline, f"{article_id} is not on the desk after {WITHIN:.0f} s"
                time.sleep(0.1)

    def knows(self, article_id: str) -> bool:
        """Whether the desk has this article."""
        asked = urllib.request.Request(f"{self.address}/api/article?{query(id=article_id)}")
        try:
            with urllib.request.urlopen(asked, timeout=WITHIN) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
            return False


def query(**parameters: str) -> str:
    """URL-encode parameters."""
    return urllib.parse.urlencode(parameters)


@contextmanager
def desk_process(settings: Settings, folder: Path, port: int | None = None, **more: str) -> Iterator[str]:
    """Run `wiredesk desk` for the duration of a block.

    Args:
        settings: with the broker's address.
        folder: for the desk's files.
        port: the port to listen on; any free port if None.
        more: settings of the desk, without prefix.

    Returns:
        Its address.
    """
    port = port or lasting_port()
    ours = {"DESK_PORT": str(port), "DESK_FILE": str(folder / "desk.sqlite"), **more}
    variables = {**environment(settings), **{f"WIREDESK_{name}": value for name, value in ours.items()}}
    log = folder / "desk.log"
    with log.open("ab") as sink:
        process = subprocess.Popen([sys.executable, "-m", "wiredesk.cli", "desk"], env=variables, stderr=sink)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/health/ready", process, log)
        yield address
    finally:
        end(process)


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        with suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} is not ready after {WITHIN:.0f} s: {log.read_text()}")


NETWORK_CHANGED = "ERR_NETWORK_CHANGED"
"""Chromium's error for all requests when a network interface is added or removed, e.g. by other tests."""


def visit(page: Page, address: str) -> None:
    """Open an address of the desk; retry if the machine's network changed while the page's modules loaded."""
    for _ in range(3):
        try:
            page.goto(address)
        except Error as error:
            if NETWORK_CHANGED not in error.message:
                raise
            continue
        if page.locator("#state").inner_text():  # the modules do this first
            return


@dataclass
class Watch:
    """Errors and forbidden requests of a page."""

    host: str
    expected: tuple[str, ...] = ()
    """Parts of console messages that the test causes: a browser reports every rejected request as an error."""
    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> Self:
        """Record the activity of a context's pages."""
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"exception: {error.error}"))
        context.on("dialog", self._dialog)
        return self

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        expected = any(part in message.text for part in (*self.expected, NETWORK_CHANGED))
        if message.type in ("error", "warning") and not expected:
            self.faults.append(f"console {message.type}: {message.text} ({message.location})")

    def _dialog(self, dialog: object) -> None:
        self.faults.append(f"dialog: {dialog}")


@contextmanager
def opened(browser: Browser, address: str, *, expected: tuple[str, ...] = (), **how: object) -> Iterator[Page]:
    """A page of the desk for the duration of a block; fails on errors and forbidden requests.

    Args:
        browser: opens the page.
        address: of the desk.
        expected: parts of the console messages that the test causes.
        how: Playwright's context options: `viewport`, `color_scheme`, …
    """
    context = browser.new_context(base_url=address, locale="en-GB", timezone_id="UTC", **how)  # type: ignore[arg-type]
    context.set_default_timeout(WITHIN * 1000)
    watch = Watch(urlsplit(address).netloc, expected).follow(context)
    try:
        yield context.new_page()
        assert not watch.faults, "\n".join(watch.faults)
    finally:
        context.close()
