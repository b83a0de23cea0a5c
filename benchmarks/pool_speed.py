"""Articles per second through the pool with no-op work, compared with a ProcessPoolExecutor.

Rounds alternate, so that load on the machine affects both; the result is the ratio of medians.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from statistics import median

import orjson

from wiredesk.message import Message
from wiredesk.pool.pool import READ_AHEAD, SLICE, Pool
from wiredesk.settings import Settings, load_settings
from wiredesk.stage import Outcome, Stage, Work, prepare

ARTICLES, ROUNDS = 20_000, 7
VALUE = b'{"title": "Ferry", "text": "%s"}' % (b"The boat is back. " * 220)


def through(message: Message) -> Outcome:
    return Outcome("published", (Message("news.clean", message.key, message.value, message.headers),))


def prepare_nothing(settings: Settings) -> Work:
    return through


STAGE = Stage("clean", "raw", prepare_nothing)
_work: Work | None = None


def begin(settings: Settings) -> None:
    global _work
    _work = prepare(STAGE, settings)


def work_on(messages: list[Message]) -> list[Outcome]:
    assert _work is not None
    return [_work(message) for message in messages]


def through_executor(executor: ProcessPoolExecutor, processes: int, messages: list[Message]) -> Iterator[Outcome]:
    """Like `Pool.through`: in order, reading ahead only as far as needed to keep all processes busy."""
    source, pending = iter(messages), deque[Future[list[Outcome]]]()
    while True:
        while len(pending) < READ_AHEAD * processes and (part := list(islice(source, SLICE))):
            pending.append(executor.submit(work_on, part))
        if not pending:
            return
        yield from pending.popleft().result()


def rate(outcomes: Callable[[list[Message]], Iterator[Outcome]], messages: list[Message]) -> float:
    began = time.perf_counter()
    assert sum(1 for _ in outcomes(messages)) == len(messages)
    return len(messages) / (time.perf_counter() - began)


def main() -> None:
    settings = load_settings()
    messages = [Message("news.raw", b"k%d" % number, VALUE, (), 0, 0, number) for number in range(ARTICLES)]
    pool = Pool(STAGE, settings)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(pool.processes, spawn, initializer=begin, initargs=(settings,)) as executor:
        by: dict[str, Callable[[list[Message]], Iterator[Outcome]]] = {
            "pool": pool.map,
            "executor": partial(through_executor, executor, pool.processes),
        }
        rates: dict[str, list[float]] = {name: [] for name in by}
        for _ in range(ROUNDS + 1):
            for name, outcomes in by.items():
                rates[name].append(rate(outcomes, messages))
    pool.stop()
    ours, theirs = (median(found[1:]) for found in rates.values())  # the first round starts the processes
    figures = {"processes": pool.processes, "pool": round(ours), "executor": round(theirs), "share": ours / theirs}
    print(orjson.dumps(figures).decode())


if __name__ == "__main__":
    main()
