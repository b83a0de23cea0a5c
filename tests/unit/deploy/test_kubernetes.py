import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.unit.deploy.accepted import accepted
from tests.unit.deploy.compose import ONE, ours
from tests.unit.deploy.keda import errors
from tests.unit.deploy.kustomize import FOLDERS, ROOT, Manifest, containers, environment, of_kind, pods, render
from wiredesk.settings import load_settings
from wiredesk.stages.registry import STAGES
from wiredesk.stages.supervisor import STOP_WITHIN


@pytest.mark.parametrize("folder", ["keda", "example"])
def test_every_scaled_object_is_valid_for_keda(folder: str) -> None:
    for scaled in of_kind(render(folder), "ScaledObject"):
        assert errors(scaled) == []


def test_a_scaled_object_with_a_misspelt_field_is_refused() -> None:
    scaled = of_kind(render("keda"), "ScaledObject")[0]
    scaled["spec"]["triggers"][0]["metadata"]["lagTreshold"] = 5

    assert errors(scaled) == [
        "triggers[0].metadata: no field lagTreshold",
        "triggers[0].metadata.lagTreshold: no text",
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_of_the_folder_is_used(folder: str) -> None:
    wanted = yaml.safe_load((ROOT / folder / "kustomization.yaml").read_text())
    used = {
        "kustomization.yaml",
        *wanted["resources"],
        *(file for generated in wanted.get("configMapGenerator", []) for file in generated["envs"]),
        *(patch["path"] for patch in wanted.get("patches", [])),
    }

    assert {path.name for path in (ROOT / folder).iterdir()} == {name for name in used if not name.startswith("../")}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_setting_of_a_pod_exists_and_is_valid(
    folder: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    objects = render(folder)

    for container in containers(objects):
        variables = environment(objects, container)
        if "WIREDESK_SASL_MECHANISM" in variables:  # the rest is in the secret
            variables |= {"WIREDESK_SASL_USERNAME": "wiredesk", "WIREDESK_SASL_PASSWORD": "x"}
        if authority := variables.get("WIREDESK_TLS_CA_FILE"):
            assert any(authority.startswith(mount["mountPath"]) for mount in container["volumeMounts"])
            variables["WIREDESK_TLS_CA_FILE"] = str(tmp_path / "ca.crt")
            (tmp_path / "ca.crt").touch()
        accepted(variables, monkeypatch)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_pod_gets_settings_from_the_names_of_services(folder: str) -> None:
    for name, pod in pods(render(folder)).items():
        assert pod["spec"]["enableServiceLinks"] is False, f"{name}: WIREDESK_DESK_PORT would be tcp://…"


@pytest.mark.parametrize("folder", FOLDERS)
def test_pods_are_restricted(folder: str) -> None:
    for name, pod in pods(render(folder)).items():
        spec = pod["spec"]
        assert spec["automountServiceAccountToken"] is False, name
        assert spec["securityContext"]["runAsNonRoot"] is True, name
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, name
        for container in spec["containers"]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }, name
            assert {"cpu", "memory"} == set(container["resources"]["requests"]) == set(container["resources"]["limits"])


def test_the_user_of_the_pods_is_that_of_the_image() -> None:
    (user,) = re.findall(r"^USER (\d+):\d+$", (ROOT.parents[1] / "Dockerfile").read_text(), re.MULTILINE)

    for pod in pods(render("base")).values():
        assert pod["spec"]["securityContext"]["runAsUser"] == int(user)
        assert pod["spec"]["securityContext"]["fsGroup"] == int(user), "the desk's volume has to be writable"


def test_the_image_has_the_version_of_the_project() -> None:
    version = tomllib.loads((ROOT.parents[1] / "pyproject.toml").read_text())["project"]["version"]

    assert {container["image"] for container in containers(render("base"))} == {f"wiredesk:{version}"}
    assert {container["image"].split(":")[1] for container in containers(render("example"))} == {version}


def test_pods_run_what_the_local_cluster_runs() -> None:
    for container in containers(render("base")):
        assert container["args"] == ours(ONE)[container["name"]]["command"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_selectors_match_the_intended_pods(folder: str) -> None:
    objects = render(folder)
    labels = {name: pod["metadata"]["labels"] for name, pod in pods(objects).items()}

    for kind in ("StatefulSet", "PodDisruptionBudget"):
        for manifest in of_kind(objects, kind):
            assert manifest["spec"]["selector"]["matchLabels"] == labels[manifest["metadata"]["name"]]
    for service in of_kind(objects, "Service"):
        assert service["spec"]["selector"] == labels[service["metadata"]["name"]]
    for policy in of_kind(objects, "NetworkPolicy"):
        assert _selected(policy["spec"]["podSelector"], labels)
    for monitor in of_kind(objects, "PodMonitor"):
        assert _selected(monitor["spec"]["selector"], labels)


def _selected(selector: Manifest, labels: dict[str, dict[str, str]]) -> list[str]:
    wanted = selector["matchLabels"].items()
    return [name for name, own in labels.items() if wanted <= own.items()]


@pytest.mark.parametrize("folder", FOLDERS)
def test_probes_services_policies_and_monitors_use_the_port_of_the_process(folder: str) -> None:
    objects = render(folder)

    for name, pod in pods(objects).items():
        for container in pod["spec"]["containers"]:
            if name == "wiredesk-topics":
                continue
            (port,) = container["ports"]
            setting = "WIREDESK_DESK_PORT" if container["name"] == "desk" else "WIREDESK_MONITORING_PORT"
            assert environment(objects, container)[setting] == str(port["containerPort"])
            probes = {kind: container[f"{kind}Probe"]["httpGet"] for kind in ("startup", "liveness", "readiness")}
            assert {probe["port"] for probe in probes.values()} == {port["name"]}
            assert probes["liveness"]["path"] == probes["startup"]["path"] == "/health/live"
            assert probes["readiness"]["path"] == "/health/ready"
            (service,) = [s for s in of_kind(objects, "Service") if s["metadata"]["name"] == name]
            assert [(p["port"], p["targetPort"]) for p in service["spec"]["ports"]] == [
                (port["containerPort"], port["name"])
            ]
    for policy in of_kind(objects, "NetworkPolicy"):
        for rule in policy["spec"].get("ingress", []):
            assert [port["port"] for port in rule["ports"]] == ["web"]
    for monitor in of_kind(objects, "PodMonitor"):
        for endpoint in monitor["spec"]["podMetricsEndpoints"]:
            assert (endpoint["port"], endpoint["path"]) == ("web", "/metrics")


def test_pods_have_longer_to_stop_than_a_worker_takes() -> None:
    for name, pod in pods(render("base")).items():
        if name != "wiredesk-topics":
            assert pod["spec"]["terminationGracePeriodSeconds"] >= STOP_WITHIN + 5, name


def test_a_worker_is_named_after_its_pod() -> None:
    for stage in STAGES:
        (container,) = pods(render("base"))[f"wiredesk-{stage}"]["spec"]["containers"]
        asked = {variable["name"]: variable.get("valueFrom") for variable in container["env"]}

        assert asked["WIREDESK_INSTANCE_ID"] == {"fieldRef": {"fieldPath": "metadata.name"}}


@pytest.mark.parametrize("folder", FOLDERS)
def test_link_has_a_standby_and_each_of_them_a_file_of_its_own(folder: str) -> None:
    objects = render(folder)
    (link,) = [item for item in of_kind(objects, "StatefulSet") if item["metadata"]["name"] == "wiredesk-link"]
    (container,) = pods(objects)["wiredesk-link"]["spec"]["containers"]
    (claim,) = link["spec"]["volumeClaimTemplates"]
    (mount,) = [mount for mount in container["volumeMounts"] if mount["name"] == claim["metadata"]["name"]]

    assert link["spec"]["replicas"] == 2
    assert Path(environment(objects, container)["WIREDESK_LINK_FILE"]).parent == Path(mount["mountPath"])


@pytest.mark.parametrize("folder", ["keda", "example"])
def test_every_stage_is_scaled_by_the_lag_of_its_own_group_and_topic_up_to_its_partitions(folder: str) -> None:
    objects = render(folder)
    (settings,) = of_kind(objects, "ConfigMap")
    declared = load_settings(_env_file=None, topic_prefix=settings["data"].get("WIREDESK_TOPIC_PREFIX", ""))
    scaled = {manifest["metadata"]["name"]: manifest["spec"] for manifest in of_kind(objects, "ScaledObject")}

    assert set(scaled) == {f"wiredesk-{stage}" for stage in STAGES}
    for stage in STAGES:
        spec = scaled[f"wiredesk-{stage}"]
        (trigger,) = spec["triggers"]
        assert spec["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": f"wiredesk-{stage}"}
        assert trigger["metadata"]["consumerGroup"] == declared.group(stage)
        assert trigger["metadata"]["topic"] == declared.topic(STAGES[stage].source)
        assert trigger["metadata"]["bootstrapServers"] == settings["data"]["WIREDESK_BROKERS"]
        assert spec["maxReplicaCount"] == int(settings["data"]["WIREDESK_PARTITIONS"])
        assert 1 <= spec["minReplicaCount"] <= spec["maxReplicaCount"]
        assert "replicas" not in next(
            s["spec"] for s in of_kind(objects, "StatefulSet") if s["metadata"]["name"] == f"wiredesk-{stage}"
        ), "an apply would undo what the scaler did"


def test_secrets_of_the_example_hold_settings() -> None:
    known = {"ca.crt", "WIREDESK_SASL_USERNAME", "WIREDESK_SASL_PASSWORD", "WIREDESK_DESK_TOKEN"}
    (login,) = of_kind(render("example"), "TriggerAuthentication")
    asked = {target["key"] for target in login["spec"]["secretTargetRef"]}
    declared = set(re.findall(r"--from-(?:literal|file)=([\w.]+)", (ROOT / "example/kustomization.yaml").read_text()))

    assert asked <= declared | {"ca.crt"} <= known


def test_monitors_add_the_labels_that_rules_and_dashboard_use() -> None:
    for monitor in of_kind(render("example"), "PodMonitor"):
        for endpoint in monitor["spec"]["podMetricsEndpoints"]:
            made = {relabeling["targetLabel"]: relabeling for relabeling in endpoint["relabelings"]}
            assert made["job"]["replacement"] == "wiredesk"
            assert made["component"]["sourceLabels"] == ["__meta_kubernetes_pod_label_app_kubernetes_io_component"]
