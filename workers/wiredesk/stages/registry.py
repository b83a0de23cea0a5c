"""The stages, in the order in which an article passes them."""

from wiredesk.clean.stage import STAGE as CLEAN
from wiredesk.enrich.stage import STAGE as ENRICH
from wiredesk.settings import Settings
from wiredesk.stage import Stage, StatefulStage

# What a stage works with is imported in its own process: the supervisor would start half as fast, in twice the memory.


def _link(settings: Settings) -> None:
    from wiredesk.stages.linking.process import work

    work(settings)


def _watch(settings: Settings) -> None:
    from wiredesk.stages.watching.watch_process import work

    work(settings)


STAGES = {stage.name: stage for stage in (CLEAN, ENRICH)}
"""Stages that process each article on its own."""

WORKERS: dict[str, Stage | StatefulStage] = {
    **STAGES,
    "link": StatefulStage("link", _link),
    "watch": StatefulStage("watch", _watch),
}
"""All that `wiredesk worker` runs."""
