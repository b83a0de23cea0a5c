import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.integration.desk import WITHIN, Desk, environment
from tests.ports import lasting_port, reserved_port
from tests.within import within
from wiredesk.broker.embedded import embedded_broker, running_broker
from wiredesk.message import Message
from wiredesk.settings import Settings, load_settings

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes through /proc")


def children(process: int) -> list[int]:
    """The descendants of a process."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                status = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if status[0] != "Z":
                parents.setdefault(int(status[1]), []).append(int(folder.name))
    found, ahead = [], [process]
    while ahead:
        below = parents.get(ahead.pop(), [])
        found += below
        ahead += below
    return found


def stages_of(worker: int) -> list[int]:
    """The stage processes of a worker: its children, except multiprocessing's resource tracker."""
    return [child for child in children(worker) if b"spawn_main" in command_line(child)]


def command_line(process: int) -> bytes:
    """A process's command line; empty if it has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_embedded_broker_ends_with_the_process_that_started_it(ending: signal.Signals) -> None:
    code = (
        "import signal\nimport time\nfrom wiredesk.broker.embedded import embedded_broker\n"
        "from wiredesk.settings import load_settings\n"
        # In the background of a shell, the tests and their children ignore SIGINT.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "with embedded_broker(load_settings()):\n    print('up', flush=True)\n    time.sleep(600)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    started = children(process.pid)
    assert len(started) == 2  # the keeper and the broker

    process.send_signal(ending)
    process.wait(WITHIN)

    assert within(WITHIN, lambda: not any(map(alive, started)))


def test_brokers_that_start_at_the_same_time_get_ports_of_their_own() -> None:
    port = lasting_port()
    with ExitStack() as stack, ThreadPoolExecutor() as threads:
        contexts = [running_broker(load_settings(), port) for _ in range(4)]
        brokers = list(threads.map(stack.enter_context, contexts))

        addresses = {broker.settings.brokers for broker in brokers}
        assert len(addresses) == 4
        assert f"127.0.0.1:{port}" in addresses
        for broker in brokers:
            broker.check()


def test_the_demo_ends_when_its_broker_is_killed(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("TAMBA - The ferry returned.")
    command = [sys.executable, "-m", "wiredesk.cli", "demo", "--json", "--port", "0", str(article)]
    with (tmp_path / "log").open("wb") as log:
        demo = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, start_new_session=True)
    assert demo.stdout is not None
    assert b"ferry" in demo.stdout.readline()
    started = children(demo.pid)

    for process in started:
        if Path(f"/proc/{process}/comm").read_text().startswith("tansu"):
            os.kill(process, signal.SIGKILL)

    assert demo.wait(WITHIN) == 1
    assert b"the embedded broker was killed" in (tmp_path / "log").read_bytes()
    assert within(WITHIN, lambda: not any(map(alive, started)))


def test_a_worker_ends_its_processes_on_sigterm(broker: Settings) -> None:
    with Desk(broker.model_copy(update={"topic_prefix": "nobody."})).worker("clean") as worker:
        assert within(WITHIN, lambda: len(children(worker.pid)) >= 1)
        started = children(worker.pid)

        worker.end()

    assert within(WITHIN, lambda: not any(map(alive, started)))


def test_a_worker_without_its_topics_stops_with_the_remedy(broker: Settings) -> None:
    with Desk(broker.model_copy(update={"topic_prefix": "missing."})).worker("clean") as worker:
        worker.wait(WITHIN)
        log = worker.log

    assert worker.returncode == 1
    assert b"no topic missing.news.raw" in log
    assert b"wiredesk topics apply" in log


def test_no_process_survives_a_killed_worker(broker: Settings) -> None:
    desk = Desk(broker.model_copy(update={"topic_prefix": "other-"}))
    assert desk.command("topics", "apply").returncode == 0
    with desk.worker("clean") as worker:
        # The stage, a pool process and a resource tracker.
        assert within(WITHIN, lambda: len(children(worker.pid)) >= 3)
        started = children(worker.pid)

        worker.kill()
        worker.wait(WITHIN)

    assert within(WITHIN, lambda: not any(map(alive, started)))


def test_no_pool_process_survives_a_kill_even_in_an_endless_search() -> None:
    code = (
        "import asyncio, threading\nfrom tests.poison import STAGE, article\n"
        "from wiredesk.settings import load_settings\nfrom wiredesk.pool.pool import Pool\n"
        "pool = Pool(STAGE, load_settings(pool_processes=1))\n"
        "pool.warm()[0].result()\nthreading.Timer(1, print, ['searching'], {'flush': True}).start()\n"
        "asyncio.run(pool.run([article(0, 'search')]))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"searching\n"
    started = stages_of(process.pid)
    assert len(started) == 1

    process.kill()
    process.wait(WITHIN)

    assert within(WITHIN, lambda: not any(map(alive, started)))


def test_a_killed_stage_is_restarted_and_no_article_is_lost(broker: Settings) -> None:
    desk = Desk(broker.model_copy(update={"topic_prefix": "killed."}))
    assert desk.command("topics", "apply").returncode == 0
    numbers = range(400)
    articles = [
        Message("killed.news.raw", b"k%d" % n, b'{"title": "Ferry", "text": "Boat %d is back."}' % n) for n in numbers
    ]
    with desk.worker("clean") as worker:
        desk.publish(*articles[:200])
        desk.wait("clean", until=lambda records: len(records) > 0)

        os.kill(stages_of(worker.pid)[0], signal.SIGKILL)
        desk.publish(*articles[200:])

        found = desk.wait("clean", until=lambda records: len({record.key for record in records}) == len(numbers))
    values: dict[bytes | None, set[bytes | None]] = {}
    for record in found:
        values.setdefault(record.key, set()).add(record.value)
    assert all(len(same) == 1 for same in values.values())


def test_a_worker_waits_for_an_unavailable_broker(broker: Settings) -> None:
    desk = Desk(broker.model_copy(update={"topic_prefix": "away."}))
    assert desk.command("topics", "apply").returncode == 0
    with reserved_port() as port:
        away = f"127.0.0.1:{port.number}"
        with Desk(desk.settings.model_copy(update={"brokers": away})).worker("clean") as worker:
            assert within(WITHIN, lambda: f"no broker answers at {away}".encode() in worker.log), worker.log

            with port.forwarding(int(broker.brokers.rpartition(":")[2])):
                desk.publish(Message("away.news.raw", b"a1", b'{"title": "Ferry", "text": "The boat is back."}'))

                assert desk.of_key(b"a1", 1, "clean")


def test_an_interactive_command_reports_that_no_broker_answers(tmp_path: Path) -> None:
    nowhere = load_settings(brokers="127.0.0.1:9")

    looked = subprocess.run(
        [sys.executable, "-m", "wiredesk.cli", "topics", "apply"],
        env={**environment(nowhere), "WIREDESK_BROKERS": "127.0.0.1:9"},
        capture_output=True,
        timeout=WITHIN,
        check=False,
    )

    assert looked.returncode == 3
    assert b"no broker answers at 127.0.0.1:9" in looked.stderr
    assert b"WIREDESK_BROKERS" in looked.stderr
    assert b"Traceback" not in looked.stderr


def test_a_worker_continues_after_a_broker_was_silent() -> None:
    others = set(brokers())
    with embedded_broker(load_settings(partitions=1, session_timeout_seconds=6.0)) as settings:
        (ours,) = set(brokers()) - others
        desk = Desk(settings)
        assert desk.command("topics", "apply").returncode == 0
        with desk.worker("clean"):
            desk.publish(Message("news.raw", b"before", b'{"title": "Ferry", "text": "The boat is out."}'))
            assert desk.of_key(b"before", 1, "clean")

            os.kill(ours, signal.SIGSTOP)
            time.sleep(3 * settings.session_timeout_seconds)
            os.kill(ours, signal.SIGCONT)
            desk.publish(Message("news.raw", b"after", b'{"title": "Ferry", "text": "The boat is back."}'))

            assert desk.of_key(b"after", 1, "clean")


def brokers() -> list[int]:
    """The embedded brokers started by this process."""
    return [child for child in children(os.getpid()) if b"/tansu" in command_line(child).split(b"\0")[0]]
