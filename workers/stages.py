"""The stages, in the order of an article's way."""

from workers.clean.stage import STAGE as CLEAN
from workers.enrich.stage import STAGE as ENRICH

STAGES = {stage.name: stage for stage in (CLEAN, ENRICH)}
