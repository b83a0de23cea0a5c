"""Each worker has a state file of its own."""

import asyncio
from pathlib import Path

from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.linking.store import LinkStore


def test_a_second_worker_with_the_same_setting_uses_the_next_file(tmp_path: Path) -> None:
    settings = load_settings(link_file=tmp_path / "link.sqlite")

    async def run() -> None:
        stores = [LinkStore(settings) for _ in range(3)]
        for store in stores:
            await store.open(own=True)
        await stores[1].close()
        stores[1] = LinkStore(settings)
        await stores[1].open(own=True)
        for store in stores:
            await store.close()

    asyncio.run(run())
    assert {path.name for path in tmp_path.glob("*.sqlite")} == {"link.sqlite", "link-2.sqlite", "link-3.sqlite"}


def test_a_standby_writes_no_dead_letters(tmp_path: Path) -> None:
    settings = load_settings(link_file=tmp_path / "link.sqlite")
    wrong = Message("news.quotes", b"a", b'{"article_id": "a", "quotes": 7}', partition=0, offset=4)

    async def run() -> list[list[Message]]:
        store, unsent = LinkStore(settings), []
        await store.open(own=True)
        for following in (True, False):
            store.following = following
            await store.take([wrong], 0.0)
            unsent.append((await store.unsent(10))[0])
        await store.run(store.supersede_unsent)  # another leader has finished this input
        unsent.append((await store.unsent(10))[0])
        await store.close()
        return unsent

    followed, led, superseded = asyncio.run(run())
    assert (len(followed), len(led), len(superseded)) == (0, 1, 0)
