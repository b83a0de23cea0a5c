"""What a broker of a test cluster is told: Kafka's own properties, each that is not the default with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Listeners:
    """Where one broker listens."""

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
        # What holds every promise: three copies, of which two must have a record before it counts as written, and no
        # leader that has not all of them.
        "default.replication.factor": str(copies),
        "min.insync.replicas": str(in_sync),
        "offsets.topic.replication.factor": str(copies),
        "transaction.state.log.replication.factor": str(copies),
        "transaction.state.log.min.isr": str(in_sync),
        "unclean.leader.election.enable": "false",
        # A topic that a typo made would swallow records.
        "auto.create.topics.enable": "false",
        # Kafka makes 50 of each, which a broker opens one by one at every start.
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.num.partitions": "4",
        # A dead broker's partitions get another leader after 6 s instead of 9; less, and a busy machine looks dead.
        "broker.session.timeout.ms": "6000",
        "broker.heartbeat.interval.ms": "1000",
        # A follower that hangs holds up every acknowledgement for so long; Kafka waits 30 s.
        "replica.lag.time.max.ms": "5000",
        # A follower waits so long for a leader that was paused or cut off before it asks the new one; Kafka waits 30 s.
        "replica.socket.timeout.ms": "5000",
        # Three seconds before the first member of a new group gets its partitions would be added to every test.
        "group.initial.rebalance.delay.ms": "0",
        # Small machine: few threads, and no 128 MiB set aside for the log cleaner.
        "num.network.threads": "2",
        "num.io.threads": "4",
        "background.threads": "2",
        "log.cleaner.dedupe.buffer.size": str(16 << 20),
        # Kafka claims 10 MiB for each index, of which a small disk has few.
        "log.index.size.max.bytes": str(1 << 20),
    }


def write(path: Path, lines: Mapping[str, str]) -> None:
    """Write a file of Java properties."""
    path.write_text("".join(f"{name}={value}\n" for name, value in lines.items()), "utf-8")
