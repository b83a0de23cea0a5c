"""The demo: runs the stages as child processes and the desk, feeds articles, and reports the results."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from wiredesk.demo.collect import Collector, Finished
from wiredesk.errors import OperationError
from wiredesk.feed.delivery import Delivery
from wiredesk.feed.feed import feed
from wiredesk.kafka.reader import topic_reader
from wiredesk.kafka.topics import apply
from wiredesk.message import Message
from wiredesk.settings import Settings
from wiredesk.stages.registry import WORKERS
from wiredesk.stages.supervisor import Supervisor

OUTPUTS = ("clean", "entities", "quotes", "dead")

STALLED = 180.0
"""Seconds without a finished article after which `--once` gives up; no article takes nearly as long."""


WATCH = 0.5
"""Seconds between checks of the stages and the broker, and the longest time that the last check delays the end."""


class StalledError(OperationError):
    """Not all articles were processed in time."""


def own_seeds() -> Path:
    """The sample articles: the checkout's `seeds/`, or the copy in an installed package."""
    checkout = Path(__file__).parents[3] / "seeds"
    return checkout if checkout.is_dir() else Path(__file__).parent / "seeds"


async def run(
    settings: Settings,
    deliveries: Iterable[Delivery],
    once: bool,
    on_finished: Callable[[Finished], None],
    desk_opened: Callable[[str], None],
    check_broker: Callable[[], None],
) -> int:
    """Run all stages, feed articles, and report each as it is finished.

    Args:
        settings: names a broker that answers, and where the desk does.
        deliveries: what to feed.
        once: end when all that was fed is finished, without a desk; else go on until cancelled.
        on_finished: called with each finished article.
        desk_opened: called with the desk's address.
        check_broker: called twice a second; what it raises ends the demo.

    Returns:
        How many articles were fed.

    Raises:
        StalledError: with `once`, when nothing came out for too long.
        WorkerFailedError: a stage cannot run.
    """
    await apply(settings)
    folder = tempfile.TemporaryDirectory(prefix="wiredesk-")
    settings = settings.model_copy(
        update={name: Path(folder.name) / f"{name}.sqlite" for name in ("link_file", "watch_file")}
    )
    supervisor = Supervisor(list(WORKERS.values()), settings)
    supervisor.start()
    watching = asyncio.create_task(_watch(supervisor, check_broker))
    try:
        async with (
            contextlib.nullcontext(()) if once else _desk(settings, desk_opened) as desk,
            topic_reader(settings, [settings.topic(name) for name in OUTPUTS], from_start=False) as outputs,
        ):
            fed = await feed(deliveries, settings, _ignore)
            telling = asyncio.create_task(_report(outputs.records(), fed if once else None, on_finished))
            try:
                done, _ = await asyncio.wait({telling, watching, *desk}, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    await task
            finally:
                telling.cancel()
                await asyncio.gather(telling, return_exceptions=True)
        return fed
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)  # its error was raised above
        await asyncio.to_thread(supervisor.stop)
        folder.cleanup()


@contextlib.asynccontextmanager
async def _desk(settings: Settings, opened: Callable[[str], None]) -> AsyncIterator[tuple["asyncio.Task[None]", ...]]:
    """The desk with a temporary store; yields its tasks."""
    from wiredesk.desk.run import running_desk  # not needed with `--once`

    with tempfile.TemporaryDirectory(prefix="wiredesk-") as folder:
        async with running_desk(settings.model_copy(update={"desk_file": Path(folder) / "desk.sqlite"})) as desk:
            opened(desk.address)
            yield desk.tasks


async def _report(records: AsyncIterator[Message], until: int | None, on_finished: Callable[[Finished], None]) -> None:
    collector = Collector()
    while until is None or collector.finished < until:
        try:
            message = await asyncio.wait_for(anext(records), STALLED if until is not None else None)
        except TimeoutError:
            raise StalledError(
                f"{collector.finished} of {until} articles were processed, and then none for {STALLED:.0f} s: "
                "run `wiredesk doctor`"
            ) from None
        if finished := collector.add(message):
            on_finished(finished)


async def _watch(supervisor: Supervisor, check_broker: Callable[[], None]) -> None:
    while True:
        check_broker()
        await asyncio.to_thread(supervisor.watch, WATCH)


def _ignore(delivery: Delivery) -> None:
    """Do nothing: the demo reports articles when they are processed."""
