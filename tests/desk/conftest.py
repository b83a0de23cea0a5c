import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.desk.archive import fill
from tests.desk.newsroom import Newsroom, apart, chromium, desk_process, opened
from tests.desk.stories import FERRY, TRAM
from tests.integration.desk import WITHIN, Desk
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.settings import Settings, load_settings

expect.set_options(timeout=WITHIN * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # No sandbox: containers that run as root do not allow it, and the browser only opens our own page.
        chrome = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
def broker() -> Iterator[Settings]:
    """A separate broker with the topics created."""
    with embedded_broker(load_settings(partitions=3)) as settings:
        apart(asyncio.run, apply(settings))
        yield settings


@pytest.fixture(scope="session")
def newsroom(broker: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Both stages and a desk running on that broker, with two articles."""
    folder: Path = tmp_path_factory.mktemp("desk")
    with Desk(broker).worker("clean", "enrich") as worker, desk_process(broker, folder) as address:
        ours = Newsroom(Desk(broker, worker), address)
        ours.feed("ferry", **FERRY)
        ours.feed("tram", **TRAM)
        ours.know("ferry", "tram")
        yield ours


@pytest.fixture
def page(browser: Browser, newsroom: Newsroom) -> Iterator[Page]:
    """A blank page with a desktop viewport."""
    with opened(browser, newsroom.address, viewport={"width": 1280, "height": 800}) as ours:
        yield ours


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with a prefilled store and no broker."""
    folder: Path = tmp_path_factory.mktemp("archive")
    apart(fill, folder / "desk.sqlite")
    with desk_process(load_settings(brokers="127.0.0.1:9"), folder) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, archive: str) -> Iterator[Page]:
    """A blank page for that desk with a desktop viewport."""
    with opened(browser, archive, viewport={"width": 1280, "height": 800}) as ours:
        yield ours
