"""The compose cluster with one broker, from the first build to the last `down`. The tests run in this order."""

import json
import subprocess
import sys
from functools import partial
from typing import Any

import pytest
import yaml

from tests.compose.cluster import ComposeCluster
from tests.compose.engine import EngineError
from tests.pace import Timed, timed
from tests.unit.deploy.compose import ONE, ROOT, services
from tests.within import within

pytestmark = pytest.mark.compose

SEEDS = sorted((ROOT / "seeds").iterdir())

QUOTED = 20
"""Number of article ids among the 25 samples for which `enrich` writes records (docs/seeds.md)."""

SECONDS = 300.0
"""Timeout for steps of about twenty seconds on an idle machine; a busy one may take ten times as long."""

HEALTHY_SECONDS = 120.0
"""Maximum time from `up` with existing images until all services are healthy."""

STOP_SECONDS = 15.0

OURS = ("clean", "enrich", "link", "watch", "notify", "desk")

USERS = {"kafka": 1000, **dict.fromkeys(OURS, 10001), "prometheus": 65534}

CODECS = ("gzip", "snappy", "lz4", "zstd")


@pytest.fixture(scope="module")
def built(one: ComposeCluster) -> ComposeCluster:
    """The cluster with our image built."""
    one.compose("build")
    return one


@pytest.fixture(scope="module")
def healthy_after(built: ComposeCluster) -> Timed:
    """The time from `up`, as documented, until all services are healthy."""
    with timed() as start:
        built.up("--build")
        built.wait_healthy(SECONDS)
    return start


@pytest.fixture(scope="module")
def up(built: ComposeCluster, healthy_after: Timed) -> ComposeCluster:
    return built


def test_every_service_is_healthy_two_minutes_after_up(up: ComposeCluster, healthy_after: Timed) -> None:
    assert healthy_after.seconds < HEALTHY_SECONDS, healthy_after
    assert [up.inspect(container)["State"]["ExitCode"] for container in up.containers("topics")] == [0]


def test_our_image_is_built_once_for_all_services(up: ComposeCluster) -> None:
    images = {up.inspect(container)["Image"] for name in (*up.ours, "topics") for container in up.containers(name)}

    assert len(images) == 1
    built = [name for name, service in services(ONE).items() if "build" in service]
    assert len(built) == 1, "services that build one tag at the same time fail, or leave images without a name"


def test_articles_fed_from_outside_have_quotes(up: ComposeCluster) -> None:
    assert len(SEEDS) == 25
    up.wiredesk("feed", str(ROOT / "seeds"))

    assert within(SECONDS, lambda: len({record["key"] for record in up.records("quotes")}) >= QUOTED), up.report(
        "enrich"
    )
    quotes = [quote for record in up.records("quotes") if record["value"] for quote in record["value"]["quotes"]]
    assert any("reserve police force" in quote["text"] for quote in quotes)
    assert within(SECONDS, lambda: "Lukashenko" in up.get("http://localhost:8600/api/articles")), up.report("desk")


def test_articles_in_compressed_batches_are_processed(up: ComposeCluster) -> None:
    for codec in CODECS:
        assert _produced(up, codec, f"ferry-{codec}")

    def missing() -> set[str]:
        return {f"ferry-{codec}" for codec in CODECS} - {record["key"] for record in up.records("quotes")}

    assert within(SECONDS, lambda: not missing()), missing()


@pytest.mark.parametrize("name", list(USERS))
def test_processes_run_as_their_own_user_without_capabilities(up: ComposeCluster, name: str) -> None:
    found = [(command, up.status_of(pid)) for pid, command in up.processes(name)]
    running = [(command, status) for command, status in found if status]
    assert running
    for command, status in running:
        assert set(status["Uid"].split()) == {str(USERS[name])}, command
        assert {int(status[kind], 16) for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {0}, command
        assert status["NoNewPrivs"] == "1", command


@pytest.mark.parametrize("name", list(USERS))
def test_the_root_file_system_of_a_container_is_read_only(up: ComposeCluster, name: str) -> None:
    write = "for path in / /etc /opt /var /usr/bin; do (echo > $path/probe) && echo $path; done"
    for container in up.containers(name):
        done = up.engine.tried("docker", "exec", "--user", "0", container, "sh", "-c", write)
        assert done.stdout == "", "folders that can be written to"
        assert done.stderr.count("Read-only file system") == 5, done.stderr


def test_the_cluster_works_after_docker_restarts_kafka(up: ComposeCluster) -> None:
    (kafka,) = up.containers("kafka")
    up.engine.run("docker", "restart", kafka)

    up.wait_healthy(SECONDS)
    _passes(up, "after-a-restart")


@pytest.mark.parametrize("names", [("kafka",), (*OURS, "prometheus")], ids=["kafka", "others"])
def test_any_process_may_be_killed_and_its_service_is_healthy_again(up: ComposeCluster, names: tuple[str, ...]) -> None:
    """Kills the first process of each container, then Wiredesk below it, and each pool process, in all services."""
    for position in range(max(len(up.processes(name)) for name in names)):
        killed = {}
        for name in names:
            processes = sorted(up.processes(name))
            if position < len(processes):  # multiprocessing's resource tracker is restarted only when needed
                pid, killed[name] = processes[position]
                up.kill(pid)
                assert within(SECONDS, partial(_gone, up, pid)), killed

        up.wait_healthy(SECONDS, list(killed))
        _passes(up, f"after-kill-{position}-of-{names[0]}")
        up.wait_healthy(SECONDS)


def test_three_workers_of_a_stage_share_its_partitions(up: ComposeCluster) -> None:
    up.compose("up", "--detach", "--scale", "enrich=3", "enrich")
    up.wait_healthy(SECONDS, ["enrich"])

    assert len(up.containers("enrich")) == 3
    _passes(up, "with-three-workers")
    up.compose("up", "--detach", "--scale", "enrich=1", "enrich")
    assert within(SECONDS, lambda: len(up.containers("enrich")) == 1)
    up.wait_healthy(SECONDS, ["enrich"])


@pytest.mark.parametrize("names", [("kafka",), (*OURS, "prometheus")], ids=["kafka", "others"])
def test_a_service_stops_in_time_and_in_order(up: ComposeCluster, names: tuple[str, ...]) -> None:
    for name in names:
        with timed() as stop:
            up.compose("stop", name)

        assert stop.seconds < STOP_SECONDS, (name, stop)
        for container in up.containers(name):
            status = up.inspect(container)["State"]["ExitCode"]
            assert status in ((0, 143) if name == "kafka" else (0,)), up.report(name)
    up.compose("start", *names)
    up.wait_healthy(SECONDS, names)


def test_down_and_up_keep_the_records_and_leave_no_anonymous_volume(up: ComposeCluster) -> None:
    up.wait_healthy(SECONDS)
    before = _in_place(up.records("quotes"))
    shown = _on_the_desk(up)
    up.compose("down")
    up.up()
    up.wait_healthy(SECONDS)

    after = _in_place(up.records("quotes"))
    assert {place: after.get(place) for place in before} == before
    assert _on_the_desk(up) == shown
    kept = set(up.engine.run("docker", "volume", "ls", "--quiet").split())
    assert {f"wiredesk_{name}" for name in ("kafka", "link", "watch", "notify", "desk", "prometheus")} <= kept
    assert kept <= {f"wiredesk_{name}" for name in yaml.safe_load((ROOT / "docker-compose.yml").read_text())["volumes"]}


def test_a_port_in_use_is_reported_and_can_be_changed(up: ComposeCluster) -> None:
    up.compose("down")
    take = "import socket, time; taken = socket.create_server(('127.0.0.1', 8600)); print(flush=True); time.sleep(600)"
    with subprocess.Popen([*up.engine.outside, sys.executable, "-c", take], stdout=subprocess.PIPE) as demo:
        assert demo.stdout is not None
        demo.stdout.readline()
        try:
            with pytest.raises(EngineError, match=r"8600.*address already in use"):
                up.up()
            up.up(DESK_PORT="8700")
            up.wait_healthy(SECONDS)
            assert '"article_id"' in up.get("http://localhost:8700/api/articles")
        finally:
            demo.kill()


def test_the_compose_files_need_only_one_processor(up: ComposeCluster) -> None:
    up.compose("down")
    up.engine.stop()
    up.engine.start(processors="0")
    try:
        assert up.engine.run("docker", "info", "--format", "{{.NCPU}}").strip() == "1"
        up.up("--no-start")
        assert all(up.containers(name) for name in up.names)
    finally:
        up.engine.stop()
        up.engine.start()


def _passes(up: ComposeCluster, article_id: str) -> None:
    # Again, since the engine calls a container healthy for a moment after its process was killed.
    assert within(SECONDS, lambda: _produced(up, "gzip", article_id)), up.report("kafka")
    assert within(SECONDS, lambda: article_id in {record["key"] for record in up.records("quotes")}), up.report(
        "enrich"
    )


def _produced(up: ComposeCluster, codec: str, article_id: str) -> bool:
    """Whether the broker took an article."""
    produce = [sys.executable, "-m", "tests.compose.articles", "localhost:9092", "news.raw", codec, article_id]
    return up.engine.tried(*up.engine.outside, *produce, folder=ROOT).returncode == 0


def _in_place(records: list[dict[str, Any]]) -> dict[tuple[int, int], Any]:
    """The values of records by partition and offset; readers get partitions in any order."""
    return {(record["partition"], record["offset"]): record["value"] for record in records}


def _on_the_desk(up: ComposeCluster) -> set[str]:
    """The ids of the newest articles that the desk shows."""
    return {article["article_id"] for article in json.loads(up.get("http://localhost:8600/api/articles"))["articles"]}


def _gone(up: ComposeCluster, pid: int) -> bool:
    """Whether a process has ended, perhaps without its parent having asked how."""
    return up.status_of(pid).get("State", "Z").startswith("Z")
