"""Ports of this host that lead to other hosts, as Docker publishes those of a container.

python -m tests.kafka.published 9092=10.213.1.11:9092 …
"""

import asyncio
import contextlib
import sys
from functools import partial


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while received := await reader.read(65536):
            writer.write(received)
            await writer.drain()
    writer.close()


async def _connect(host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        there = await asyncio.open_connection(host, port)
    except OSError:
        writer.close()
        return
    await asyncio.gather(_pass_on(reader, there[1]), _pass_on(there[0], writer))


async def main(published: list[str]) -> None:
    """Pass on until killed."""
    for each in published:
        outside, _, inside = each.partition("=")
        host, _, port = inside.partition(":")
        await asyncio.start_server(partial(_connect, host, int(port)), "127.0.0.1", int(outside))
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
