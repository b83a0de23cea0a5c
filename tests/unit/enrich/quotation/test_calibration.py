import pytest

from wiredesk.enrich.annotation import Attribution, Span
from wiredesk.enrich.quotation.calibration import calibrated
from wiredesk_schemas.quotes import QuoteKind


def sure(confidence: float, kind: QuoteKind = "direct", cue: Span | None = Span(0, 4)) -> float:  # noqa: B008
    return calibrated(Attribution((Span(5, 9),), cue, None, kind, confidence))


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect"])
def test_confidence_keeps_its_order_and_stays_between_0_and_1(kind: QuoteKind) -> None:
    found = [sure(confidence / 10, kind) for confidence in range(11)]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1


def test_a_doubtful_quote_in_marks_is_surer_than_its_words() -> None:
    assert sure(0.5) > 0.6


def test_what_no_model_read_keeps_its_confidence() -> None:
    assert sure(0.75, cue=None) == 0.75
