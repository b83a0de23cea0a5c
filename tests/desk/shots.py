"""Pictures of the desk for the documentation: `python -m tests.desk.shots` feeds `seeds/` and takes them.

What comes out are PNG files under `docs/screenshots/`: each view at the width of a desktop or a phone, light or dark.
"""

import asyncio
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.desk.newsroom import Newsroom, apart, chromium, desk_process, opened, visit
from tests.integration.desk import Desk
from wiredesk.broker.embedded import embedded_broker
from wiredesk.feed.delivery import Delivery
from wiredesk.feed.source import ignore, path_articles
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import load_settings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screenshots"

LAST = b"text-e14905bb4d51a22357490fb7"
"""The id of the sample that comes last: on topics of one partition all others are there then."""

MINUTE = 60_000
"""Milliseconds, as Kafka counts them."""

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "is_mobile": True},
}

PICTURES = {
    "river": ("desktop light", "desktop dark", "phone light", "phone dark"),
    "article": ("desktop light", "desktop dark", "phone light", "phone dark"),
    "person": ("desktop light", "phone dark"),
    "place": ("desktop light", "phone dark"),
    "trends": ("desktop light", "phone dark"),
}
"""Which views are taken, and how."""


def earlier(samples: list[Delivery], now: int) -> Iterator[Message]:
    """Samples under other ids, as if they had come in the course of the last day.

    The embedded broker keeps the times that a producer gives, which Kafka itself would not on this topic.
    """
    chance = random.Random(7)
    for number in range(160):
        sample = chance.choice(samples)
        if sample.content_type == b"application/json" and (article := _article(sample.value)):
            article["article_id"] = f"earlier-{number}"
            time_then = now - (24 * 60 - 8 * number) * MINUTE
            yield Message("news.raw", None, json.dumps(article).encode(), timestamp=time_then)


def latest(samples: list[Delivery], now: int) -> Iterator[Message]:
    """The samples as if they had come one after the other until now; the one of the pictures comes last."""
    for number, sample in enumerate([*samples[1:], samples[0]]):
        headers = (("content-type", sample.content_type),)
        yield Message("news.raw", None, sample.value, headers, now - 2 * (len(samples) - 1 - number) * MINUTE)


def _article(value: bytes) -> dict[str, object] | None:
    try:
        article = json.loads(value)
    except ValueError:
        return None  # one of the samples is cut off
    return article if isinstance(article, dict) and isinstance(article.get("text"), str) else None


def go(page: Page, view: str) -> None:
    """Lead a page to a view, as a reader would."""
    visit(page, "/")
    expect(page.locator("#state")).to_contain_text("Live")
    if view == "trends":
        visit(page, "/trends")
    elif view != "river":
        page.get_by_role("link", name="Belarus leader looks to Putin").first.click()
        expect(page.get_by_role("region", name="Named in it")).to_be_visible()
    if view == "person":
        page.locator(".note").get_by_role("link", name="Alexander Lukashenko").first.click()
    if view == "place":
        page.get_by_role("region", name="Named in it").get_by_role("link", name="Minsk").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if view == "article":
        page.locator(".text .said[data-kind=direct]").last.hover()
    expect(page.locator("#flow .bars")).to_be_attached()
    page.wait_for_timeout(300)  # a last frame of what glides


def take(browser: Browser, newsroom: Newsroom) -> None:
    """All pictures of one desk."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view, ways in PICTURES.items():
        for way in ways:
            screen, scheme = way.split()
            with opened(browser, newsroom.address, color_scheme=scheme, **SCREENS[screen]) as page:
                go(page, view)
                page.screenshot(path=FOLDER / f"{view}-{screen}-{scheme}.png")


def main() -> None:
    """Run everything on an embedded broker and take the pictures."""
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded_broker(load_settings(partitions=1)) as settings,
        sync_playwright() as playwright,
    ):
        apart(asyncio.run, apply(settings))
        samples, now = list(path_articles(ROOT / "seeds", ignore)), int(time.time() * 1000)
        with Desk(settings).worker("clean", "enrich") as worker:
            desk = Desk(settings, worker)
            apart(desk.publish, *earlier(samples, now), *latest(samples, now))
            apart(desk.of_key, LAST, 1, "quotes")
            # A desk that begins now counts what was there before by the times of the raw records.
            with desk_process(settings, Path(folder)) as address:
                newsroom = Newsroom(desk, address)
                newsroom.know(LAST.decode())
                browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
                take(browser, newsroom)
                browser.close()


if __name__ == "__main__":
    main()
