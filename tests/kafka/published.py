"""Forwards ports of this host to other hosts, as Docker publishes ports of containers.

python -m tests.kafka.published 9092=10.213.1.11:9092 …
"""

import asyncio
import contextlib
import sys
from functools import partial


async def _forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while received := await reader.read(65536):
            writer.write(received)
            await writer.drain()
    writer.close()


async def _connect(host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        target = await asyncio.open_connection(host, port)
    except OSError:
        writer.close()
        return
    await asyncio.gather(_forward(reader, target[1]), _forward(target[0], writer))


async def main(published: list[str]) -> None:
    """Forward until killed."""
    for mapping in published:
        outside, _, inside = mapping.partition("=")
        host, _, port = inside.partition(":")
        await asyncio.start_server(partial(_connect, host, int(port)), "127.0.0.1", int(outside))
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
