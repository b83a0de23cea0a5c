"""The two stages, with the newsroom model or with a no-op annotator."""

from collections.abc import Collection, Sequence
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
    """An annotator that finds nothing at no cost, to measure only the path of an article through the stages."""

    languages = frozenset({"en"})

    def annotate(self, text: str, towns: Collection[str] = ()) -> Annotation:
        """Return no sentences, mentions or attributions."""
        return Annotation([], [], [])


def prepare_nothing(settings: Settings) -> Work:
    """The work of `enrich` with that annotator; a module-level function, since other processes load it by name."""
    return work_with(Nothing(), settings)


def stages(annotator: AnnotatorName) -> Sequence[Stage]:
    """`clean` and `enrich`."""
    return (CLEAN, replace(ENRICH, prepare=prepare_nothing) if annotator == "none" else ENRICH)
