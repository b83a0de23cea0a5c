"""Take the documentation's picture of a river without linking: `python -m tests.desk.shots_unlinked`.

The articles are those of `tests.desk.shots`, so the two pictures can be compared.
"""

import asyncio
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.desk.newsroom import apart, chromium, desk_process, opened
from tests.desk.shots import FOLDER, SCREENS, go, records
from tests.integration.desk import Desk
from wiredesk.broker.embedded import embedded_broker
from wiredesk.kafka.topics import apply
from wiredesk.settings import load_settings

LINKS = ("copies", "statements", "stories", "people")
"""The topics that are left out, without prefix."""


def main() -> None:
    """Publish what `clean` and `enrich` write, and take the picture."""
    with (
        tempfile.TemporaryDirectory() as folder,
        embedded_broker(load_settings(partitions=1)) as settings,
        sync_playwright() as playwright,
    ):
        apart(asyncio.run, apply(settings))
        made = records(int(time.time() * 1000))
        apart(Desk(settings).publish, *(message for message in made if message.topic.rpartition(".")[2] not in LINKS))
        with desk_process(settings, Path(folder)) as address:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            with opened(browser, address, color_scheme="light", **SCREENS["desktop"]) as page:
                go(page, "river")
                page.screenshot(path=FOLDER / "river-unlinked-desktop-light.png")
            browser.close()


if __name__ == "__main__":
    main()
