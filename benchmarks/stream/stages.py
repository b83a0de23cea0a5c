"""The two stages, with the newsroom model or with an annotator that reads nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from wiredesk.clean.stage import STAGE as CLEAN
from wiredesk.enrich.annotation import Annotation
from wiredesk.enrich.stage import STAGE as ENRICH
from wiredesk.enrich.stage import work_with
from wiredesk.settings import Settings
from wiredesk.stage import Stage, Work

AnnotatorName = Literal["none", "newsroom"]


class Nothing:
    """An annotator that finds nothing, at no cost: what is left is the way of an article through the stages."""

    languages = frozenset({"en"})

    def annotate(self, text: str) -> Annotation:
        """No sentence, no mention, no attribution."""
        return Annotation([], [], [])


def prepare_nothing(settings: Settings) -> Work:
    """The work of `enrich` with that annotator; named here since processes of their own load it."""
    return work_with(Nothing(), settings)


def stages(annotator: AnnotatorName) -> Sequence[Stage]:
    """`clean` and `enrich`."""
    return (CLEAN, replace(ENRICH, prepare=prepare_nothing) if annotator == "none" else ENRICH)
