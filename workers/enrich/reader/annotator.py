"""The newsroom model behind the seam: a text in; sentences, mentions and attributions out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from schemas.entities import EntityType
from workers.enrich.annotation import Annotation, Attribution, EntityMention, Span
from workers.enrich.consistency import made_consistent
from workers.enrich.marks import quoted
from workers.enrich.mentions import trimmed
from workers.enrich.passages import paragraphs_of, passages
from workers.enrich.reader.labels import NAMES, SCHEMES
from workers.enrich.reader.lexicon import Lexicon
from workers.enrich.reader.naming import names_in
from workers.enrich.reader.outputs import Outputs, Scores
from workers.enrich.reader.quotation import attributions_of, outermost
from workers.enrich.reader.relayed import with_true_source
from workers.enrich.reader.saying import Tying, sayings_in
from workers.enrich.reader.titles import is_only_named
from workers.enrich.reader.untied import by_context
from workers.enrich.reader.windows import Window, windows_of
from workers.enrich.reader.words import Words, words_of
from workers.enrich.sentences import sentences_of

KINDS: tuple[EntityType, ...] = SCHEMES[NAMES]  # type: ignore[assignment]
LEAST_SHARE = 0.35
"""Below, on PolNeAR's development articles, fewer attributions are right than are lost."""
WEIGHTS = Path(__file__).parent / "weights"


class Model(Protocol):
    """The network with its weights."""

    lexicon: Lexicon

    @property
    def ties(self) -> Tying:
        """What tells the roles of words to a cue."""
        ...

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """What it says of each window."""
        ...


class NewsroomAnnotator:
    """English sentences, mentions and attributions."""

    languages = frozenset({"en"})

    def __init__(self, model: Model) -> None:
        self._model = model

    def annotate(self, text: str) -> Annotation:
        """Read one text of any length, one passage after the other."""
        mentions: list[EntityMention] = []
        said: list[Attribution] = []
        sentences = sentences_of(text)
        for passage in passages(text):
            found, attributed = self._passage(text, passage, sentences)
            mentions += found
            said += attributed
        return Annotation(sentences, made_consistent(text, mentions), said)

    def _passage(
        self, text: str, passage: Span, sentences: Sequence[Span]
    ) -> tuple[list[EntityMention], list[Attribution]]:
        stretches = quoted(text, passage)
        words = words_of(text, passage, stretches)
        self._model.lexicon.forget_if_full()
        windows = windows_of(words, self._model.lexicon)
        read = self._model.read(windows)
        mentions = _mentions(text, words, np.concatenate([outputs.names for outputs in read]))
        said = [
            attribution
            for window, sayings in zip(windows, sayings_in(read, self._model.ties), strict=True)
            for saying in sayings
            for attribution in attributions_of(text, words, saying, window.first, stretches)
        ]
        said = [one for one in said if _is_worth_telling(one) and not is_only_named(text, one, stretches)]
        said = [with_true_source(text, one, sentences, stretches) for one in outermost(said)]
        said += by_context(text, list(paragraphs_of(text, passage)), stretches, said)
        return mentions, sorted(said, key=lambda attribution: attribution.content)


def _is_worth_telling(attribution: Attribution) -> bool:
    """Whether it is likely enough; what nobody is credited with and no marks set off is as good as not said."""
    return attribution.confidence >= LEAST_SHARE and (attribution.source is not None or attribution.kind != "indirect")


def _mentions(text: str, words: Words, scores: Scores) -> list[EntityMention]:
    found = (
        EntityMention(Span(words.starts[name.first], words.ends[name.last - 1]), KINDS[name.kind])
        for name in names_in(scores)
    )
    kept = (trimmed(text, mention) for mention in found)
    return [mention for mention in kept if mention is not None]


def newsroom_annotator() -> NewsroomAnnotator:
    """The annotator with the weights that are shipped."""
    from workers.enrich.reader.runtime import Weights  # takes half a second, so only where a text is read

    return NewsroomAnnotator(Weights(WEIGHTS))
