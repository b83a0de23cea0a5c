"""A full disk is a temporary error, and a damaged file is named; neither causes a traceback."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from tests.unit.desk.desk_records import Clock, records
from wiredesk.desk.store.faults import DamagedStoreError, StoreUnavailableError, store_fault
from wiredesk.desk.store.store import Store
from wiredesk.errors import ConfigurationError


def test_records_are_ingested_once_the_disk_has_room_again(tmp_path: Path) -> None:
    async def run() -> int:
        store = Store(tmp_path / "desk.sqlite", 1000, Clock())
        await store.open()
        await store.offsets("here")
        file = store._opened._write
        file.execute("PRAGMA max_page_count = 1")  # makes SQLite behave as on a full disk
        with pytest.raises(StoreUnavailableError, match=r"desk\.sqlite: .*full: free some space"):
            await store.ingest([record for number in range(200) for record in records(f"tamba-{number}")])
        file.execute("PRAGMA max_page_count = 1000000")
        await store.ingest(records())
        articles = store.articles
        await store.close()
        return articles

    assert asyncio.run(run()) == 1


def test_a_file_damaged_at_run_time_is_reported_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"

    async def run() -> None:
        store = Store(path, 1000, Clock())
        await store.open()
        await store.offsets("here")
        await store.ingest(records())
        store._opened._write.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store._opened._write.execute("PRAGMA shrink_memory")
        path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
        with pytest.raises(
            DamagedStoreError, match=r"desk\.sqlite: .*: name another file, or delete the file and start"
        ):
            await store.ask(lambda read: read.execute("SELECT * FROM records").fetchall())
        await store.close()

    asyncio.run(run())


@pytest.mark.parametrize("damage", [b"not a database", b"\xff" * 9000])
def test_a_file_damaged_before_the_start_is_reported_with_the_remedy(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_bytes(damage)

    with pytest.raises(ConfigurationError, match="name another file, or delete the file and start the desk"):
        asyncio.run(Store(path, 1000, Clock()).open())
    assert path.read_bytes() == damage  # must not be deleted


@pytest.mark.parametrize(
    ("error", "kind", "remedy"),
    [
        (sqlite3.OperationalError("database or disk is full"), StoreUnavailableError, "free some space"),
        (OSError(28, "No space left on device"), StoreUnavailableError, "free some space"),
        (sqlite3.OperationalError("attempt to write a readonly database"), StoreUnavailableError, "writable"),
        (sqlite3.OperationalError("disk I/O error"), StoreUnavailableError, "writable"),
        (sqlite3.DatabaseError("database disk image is malformed"), DamagedStoreError, "delete the file"),
    ],
)
def test_each_fault_of_the_file_has_its_remedy(
    error: sqlite3.Error | OSError, kind: type[Exception], remedy: str
) -> None:
    fault = store_fault(Path("desk.sqlite"), error)

    assert isinstance(fault, kind)
    assert "WIREDESK_DESK_FILE=desk.sqlite" in str(fault)
    assert remedy in str(fault)
