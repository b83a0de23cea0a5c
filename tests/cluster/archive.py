"""Makes what halves a broker's start: an archive of the classes it loads. Run by `make kafka`, once."""

import os
import tempfile
from pathlib import Path

from tests.cluster import kafka
from tests.cluster.brokers import Cluster


def main() -> None:
    """Start a broker that writes down its classes as it ends."""
    # For every Java below us: the last of them to end, the broker, leaves the archive.
    new = kafka.ARCHIVE.with_suffix(".new")
    os.environ["JAVA_TOOL_OPTIONS"] = f"-XX:ArchiveClassesAtExit={new}"
    with tempfile.TemporaryDirectory() as folder, Cluster(Path(folder)) as cluster:
        cluster.brokers[0].stop()
    new.replace(kafka.ARCHIVE)


if __name__ == "__main__":
    main()
