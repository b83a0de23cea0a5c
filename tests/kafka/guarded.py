"""Settings of the users of a secured cluster, and Wiredesk's commands run as one of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import SecretStr

from tests.cluster.brokers import Cluster
from wiredesk.settings import Settings, load_settings

WITHIN = 300.0
"""Timeout in seconds for steps of about ten seconds: a busy machine takes many times as long."""

USERS = {
    name: f"{name}-knows-the-7-tides"
    for name in (
        *("admin", "producer", "clean", "enrich", "link", "watch", "notify"),
        *("editor", "reader", "desk", "operator", "guest"),
    )
}
"""Passwords by user."""


def login(cluster: Cluster, user: str, **more: object) -> Settings:
    """The settings of a user of a cluster with SCRAM-SHA-512 over TLS."""
    return load_settings(
        **{
            "brokers": cluster.bootstrap,
            "security_protocol": "SASL_SSL",
            "tls_ca_file": cluster.authority.ca_file,
            "sasl_username": user,
            "sasl_password": USERS[user],
            "partitions": 2,
            "pool_processes": 1,
            **more,
        }
    )


def environment(settings: Settings) -> dict[str, str]:
    """The environment variables for these settings."""
    changed: dict[str, object] = {name: getattr(settings, name) for name in settings.model_fields_set}
    ours = {f"WIREDESK_{name.upper()}": _plain(value) for name, value in changed.items() if value is not None}
    return {**os.environ, **ours, "NO_PROXY": "127.0.0.1", "COLUMNS": "200"}


def run(settings: Settings, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `wiredesk` with these arguments until it ends."""
    return subprocess.run(
        [sys.executable, "-m", "wiredesk.cli", *arguments],
        capture_output=True,
        text=True,
        env=environment(settings),
        timeout=WITHIN,
        check=False,
    )


@contextmanager
def worker(settings: Settings, log: Path, *stages: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run `wiredesk worker` for the length of a block; its output is appended to `log`."""
    with running(settings, log, "worker", *stages) as process:
        yield process


@contextmanager
def running(settings: Settings, log: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run `wiredesk` with these arguments for the length of a block; its output is appended to `log`."""
    command = [sys.executable, "-m", "wiredesk.cli", *arguments]
    with (
        log.open("ab") as output,
        subprocess.Popen(command, env=environment(settings), stdout=output, stderr=output) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _plain(value: object) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)
