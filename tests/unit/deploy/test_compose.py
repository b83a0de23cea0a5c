import base64
import re
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest
import yaml

from tests.unit.deploy.accepted import accepted
from tests.unit.deploy.compose import CLUSTERS, ONE, ROOT, THREE, brokers, ours, services
from wiredesk.ports import free_port
from wiredesk.stages.registry import STAGES, WORKERS
from wiredesk.stages.supervisor import STOP_WITHIN

EACH = pytest.mark.parametrize("files", CLUSTERS, ids=["one broker", "three brokers"])


@EACH
def test_every_setting_of_a_container_exists_and_is_valid(
    files: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for service in ours(files).values():
        accepted(service["environment"], monkeypatch)


@EACH
def test_nothing_is_bound_beyond_this_machine(files: tuple[str, ...]) -> None:
    bound = [port for service in services(files).values() for port in service.get("ports", [])]

    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in bound), bound
    outside = [port.split(":")[1] for port in bound]
    assert len(set(outside)) == len(outside)


def test_every_port_of_this_machine_can_be_changed() -> None:
    bound = [line for file in THREE for line in (ROOT / file).read_text().splitlines() if " ports: " in line]
    variables = [re.search(r"127\.0\.0\.1:\$\{([A-Z0-9_]+_PORT):-\d+\}:\d+", line) for line in bound]

    assert all(variables), bound
    assert len({variable[1] for variable in variables if variable}) == len(bound)


@EACH
def test_every_image_has_an_exact_version(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        assert re.fullmatch(r"[a-z/-]+:v?\d+\.\d+\.\d+", service["image"]), name


def test_our_image_has_the_version_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert {service["image"] for service in ours(THREE).values()} == {f"wiredesk:{version}"}


@EACH
def test_no_container_can_write_its_own_files_or_gain_rights(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "privileged" not in service, name


@EACH
def test_every_long_running_container_has_a_health_check_and_limits(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        if name != "topics":
            assert service["healthcheck"]["test"], name
            assert service["cpu_quota"] > 0, name
            assert service["deploy"]["resources"]["limits"]["memory"], name


@EACH
def test_limits_are_accepted_on_a_machine_with_one_processor(files: tuple[str, ...]) -> None:
    for name, service in services(files).items():
        assert "cpus" not in service.get("deploy", {}).get("resources", {}).get("limits", {}), name


@EACH
def test_brokers_can_write_their_folders_and_load_their_codecs(files: tuple[str, ...]) -> None:
    """Docker makes root the owner of folders in the image, and mounts tmpfs with noexec."""
    for name, service in brokers(files).items():
        folders = dict(folder.partition(":")[::2] for folder in service["tmpfs"])
        assert folders.pop("/tmp") == "exec", name
        assert set(folders.values()) == {"uid=1000,gid=1000"}, name
        assert {"/opt/kafka/config", "/opt/kafka/logs"} <= set(folders), name


@EACH
def test_every_volume_of_kafkas_image_is_named_or_in_memory(files: tuple[str, ...]) -> None:
    """Otherwise each `up` creates an anonymous volume."""
    for name, service in brokers(files).items():
        in_memory = [folder.partition(":")[0] for folder in service["tmpfs"]]
        named = [volume.split(":")[1] for volume in service["volumes"]]
        assert {"/etc/kafka/secrets", "/mnt/shared/config", "/var/lib/kafka/data"} <= {*in_memory, *named}, name


@EACH
def test_our_image_is_built_by_the_service_that_starts_first(files: tuple[str, ...]) -> None:
    """Concurrent builds of one tag fail, or leave dangling images."""
    assert [name for name, service in services(files).items() if "build" in service] == ["topics"]


@EACH
def test_topics_waits_for_every_broker_and_our_services_wait_for_topics(files: tuple[str, ...]) -> None:
    ready = {"condition": "service_healthy"}
    done = {"condition": "service_completed_successfully"}

    for name, service in ours(files).items():
        expected = dict.fromkeys(brokers(files), ready) if name == "topics" else {"topics": done}
        assert service["depends_on"] == expected, name


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_a_container_with_a_processor_for_each_of_its_processes(stage: str) -> None:
    service = ours(ONE)[stage]

    assert service["command"] == ["worker", stage]
    assert service["cpu_quota"] == int(service["environment"]["WIREDESK_POOL_PROCESSES"]) * 100_000


def test_ports_of_settings_health_checks_and_prometheus_are_the_same() -> None:
    scraped = {
        name: discovery["port"]
        for job in yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text())["scrape_configs"]
        for discovery in job["dns_sd_configs"]
        for name in discovery["names"]
    }

    assert set(scraped) == {*WORKERS, "notify", "desk"}
    for name, port in scraped.items():
        service = ours(ONE)[name]
        setting = "WIREDESK_DESK" if name == "desk" else "WIREDESK_MONITORING"
        assert service["environment"][f"{setting}_PORT"] == str(port)
        assert service["environment"][f"{setting}_HOST"] == "0.0.0.0", "others scrape it"
        assert f"http://127.0.0.1:{port}/health/ready" in service["healthcheck"]["test"][-1]


@pytest.mark.parametrize("service", ["clean", "desk"])
@pytest.mark.parametrize(("answer", "status"), [(200, 0), (503, 1), (404, 1)])
def test_a_service_is_healthy_while_it_says_that_it_is_ready(service: str, answer: int, status: int) -> None:
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(answer)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Answer) as server, ThreadPoolExecutor() as thread:
        thread.submit(server.handle_request)
        done = subprocess.run(_check(service, server.server_port), check=False)

    assert done.returncode == status
    assert [urlsplit(path).path for path in asked] == ["/health/ready"]


def test_a_service_that_nothing_listens_for_is_unhealthy() -> None:
    assert subprocess.run(_check("clean", free_port()), check=False, stderr=subprocess.DEVNULL).returncode == 1


def _check(name: str, port: int) -> list[str]:
    """The command of a service's health check, asking another port."""
    _, _, *words = ours(ONE)[name]["healthcheck"]["test"]
    return [sys.executable, *(re.sub("860[01]", str(port), word) for word in words)]


def test_our_containers_have_longer_to_stop_than_a_worker_takes() -> None:
    for name, service in ours(ONE).items():
        assert int(service["stop_grace_period"].removesuffix("s")) >= STOP_WITHIN + 5, name


@EACH
def test_brokers_know_each_other_and_advertise_reachable_addresses(files: tuple[str, ...]) -> None:
    found = brokers(files)
    environments = {name: service["environment"] for name, service in found.items()}
    voters = ",".join(f"{settings['KAFKA_NODE_ID']}@{name}:9093" for name, settings in environments.items())

    assert len({settings["KAFKA_NODE_ID"] for settings in environments.values()}) == len(found)
    for name, settings in environments.items():
        (port,) = found[name]["ports"]
        outside, inside = port.split(":")[1:]
        assert settings["KAFKA_CONTROLLER_QUORUM_VOTERS"] == voters
        assert settings["KAFKA_LISTENERS"] == f"INSIDE://:19092,OUTSIDE://:{inside},CONTROLLER://:9093"
        assert settings["KAFKA_ADVERTISED_LISTENERS"] == f"INSIDE://{name}:19092,OUTSIDE://localhost:{outside}"
        assert settings["KAFKA_LOG_DIRS"] in [volume.split(":")[1] for volume in found[name]["volumes"]]
    for service in ours(files).values():
        assert service["environment"]["WIREDESK_BROKERS"] == ",".join(f"{name}:19092" for name in found)


@EACH
def test_brokers_of_a_cluster_share_its_id_and_use_possible_replication_factors(files: tuple[str, ...]) -> None:
    found = [service["environment"] for service in brokers(files).values()]
    copies = str(len(found))
    in_sync = str(max(1, len(found) - 1))

    (cluster,) = {settings["CLUSTER_ID"] for settings in found}
    assert len(base64.urlsafe_b64decode(cluster + "==")) == 16, "Kafka wants a UUID"
    for settings in found:
        for topic in ("DEFAULT", "OFFSETS_TOPIC", "TRANSACTION_STATE_LOG"):
            assert settings[f"KAFKA_{topic}_REPLICATION_FACTOR"] == copies
        assert settings["KAFKA_MIN_INSYNC_REPLICAS"] == in_sync
        assert settings["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] == in_sync
    for service in ours(files).values():
        assert service["environment"]["WIREDESK_REPLICATION_FACTOR"] == copies


def test_one_and_three_brokers_share_no_volume_of_records() -> None:
    def kept(files: tuple[str, ...]) -> set[str]:
        holders = [*brokers(files).values(), *(ours(files)[name] for name in ("desk", "link", "watch", "notify"))]
        return {volume.split(":")[0] for service in holders for volume in service["volumes"]}

    assert not kept(ONE) & kept(THREE)


def test_the_store_of_the_desk_is_on_a_volume() -> None:
    desk = ours(ONE)["desk"]

    assert desk["environment"]["WIREDESK_DESK_FILE"].rpartition("/")[0] in [
        volume.split(":")[1] for volume in desk["volumes"]
    ]


@pytest.mark.parametrize(
    ("name", "command"), [("link", ["worker", "link"]), ("watch", ["worker", "watch"]), ("notify", ["notify"])]
)
def test_the_state_of_link_watch_and_notify_is_on_a_volume(name: str, command: list[str]) -> None:
    service = ours(ONE)[name]

    assert service["command"] == command
    assert service["environment"][f"WIREDESK_{name.upper()}_FILE"].rpartition("/")[0] in [
        volume.split(":")[1] for volume in service["volumes"]
    ]


@EACH
def test_every_mounted_file_exists_and_every_volume_is_declared(files: tuple[str, ...]) -> None:
    declared = {name for file in files for name in yaml.safe_load((ROOT / file).read_text())["volumes"]}

    for service in services(files).values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert (ROOT / source).exists() if source.startswith("./") else source in declared, volume
