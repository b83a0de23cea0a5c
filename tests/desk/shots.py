"""Take the documentation's screenshots of the desk, with invented articles: `python -m tests.desk.shots [VIEW …]`.

Writes PNG files to `docs/screenshots/`: each view at the width of a desktop or a phone, light or dark.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.desk.linked_stories import LINKED
from tests.desk.newsroom import apart, chromium, desk_process, opened, visit
from tests.desk.stories import FERRY, TRAM
from tests.integration.desk import Desk
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk_schemas.watches import Watch

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screenshots"

MINUTE, DAY = 60_000, 86_400_000
"""Milliseconds, as Kafka counts them."""

SETTLED = 20.0
"""Seconds until all alerts are raised: an alert waits ten seconds for a story."""

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 860}},
    "phone": {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "is_mobile": True},
}

PICTURES = {
    "river": ("desktop light", "desktop dark", "phone light", "phone dark"),
    "article": ("desktop light", "desktop dark", "phone light", "phone dark"),
    "search": ("desktop light", "phone dark"),
    "statement": ("desktop light", "phone dark"),
    "story": ("desktop light", "phone dark"),
    "numbers": ("desktop light", "phone dark"),
    "map": ("desktop light", "phone dark"),
    "person": ("desktop light", "phone dark"),
    "place": ("desktop light", "phone dark"),
    "trends": ("desktop light", "phone dark"),
    "watches": ("desktop light", "phone dark"),
    "watch": ("desktop light", "desktop dark", "phone light"),
    "edit-watch": ("desktop light", "phone light"),
}
"""The views to capture, and their settings."""

WRITE = "only-for-the-pictures"

WATCHES = (
    Watch(
        watch_id="bridge",
        name="The bridge and its inspectors",
        words_any=["bridge"],
        quote_kinds=["direct", "mixed"],
        min_confidence=0.5,
    ),
    Watch(watch_id="ghana", name="Ghana, said by somebody", places=["country-gh"], quote_kinds=["direct"]),
    Watch(watch_id="ferry-boats", name="Ferries and boats", words_any=["ferry", "boat", "boats"], min_newsrooms=1),
)

OTHERS = (
    ("Lagos", "Ngozi Eze", "a potter", "sells the last bowls of her kiln", "Clay is patient, buyers are not"),
    ("Riga", "Ilze Ozola", "a conductor", "takes the choir to a railway shed", "A shed sings back if you let it"),
    (
        "Nairobi",
        "Peter Kamau",
        "a beekeeper",
        "counts forty hives on a school roof",
        "Bees have better marks than some pupils",
    ),
    ("Tallinn", "Mari Kask", "a driver", "swaps her tram for a snow plough", "It is slower and nobody rings the bell"),
    ("Accra", "Kwame Owusu", "who runs the ferry line", "orders a second boat", "Two boats can wait for each other"),
    ("Porto", "Rui Matos", "a baker", "opens his oven to the neighbours", "Bread needs company"),
    ("Bergen", "Sunniva Lie", "a meteorologist", "bets her umbrella on a dry week", "I have four more at home"),
    ("Lima", "Rosa Quispe", "a weaver", "shows a shawl that took nine years", "The ninth year was the fringe"),
    (
        "Hobart",
        "Tom Avery",
        "a keeper of lamps",
        "lights the old tower for one night",
        "The ships were surprised, and so was I",
    ),
    ("Osaka", "Emi Mori", "a gardener", "grows melons on a bus stop", "Nobody misses the bus any more"),
    ("Tunis", "Hedi Jaziri", "a printer", "finds a page from a lost newspaper", "The weather forecast was wrong"),
    ("Cork", "Aoife Daly", "a swimmer", "crosses the bay before breakfast", "The seals were late"),
)
"""Place, person, description, action and quote."""


def articles() -> Iterator[dict[str, object]]:
    """Raw articles, newest last."""
    for number, (place, person, role, deed, words) in enumerate(OTHERS):
        yield {
            "article_id": f"other-{number}",
            "title": f"{person} {deed}",
            "source": ("Notice Board", "Harbour Post", "Lake Courier")[number % 3],
            "text": f"{place.upper()} — “{words},” said {person}, {role} in {place}. Kofi Adu came by bus to see it.",
        }
    yield {"article_id": "tram", **TRAM}
    yield {"article_id": "ferry", **FERRY}
    for article_id, article in LINKED.items():
        yield {"article_id": article_id, **article}


def records(now: int) -> list[Message]:
    """The records of all topics, as if the articles had arrived during the last day."""
    lines = b"\n".join(orjson.dumps(article) for article in articles())
    for stage in ("clean", "enrich", "link"):
        command = [sys.executable, "-m", "wiredesk.cli", stage]
        lines = subprocess.run(command, input=lines, stdout=subprocess.PIPE, check=True).stdout
    order = [article["article_id"] for article in articles()]
    found = []
    for line in lines.splitlines():
        record = json.loads(line)
        place = order.index(record["key"]) if record["key"] in order else len(order)
        ago = max(0, len(order) - place) * 55 * MINUTE
        value = orjson.dumps(record["value"])
        found.append(Message(record["topic"], record["key"].encode(), value, (), now - ago))
    return found


def go(page: Page, view: str) -> None:
    """Navigate a page to a view, as a reader would."""
    addresses = {
        "search": "/?q=bridge+inspectors&kind=direct",
        "numbers": "/numbers",
        "map": "/map",
        "trends": "/trends",
        "watches": "/watches",
        "watch": "/watch?id=bridge",
        "edit-watch": "/edit-watch?id=bridge",
    }
    page.add_init_script(f"sessionStorage.setItem('wiredesk-token', '{WRITE}')")
    visit(page, addresses.get(view, "/"))
    expect(page.locator("#state")).to_contain_text("Live")
    if view in ("article", "person", "place"):
        page.get_by_role("link", name="Ferry returns to Lake Tamba").first.click()
        expect(page.get_by_role("region", name="Named in it")).to_be_visible()
    if view == "person":
        page.locator(".note").get_by_role("link", name="Ama Mensah").first.click()
    if view == "place":
        page.get_by_role("region", name="Named in it").get_by_role("link", name="Ghana").click()
    if view == "story":
        page.get_by_role("link", name="All of the story").first.click()
    if view == "statement":
        page.get_by_role("link", name="repeated 3 times").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if view == "edit-watch":
        page.get_by_role("button", name="Test on the last 7 days").click()
        expect(page.locator(".trial h2")).to_be_visible()
    if view == "article":
        page.locator(".text .said[data-kind=direct]").last.hover()
    expect(page.locator("#flow .bars")).to_be_attached()
    page.wait_for_timeout(300)  # the last frame of animations


def take(browser: Browser, address: str, views: Sequence[str]) -> None:
    """Take the screenshots of some views of a desk, by default of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view in views or PICTURES:
        for way in PICTURES[view]:
            screen, scheme = way.split()
            with opened(browser, address, color_scheme=scheme, **SCREENS[screen]) as page:
                go(page, view)
                page.screenshot(path=FOLDER / f"{view}-{screen}-{scheme}.png")


def main() -> None:
    """Run everything on an embedded broker and take the screenshots."""
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded_broker(load_settings(partitions=1)) as settings,
        sync_playwright() as playwright,
    ):
        apart(asyncio.run, apply(settings))
        # The embedded broker keeps producer timestamps; a desk that starts now orders articles by them.
        now = int(time.time() * 1000)
        saved = [
            Message("news.watches", saved_watch.watch_id.encode(), saved_watch.to_json(), (), now - DAY)
            for saved_watch in WATCHES
        ]
        apart(Desk(settings).publish, *saved, *records(now))
        files = {f"{name}_file": Path(folder) / f"{name}.sqlite" for name in ("link", "watch")}
        with (
            Desk(settings.model_copy(update=files)).worker("watch"),
            desk_process(settings, Path(folder), DESK_WRITE_TOKEN=WRITE) as address,
        ):
            time.sleep(SETTLED)
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            take(browser, address, sys.argv[1:])
            browser.close()


if __name__ == "__main__":
    main()
