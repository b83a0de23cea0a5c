import asyncio
import errno
import multiprocessing
import time
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.pace import timed
from tests.poison import DYING_AT_FIRST, STAGE, UNPREPARED, article, published
from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message
from wiredesk.pool.pool import Pool
from wiredesk.pool.slot import NotReadyError, StoppedError, faults
from wiredesk.settings import load_settings
from wiredesk.stage import Outcome, Stage
from wiredesk.telemetry.logs import OncePerMinute

_others: set[BaseProcess] = set()
"""Processes of earlier tests that still run."""


@pytest.fixture(autouse=True)
def others() -> None:
    _others.clear()
    _others.update(multiprocessing.active_children())


def our_children() -> set[BaseProcess]:
    """The processes that this test has started and that still run."""
    return set(multiprocessing.active_children()) - _others


def outcomes(messages: list[Message], processes: int = 1, seconds: float = 60, stage: Stage = STAGE) -> list[Outcome]:
    settings = load_settings(pool_processes=processes, article_timeout_seconds=seconds, process_memory_limit_mib=512)
    pool = Pool(stage, settings)
    try:
        return asyncio.run(pool.run(messages))
    finally:
        pool.stop()


def reason(outcome: Outcome) -> tuple[str | None, str | None]:
    (letter,) = outcome.messages
    return letter.header(PREFIX + "exception.class.name"), letter.header(PREFIX + "exception.message")


def test_outcomes_are_in_the_order_of_the_articles_for_any_number_of_processes() -> None:
    articles = [article(number) for number in range(100)]

    assert outcomes(articles, processes=1) == outcomes(articles, processes=2) == list(map(published, range(100)))


def test_a_poison_article_is_a_dead_letter_and_the_others_are_unaffected() -> None:
    poison = article(20, "crash")
    articles = [*map(article, range(20)), poison, *map(article, range(21, 40))]

    found = outcomes(articles, processes=2)

    assert found[:20] + found[21:] == list(map(published, [*range(20), *range(21, 40)]))
    assert found[20].result == "dead"
    (letter,) = found[20].messages
    assert letter.topic == "news.dead"
    assert (letter.key, letter.value, letter.timestamp) == (poison.key, poison.value, poison.timestamp)
    assert letter.headers[:1] == poison.headers
    assert found == outcomes(articles, processes=1)


def test_a_poison_article_that_is_read_again_is_recognised() -> None:
    pool = Pool(STAGE, load_settings(pool_processes=1, article_timeout_seconds=0.5))
    try:
        found = asyncio.run(pool.run([article(0), article(1, "loop")]))
        with timed() as again:
            assert asyncio.run(pool.run([article(0), article(1, "loop")])) == found
        assert again.seconds < 0.5, again
    finally:
        pool.stop()


@pytest.mark.parametrize(
    ("does", "seconds", "how", "remedy"),
    [
        ("crash", 60, "killed by SIGSEGV", "report it"),
        ("exit", 60, "ended with status 0", "report it"),
        ("loop", 0.5, "it took more than 0.5 s", "raise WIREDESK_ARTICLE_TIMEOUT_SECONDS"),
        ("hog", 60, "it took more memory than 512 MiB", "raise WIREDESK_PROCESS_MEMORY_LIMIT_MIB"),
    ],
)
def test_an_article_that_ends_its_process_twice_is_a_dead_letter_with_the_reason(
    does: str, seconds: float, how: str, remedy: str
) -> None:
    found = outcomes([article(0), article(1, does), article(2)], seconds=seconds)

    assert [found[0], found[2]] == [published(0), published(2)]
    kind, message = reason(found[1])
    assert kind == "PoisonArticle"
    assert (message or "").startswith(f"the article ended its process twice: {how}")
    assert remedy in (message or "")


def test_several_poison_articles_in_one_slice_are_identified() -> None:
    found = outcomes([article(0, "crash"), article(1), article(2, "exit"), article(3, "crash"), article(4)])

    assert [outcome.result for outcome in found] == ["dead", "published", "dead", "dead", "published"]


def test_an_article_whose_process_was_killed_once_is_retried(tmp_path: Path) -> None:
    articles = [article(0), article(1, f"crash-once {tmp_path / 'killed'}"), article(2)]

    assert outcomes(articles) == [published(0), published(1), published(2)]
    assert (tmp_path / "killed").exists()


def test_the_timeout_applies_to_each_article_and_not_to_its_batch() -> None:
    assert [outcome.result for outcome in outcomes([article(n, "slow") for n in range(5)], seconds=1)] == (
        ["published"] * 5
    )


def test_a_full_disk_is_retried_and_causes_no_dead_letter(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "filters", [OncePerMinute()])  # other tests may have logged within the minute

    found = outcomes([article(0, "full"), article(1)])

    assert found == [published(0), published(1)]
    output = [record.getMessage() for record in caplog.records]
    assert output == ["clean: transient fault, retrying: OSError: [Errno 28] No space left on device"]


def test_the_timeout_of_an_article_excludes_transient_faults() -> None:
    began = time.monotonic()

    assert outcomes([article(0, "away-long")], seconds=0.2) == [published(0)]
    assert time.monotonic() - began > 0.75  # half of 0.1 + 0.2 + 0.4 + 0.8 s at least


def test_an_oserror_without_errno_is_a_fault_of_the_article() -> None:
    kind, message = reason(outcomes([article(0, "odd")])[0])

    assert kind == "OSError"
    assert "this is no picture" in (message or "")


def test_a_process_that_is_killed_while_idle_is_replaced() -> None:
    pool = Pool(STAGE, load_settings(pool_processes=1))
    try:
        assert asyncio.run(pool.run([article(0)])) == [published(0)]
        (child,) = our_children()
        child.kill()
        child.join()

        assert asyncio.run(pool.run([article(1)])) == [published(1)]
    finally:
        pool.stop()


def test_a_process_that_ends_while_preparing_affects_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DIES_ONCE_IN", str(tmp_path / "died"))

    assert outcomes([article(0)], stage=DYING_AT_FIRST) == [published(0)]
    assert "ended with status 3" in caplog.text


def test_a_process_that_cannot_be_started_is_retried(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    start, refusals = SpawnProcess.start, [OSError(errno.EAGAIN, "Resource temporarily unavailable")]

    def refuse_once(process: SpawnProcess) -> None:
        if refusals:
            raise refusals.pop()
        start(process)

    monkeypatch.setattr(SpawnProcess, "start", refuse_once)

    assert outcomes([article(0)]) == [published(0)]
    assert "Resource temporarily unavailable" in caplog.text


def test_processes_that_never_become_ready_end_the_pool_with_the_reason() -> None:
    words = r"5 consecutive processes of clean .* LookupError: the model has no weights"
    pool = Pool(UNPREPARED, load_settings(pool_processes=1))
    try:
        with pytest.raises(NotReadyError, match=words):
            pool.warm()[0].result(timeout=180)

        with pytest.raises(NotReadyError, match=words):  # later articles too
            asyncio.run(pool.run([article(0)]))
    finally:
        pool.stop()


def test_warm_processes_are_ready_before_the_first_article() -> None:
    pool = Pool(STAGE, load_settings(pool_processes=2))
    try:
        for ready in pool.warm():
            ready.result(timeout=180)

        assert len(our_children()) == 2
    finally:
        pool.stop()


@pytest.mark.parametrize("does", ["loop", "", "full"])
def test_stop_kills_all_processes_even_in_an_endless_loop(does: str) -> None:
    async def stop_at_work() -> float:
        pool = Pool(STAGE, load_settings(pool_processes=2))
        running = asyncio.create_task(pool.run([article(0, does), article(1, "loop")]))
        for ready in pool.warm():
            await asyncio.wrap_future(ready)
        await asyncio.sleep(0.2)

        with timed() as stopping:
            pool.stop()

        with pytest.raises(StoppedError):
            await running
        return stopping.seconds

    assert asyncio.run(stop_at_work()) < 2
    assert our_children() == set()


def test_a_pool_can_be_stopped_before_and_while_it_starts() -> None:
    Pool(STAGE, load_settings(pool_processes=2)).stop()
    pool = Pool(STAGE, load_settings(pool_processes=2))
    pool.warm()

    pool.stop()

    assert our_children() == set()
