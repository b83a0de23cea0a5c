"""Renders our kustomizations as `kubectl kustomize` does; tests/watch compares the two."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3] / "deploy" / "kubernetes"

FOLDERS = ("base", "keda", "example")

Manifest = dict[str, Any]

_KNOWN = {"apiVersion", "kind", "namespace", "resources", "configMapGenerator", "images", "patches"}


def render(folder: str) -> list[Manifest]:
    """All objects of a folder. The names of generated ConfigMaps have no hash."""
    return _render(ROOT / folder)


def _render(folder: Path) -> list[Manifest]:
    wanted = yaml.safe_load((folder / "kustomization.yaml").read_text())
    assert set(wanted) <= _KNOWN, f"teach this reader {set(wanted) - _KNOWN}"
    objects: list[Manifest] = []
    for resource in wanted["resources"]:
        path = folder / resource
        objects += _render(path) if path.is_dir() else yaml.safe_load_all(path.read_text())
    for generated in wanted.get("configMapGenerator", []):
        values = dict(line.split("=", 1) for line in _lines(folder, generated["envs"]))
        if generated.get("behavior") == "merge":
            (found,) = of_kind(objects, "ConfigMap")
            found["data"].update(values)
        else:
            objects.append(
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": generated["name"]}, "data": values}
            )
    for image in wanted.get("images", []):
        for container in containers(objects):
            name = container["image"].split(":")[0]
            if name == image["name"]:
                container["image"] = f"{image.get('newName', name)}:{image['newTag']}"
    for patch in wanted.get("patches", []):
        targets = of_kind(objects, patch["target"]["kind"])
        assert targets, f"a patch without a target: {patch}"
        for target in targets:
            _patch(target, yaml.safe_load((folder / patch["path"]).read_text()))
    for manifest in objects:
        if manifest["kind"] != "Namespace":
            manifest["metadata"]["namespace"] = wanted["namespace"]
    return objects


def of_kind(objects: list[Manifest], kind: str) -> list[Manifest]:
    """The objects of one kind."""
    return [manifest for manifest in objects if manifest["kind"] == kind]


def pods(objects: list[Manifest]) -> dict[str, Manifest]:
    """The pod templates of workloads, by the workload's name."""
    return {
        manifest["metadata"]["name"]: manifest["spec"]["template"]
        for manifest in objects
        if manifest["kind"] in ("StatefulSet", "Job")
    }


def containers(objects: list[Manifest]) -> Iterator[Manifest]:
    """All containers."""
    for pod in pods(objects).values():
        yield from pod["spec"]["containers"]


def environment(objects: list[Manifest], container: Manifest) -> dict[str, str]:
    """The environment of a container as Kubernetes resolves it, without optional secrets."""
    (settings,) = of_kind(objects, "ConfigMap")
    found: dict[str, str] = {}
    for source in container["envFrom"]:
        if "configMapRef" in source:
            assert source["configMapRef"]["name"] == settings["metadata"]["name"]
            found |= settings["data"]
        else:
            assert source["secretRef"]["optional"] is True
    for variable in container.get("env", []):
        found[variable["name"]] = variable["value"] if "value" in variable else _asked(variable, container)
    return found


def _asked(variable: Manifest, container: Manifest) -> str:
    if "resourceFieldRef" in variable["valueFrom"]:
        limits, _, name = variable["valueFrom"]["resourceFieldRef"]["resource"].partition(".")
        return str(container["resources"][limits][name])
    assert variable["valueFrom"]["fieldRef"]["fieldPath"] == "metadata.name"
    return f"wiredesk-{container['name']}-0"


def _lines(folder: Path, files: list[str]) -> Iterator[str]:
    for file in files:
        yield from (line for line in (folder / file).read_text().splitlines() if line and not line.startswith("#"))


def _patch(target: Manifest, operations: list[Manifest]) -> None:
    """The used subset of RFC 6902: `add` to the end of a list or under a new name, `replace` existing values."""
    for operation in operations:
        *way, last = operation["path"].strip("/").split("/")
        place: Any = target
        for step in way:
            place = place[int(step)] if isinstance(place, list) else place[step]
        if last == "-":
            place.append(operation["value"])
        else:
            assert (last in place) == (operation["op"] == "replace"), operation["path"]
            place[last] = operation["value"]
