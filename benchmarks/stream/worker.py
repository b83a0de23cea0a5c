"""`wiredesk worker` with a selectable annotator.

    python -m benchmarks.stream.worker none clean enrich

Settings come from the environment, as for `wiredesk worker`, which does everything else.
"""

import sys

from benchmarks.stream.stages import AnnotatorName, stages
from wiredesk.cli.worker import StageName, worker
from wiredesk.stages.registry import STAGES


def main(annotator: AnnotatorName, names: list[str]) -> None:
    """Run these stages until SIGTERM."""
    STAGES.update({stage.name: stage for stage in stages(annotator)})
    worker([StageName(name) for name in names])


if __name__ == "__main__":
    main("newsroom" if sys.argv[1] == "newsroom" else "none", sys.argv[2:])
