"""The stages, in the order of an article's way."""

from wiredesk.clean.stage import STAGE as CLEAN
from wiredesk.enrich.stage import STAGE as ENRICH

STAGES = {stage.name: stage for stage in (CLEAN, ENRICH)}
