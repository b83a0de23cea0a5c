"""Reading in a thread: items that were read are not delayed by later ones."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from wiredesk.feed.read_ahead import AHEAD, read_ahead


def test_items_come_in_their_order() -> None:
    async def read() -> list[int]:
        return [item async for item in read_ahead(range(1000))]

    assert asyncio.run(read()) == list(range(1000))


def test_an_item_is_returned_while_the_next_one_is_awaited() -> None:
    more = threading.Event()

    def slow() -> Iterator[str]:
        yield "first"
        more.wait(60)
        yield "second"

    async def read() -> list[str]:
        items = read_ahead(slow())
        found = [await anext(items)]
        await asyncio.sleep(0)  # the event loop is not blocked
        more.set()
        return [*found, *[item async for item in items]]

    assert asyncio.run(read()) == ["first", "second"]


def test_an_error_of_the_source_comes_after_the_items_before_it() -> None:
    def broken() -> Iterator[str]:
        yield "first"
        raise ValueError("damaged")

    async def read() -> None:
        items = read_ahead(broken())
        assert await anext(items) == "first"
        with pytest.raises(ValueError, match="damaged"):
            await anext(items)

    asyncio.run(read())


def test_read_ahead_is_limited() -> None:
    count = 0

    def counted() -> Iterator[int]:
        nonlocal count
        while True:
            count += 1
            yield count

    async def read() -> None:
        items = read_ahead(counted())
        await anext(items)
        before = -1
        while count != before:  # until nothing more is read
            before = count
            await asyncio.sleep(0.2)
        assert count <= AHEAD + 2
        await items.aclose()

    others = set(threading.enumerate())
    asyncio.run(read())
    for reader in set(threading.enumerate()) - others:
        reader.join(10)
        assert not reader.is_alive()
