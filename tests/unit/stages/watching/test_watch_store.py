"""The state of the `watch` stage works in short transactions."""

import asyncio
from pathlib import Path
from unittest.mock import Mock

import orjson
import pytest

from tests.unit.watch.records import article
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stages.watching import watch_store
from wiredesk.stages.watching.watch_store import WatchStore
from wiredesk_schemas.watches import Watch

WATCHES = 30


def messages() -> list[Message]:
    watches = [Watch(watch_id=f"w{number}", name="W", words_all=["ferry"]) for number in range(WATCHES)]
    found = [
        Message("news.watches", watch.watch_id.encode(), watch.to_json(), partition=0, offset=0) for watch in watches
    ]
    for kind, record in zip(("clean", "entities", "quotes"), article("a", "The ferry ran aground."), strict=True):
        found.append(Message(f"news.{kind}", b"a", orjson.dumps(record), partition=0, offset=0))
    return found


def test_an_article_that_many_watches_match_is_matched_in_short_transactions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_store, "STEP", 0.0)
    on_step = Mock()

    async def alerts() -> tuple[tuple[int, list[str]], list[Message]]:
        store = WatchStore(load_settings(watch_file=tmp_path / "watch.sqlite", watch_story_wait_seconds=0.0))
        await store.open(own=True)
        try:
            return await store.take(messages(), 1_780_000_000.0, True, on_step), (await store.unsent(100))[0]
        finally:
            await store.close()

    (matched, statuses), written = asyncio.run(alerts())

    assert (matched, statuses) == (1, ["open"] * WATCHES)
    assert len({message.key for message in written}) == WATCHES
    assert on_step.call_count > WATCHES
