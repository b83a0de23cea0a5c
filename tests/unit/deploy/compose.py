"""The compose files as Compose reads them: parsed and merged."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[3]

ONE = ("docker-compose.yml",)
THREE = ("docker-compose.yml", "docker-compose.three.yml")
CLUSTERS = (ONE, THREE)

Service = dict[str, Any]


def services(files: tuple[str, ...]) -> dict[str, Service]:
    """The services by name, with default values for variables."""
    merged: dict[str, Service] = {}
    for file in files:
        text = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", (ROOT / file).read_text())
        for name, service in yaml.safe_load(text)["services"].items():
            merged[name] = _merged(merged.get(name, {}), service)
    return merged


def ours(files: tuple[str, ...]) -> dict[str, Service]:
    """The services that run Wiredesk."""
    return {name: service for name, service in services(files).items() if service["image"].startswith("wiredesk:")}


def brokers(files: tuple[str, ...]) -> dict[str, Service]:
    """The services that run Kafka."""
    return {name: service for name, service in services(files).items() if service["image"].startswith("apache/kafka:")}


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings, concatenate lists such as ports; a volume replaces the one with the same path."""
    merged = dict(below)
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _merged(merged[key], value)
        elif key == "volumes":
            at = {volume.split(":")[1]: volume for volume in [*merged.get(key, []), *value]}
            merged[key] = list(at.values())
        elif isinstance(value, list) and key in ("ports", "tmpfs"):
            merged[key] = [*merged.get(key, []), *value]
        else:
            merged[key] = value
    return merged
