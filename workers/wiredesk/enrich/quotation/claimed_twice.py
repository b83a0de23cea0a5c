"""Quoted words that two cues claim: they belong to the nearer one."""

from collections.abc import Sequence
from dataclasses import replace

from wiredesk.enrich.annotation import Attribution, Span


def each_once(text: str, said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, without quoted words that are also in another one with a nearer cue.

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
        farther, nearer = sorted(
            (latest, (span, index)), key=lambda claim: _distance(text, said[claim[1]], claim[0]), reverse=True
        )
        lost.setdefault(farther[1], []).append(farther[0])
        latest = nearer
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


def _distance(text: str, attribution: Attribution, span: Span) -> tuple[bool, int]:
    """Whether the cue is in another paragraph, and the characters between cue and span."""
    cue = attribution.cue or span
    first, last = sorted((cue, span))
    return "\n" in text[first.end : last.start], last.start - first.end
