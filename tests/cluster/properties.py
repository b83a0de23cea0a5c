"""The configuration of a broker of a test cluster: Kafka's properties, with the reason for each change of a default."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Listeners:
    """The host and ports of one broker."""

    host: str
    clients: int
    brokers: int
    controller: int


def properties(number: int, storage: Path, cluster: Sequence[Listeners]) -> dict[str, str]:
    """The properties of broker `number`, from 1, of a cluster whose brokers are also its controllers."""
    own = cluster[number - 1]
    copies = min(3, len(cluster))
    in_sync = 2 if copies == 3 else 1
    return {
        "process.roles": "broker,controller",
        "node.id": str(number),
        "controller.quorum.voters": ",".join(f"{n}@{at.host}:{at.controller}" for n, at in enumerate(cluster, 1)),
        "listeners": f"CLIENTS://{own.host}:{own.clients},"
        f"BROKERS://{own.host}:{own.brokers},CONTROLLER://{own.host}:{own.controller}",
        "advertised.listeners": f"CLIENTS://{own.host}:{own.clients},BROKERS://{own.host}:{own.brokers}",
        "inter.broker.listener.name": "BROKERS",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": str(storage),
        # The delivery guarantees need three replicas, of which two must have a record before it is acknowledged, and
        # no leader that lacks records.
        "default.replication.factor": str(copies),
        "min.insync.replicas": str(in_sync),
        "offsets.topic.replication.factor": str(copies),
        "transaction.state.log.replication.factor": str(copies),
        "transaction.state.log.min.isr": str(in_sync),
        "unclean.leader.election.enable": "false",
        # Otherwise records for a misspelt topic would succeed.
        "auto.create.topics.enable": "false",
        # The default is 50 each, which a broker opens one by one at every start.
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.num.partitions": "4",
        # A dead broker's partitions get another leader after 6 s instead of 9; with less, a busy machine seems dead.
        "broker.session.timeout.ms": "6000",
        "broker.heartbeat.interval.ms": "1000",
        # A hanging follower delays every acknowledgement for this long; the default is 30 s.
        "replica.lag.time.max.ms": "5000",
        # Time until a follower of a paused or disconnected leader asks the new one; the default is 30 s.
        "replica.socket.timeout.ms": "5000",
        # The default adds three seconds before the first member of a new group gets its partitions.
        "group.initial.rebalance.delay.ms": "0",
        # A small machine: few threads, and not 128 MiB for the log cleaner.
        "num.network.threads": "2",
        "num.io.threads": "4",
        "background.threads": "2",
        "log.cleaner.dedupe.buffer.size": str(16 << 20),
        # The default reserves 10 MiB per index, too much for a small disk.
        "log.index.size.max.bytes": str(1 << 20),
    }


def write(path: Path, lines: Mapping[str, str]) -> None:
    """Write a file of Java properties."""
    path.write_text("".join(f"{name}={value}\n" for name, value in lines.items()), "utf-8")
