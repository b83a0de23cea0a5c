"""Quoted words that two cues claim: they belong to the nearer one, unless they continue the other's quote."""

from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span


def each_once(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, without quoted words that another one has with a nearer cue, or as a part of a longer quote.

    “It is dear,” Lind said. “Here.” / “It is,” Ruiz said.
    Ruiz commented: “The road is closed. / “We open it in May,” Ruiz said.

    Args:
        text: the article's.
        said: the attributions, in the order of their contents.
    """
    claims = sorted(
        (span, index) for index, attribution in enumerate(said) if _is_cued(attribution) for span in attribution.content
    )
    lost: dict[int, list[Span]] = {}
    latest: tuple[Span, int] | None = None
    for span, index in claims:
        if latest is None or index == latest[1] or not span.touches(latest[0]):
            latest = latest if latest and latest[0].end > span.end else (span, index)
            continue
        other, owner = sorted((latest, (span, index)), key=lambda claim: _rank(text, said[claim[1]], claim[0]))
        lost.setdefault(other[1], []).append(other[0])
        latest = owner
    if not lost:
        return list(said)
    kept = []
    for index, attribution in enumerate(said):
        content = tuple(span for span in attribution.content if span not in lost.get(index, ()))
        if content:
            kept.append(replace(attribution, content=content) if index in lost else attribution)
    return kept


def _is_cued(attribution: Attribution) -> bool:
    return attribution.kind != "indirect" and attribution.cue is not None


def _rank(text: str, attribution: Attribution, span: Span) -> tuple[bool, bool, int]:
    """Whether a span continues the attribution's quote, has the cue in its paragraph, and how near that is."""
    cue = attribution.cue or span
    first, last = sorted((cue, span))
    before = max((part.end for part in attribution.content if part.end <= span.start), default=-1)
    continues = before >= 0 and not any(letter.isalnum() for letter in text[before : span.start])
    return continues, "\n" not in text[first.end : last.start], first.end - last.start
