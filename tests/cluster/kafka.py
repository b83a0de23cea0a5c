"""The commands that run Apache Kafka out of the jars that `make kafka` fetched."""

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
"""Java's own form of the classes that a broker loads; a start with it costs 2.7 s of processor time, else 4.8."""


def broker_command(properties: Path, options: Sequence[str] = ()) -> list[str]:
    """The command that runs one broker with that file of properties, and with options of Java's besides ours."""
    # A quarter of a gigabyte carries a chaos test; three brokers and the workers share one small machine.
    # The plain compiler and the serial collector: a start costs half the processor time, and brokers die often here.
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
    """Begin to lay out the storage of a broker; the users of `scram` are written as StorageTool reads them."""
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
    """What this machine lacks to run Kafka, and what to do about it; None when all is there."""
    if _java_binary() is None:
        return "Java is missing: install a Java runtime, 17 or newer, or let JAVA_HOME name one"
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
    said = (f"{log}.showDateTime=true", f"{log}.dateTimeFormat=HH:mm:ss.SSS")
    # Every property there is, six times over at each start: more than all the rest of the log.
    unsaid = (f"{log}.log.org.apache.kafka.common.config.AbstractConfig=warn",)
    # A Java that did not write the archive passes it over.
    archive = [f"-XX:SharedArchiveFile={ARCHIVE}"] if ARCHIVE.exists() else []
    return [str(_java_binary()), *options, *archive, *said, *unsaid, "-Djava.awt.headless=true", "-cp", f"{LIBS}/*"]
