"""The stages, in the order in which an article passes them."""

from wiredesk.clean.stage import STAGE as CLEAN
from wiredesk.enrich.stage import STAGE as ENRICH
from wiredesk.stage import Stage, StatefulStage
from wiredesk.stages.linking.process import work as link
from wiredesk.stages.watching.watch_process import work as watch

STAGES = {stage.name: stage for stage in (CLEAN, ENRICH)}
"""Stages that process each article on its own."""

WORKERS: dict[str, Stage | StatefulStage] = {
    **STAGES,
    "link": StatefulStage("link", link),
    "watch": StatefulStage("watch", watch),
}
"""All that `wiredesk worker` runs."""
