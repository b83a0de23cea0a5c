"""Stages that keep a state in a file skip a record that cannot be read, and write a dead letter for it."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message, Unreadable
from wiredesk.notify.notify_store import NotifyStore
from wiredesk.settings import Settings, load_settings
from wiredesk.stages.linking.store import LinkStore
from wiredesk.stages.watching.watch_store import WatchStore

DAMAGED = b"the bytes of a batch"

Take = Callable[[list[Message]], Awaitable[object]]


def link(settings: Settings) -> tuple[LinkStore, Take]:
    store = LinkStore(settings)
    return store, lambda messages: store.take(messages, 0.0)


def watch(settings: Settings) -> tuple[WatchStore, Take]:
    store = WatchStore(settings)
    return store, lambda messages: store.take(messages, 0.0, True)


def notify(settings: Settings) -> tuple[NotifyStore, Take]:
    store = NotifyStore(settings)
    return store, lambda messages: store.take(messages, 0.0, True)


@pytest.mark.parametrize(
    ("stage", "topic"), [(link, "clean"), (watch, "clean"), (watch, "stories"), (notify, "alerts"), (notify, "watches")]
)
@pytest.mark.parametrize("value", [DAMAGED, None])
def test_an_unreadable_batch_is_a_dead_letter_and_is_skipped(
    stage: Callable[[Settings], tuple[LinkStore | WatchStore | NotifyStore, Take]],
    topic: str,
    value: bytes | None,
    tmp_path: Path,
) -> None:
    files = {f"{name}_file": tmp_path / f"{name}.sqlite" for name in ("link", "watch", "notify")}
    settings = load_settings(**files)
    fault = Unreadable("batch", "its checksum does not match", 9, len(DAMAGED), hashlib.sha256(DAMAGED).hexdigest())
    damaged = Message(settings.topic(topic), b"ferry-1", value, partition=2, offset=4, unreadable=fault)

    async def read() -> tuple[list[Message], dict[tuple[str, int], int]]:
        store, take = stage(settings)
        await store.open(own=True)
        try:
            await store.offsets("cluster")
            await take([damaged])
            return (await store.unsent(10))[0], await store.offsets("cluster")
        finally:
            await store.close()

    (letter,), offsets = asyncio.run(read())

    assert letter.topic == settings.topic("dead")
    assert letter.value == value
    assert letter.header(PREFIX + "exception.class.name") == "UnreadableRecord"
    assert offsets[settings.topic(topic), 2] == 10
