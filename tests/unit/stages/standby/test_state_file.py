"""Each worker has a state file of its own."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from wiredesk.errors import ConfigurationError
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.standby.state_file import StateFileError


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


def opening(path: Path) -> None:
    """Open a state file and close it, as a worker does."""

    async def run() -> None:
        store = LinkStore(load_settings(link_file=path))
        try:
            await store.open(own=True)
        finally:
            await store.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("nowhere/link.sqlite", "No such file or directory: name a file in a folder that exists and can be written"),
        ("folder", "unable to open database file: name a file in a folder that exists and can be written"),
        (
            "page.html",
            "file is not a database: name another file, or delete this one: the state is built again from the topics",
        ),
        ("other.sqlite", "holds tables of another program: name a file of its own"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_setting_and_left_as_it_is(
    tmp_path: Path, path: str, remedy: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "page.html").write_bytes(b"<html>" * 100)
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE invoices (total INTEGER)")
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.*")}

    with pytest.raises(ConfigurationError) as refused:
        opening(tmp_path / path)

    assert f"WIREDESK_LINK_FILE={tmp_path / path}" in str(refused.value)
    assert remedy in str(refused.value)
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_a_full_disk_ends_the_worker_with_the_name_of_the_file(tmp_path: Path) -> None:
    async def run() -> None:
        store = LinkStore(load_settings(link_file=tmp_path / "link.sqlite"))
        await store.open(own=True)
        await store.run(store.db.execute, "PRAGMA max_page_count = 1")
        try:
            await store.run(store.db.execute, "CREATE TABLE more AS SELECT randomblob(1000000) AS text")
        finally:
            await store.close()

    with pytest.raises(StateFileError, match=r"WIREDESK_LINK_FILE=.*is full: .*free some space"):
        asyncio.run(run())
