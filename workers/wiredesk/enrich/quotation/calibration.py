"""Calibrate confidences so that they equal the share of correct quotes (Platt 1999)."""

from math import exp, log

from wiredesk.enrich.annotation import Attribution

MARKED, REPORTED = (0.75, 0.9), (0.6, 0.9)
"""Slope and shift of the log odds, for words in quote marks and for reports; fitted on PolNeAR's development articles.

The model's probability is of single words; that a whole stands in marks, or is a clause, makes it surer.
"""
MIN, MAX = 0.01, 0.995


def calibrated(attribution: Attribution) -> float:
    """The calibrated confidence of a quote; without a cue it is not from the model and is unchanged."""
    if attribution.cue is None:
        return attribution.confidence
    slope, shift = REPORTED if attribution.kind == "indirect" else MARKED
    sure = min(max(attribution.confidence, MIN), MAX)
    return 1 / (1 + exp(-slope * log(sure / (1 - sure)) - shift))
