"""The commands that run Apache Kafka from the jars that `make kafka` fetches."""

import base64
import os
import shutil
import subprocess
import uuid
from collections.abc import Sequence
from pathlib import Path

from tests.cluster.errors import ClusterError

_FETCHED = Path(__file__).resolve().parents[2] / ".kafka"
LIBS = _FETCHED / "libs"
ARCHIVE = _FETCHED / "classes.jsa"
"""Class data sharing archive of a broker: a start takes 2.7 s of processor time with it, 4.8 s without."""


READY = b"Kafka Server started"
"""Logged once the controllers let the broker serve clients; its port is open well before."""


def broker_command(properties: Path, options: Sequence[str] = ()) -> list[str]:
    """The command that runs one broker with that properties file and additional Java options."""
    # A heap of 384 MB is enough for a chaos test; three brokers and the workers share one small machine. With the C1
    # compiler and the serial collector a start takes half the processor time, and brokers restart often here.
    return [
        *_java("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *options),
        "kafka.Kafka",
        str(properties),
    ]


def tool_command(tool: str, *words: str) -> list[str]:
    """The command that runs one of Kafka's tools, named by its class."""
    return [*_java("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), tool, *words]


def cluster_id() -> str:
    """A new id for a cluster, as Kafka writes it."""
    return base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def format_storage(properties: Path, cluster: str, scram: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
    """Start formatting the storage of a broker, with the users of `scram` in StorageTool's syntax."""
    java = _java("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    users = [word for user in scram for word in ("--add-scram", user)]
    command = [
        *java,
        "kafka.tools.StorageTool",
        "format",
        f"--cluster-id={cluster}",
        "--config",
        str(properties),
        *users,
    ]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def missing() -> str | None:
    """What this machine lacks to run Kafka, with the remedy; None if nothing."""
    if _java_binary() is None:
        return "Java is missing: install a Java runtime, 17 or newer, or set JAVA_HOME"
    if not any(LIBS.glob("kafka_*.jar")):
        return f"Kafka's jars are missing from {LIBS}: run `make kafka`, which needs Maven"
    return None


def _java_binary() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which(Path(home) / "bin" / "java") if home else shutil.which("java")


def _java(*options: str) -> list[str]:
    lack = missing()
    if lack is not None:
        raise ClusterError(lack)
    log = "-Dorg.slf4j.simpleLogger"
    logging = (f"{log}.showDateTime=true", f"{log}.dateTimeFormat=HH:mm:ss.SSS")
    # Otherwise each start logs all properties six times.
    silenced = (f"{log}.log.org.apache.kafka.common.config.AbstractConfig=warn",)
    # Another Java version ignores the archive.
    archive = [f"-XX:SharedArchiveFile={ARCHIVE}"] if ARCHIVE.exists() else []
    return [
        str(_java_binary()),
        *options,
        *archive,
        *logging,
        *silenced,
        "-Djava.awt.headless=true",
        "-cp",
        f"{LIBS}/*",
    ]
