"""How each corpus labels names, and which of our labels each of its labels allows.

Corpora of names disagree: one does not annotate dates, another labels every demonym "miscellaneous". A label of a
foreign scheme is therefore treated as a set of possible labels of ours, and the network learns that one of them is
right (learning from partial labels: Cour, Sapp and Taskar 2011).
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from wiredesk.enrich.model.labels import NAMES, SCHEMES, inside, labels, opening

OURS = SCHEMES[NAMES]

CONLL, CLEAN_CONLL, MALAYSIAN, IEER = "conll", "cleanconll", "malaysian", "ieer"

ALLOWED: dict[str, dict[str, tuple[str, ...]]] = {
    CONLL: {
        "PER": ("PERSON",),
        "ORG": ("ORGANIZATION",),
        # National teams are places here and organisations in CleanCoNLL and Worldwide.
        "LOC": ("LOCATION", "FACILITY", "ORGANIZATION"),
        "MISC": ("MISC", "NORP", "PRODUCT", "FACILITY"),
    },
    CLEAN_CONLL: {
        "PER": ("PERSON",),
        "ORG": ("ORGANIZATION",),
        "LOC": ("LOCATION", "FACILITY"),
        "MISC": ("MISC", "NORP", "PRODUCT", "FACILITY"),
    },
    MALAYSIAN: {
        "Person": ("PERSON",),
        "Organization": ("ORGANIZATION",),
        "Location": ("LOCATION",),
        "Facility": ("FACILITY",),
        "NORP": ("NORP",),
        "Product": ("PRODUCT",),
        "EVENT": ("MISC",),
        "LAW": ("MISC",),
        "WORK_OF_ART": ("MISC",),
    },
    IEER: {
        "PERSON": ("PERSON",),
        "ORGANIZATION": ("ORGANIZATION",),
        "LOCATION": ("LOCATION", "FACILITY"),
        "DATE": ("DATE",),
        "MONEY": ("MONEY",),
    },
}
"""For each foreign scheme, its types and the corresponding types of ours."""

UNMARKED: dict[str, tuple[str, ...]] = {
    CONLL: ("DATE", "MONEY", "PRODUCT", "MISC"),
    CLEAN_CONLL: ("DATE", "MONEY", "PRODUCT", "MISC"),
    MALAYSIAN: ("DATE", "MONEY", "NORP", "MISC", "PRODUCT"),
    IEER: ("NORP", "MISC", "PRODUCT", "FACILITY", "DATE"),
}
"""Our types that each foreign scheme does not annotate."""

WEIGHTS = {CONLL: 0.4, CLEAN_CONLL: 0.6, MALAYSIAN: 1.0, IEER: 1.0}
"""The weight of the loss on a foreign scheme, relative to 1 for our own."""


def types_of(scheme: str) -> tuple[str, ...]:
    """The types of a scheme, in the order of its labels."""
    return OURS if scheme == NAMES else tuple(ALLOWED[scheme])


def allowed(scheme: str) -> NDArray[np.bool_]:
    """(labels of the scheme, our labels): True if its label allows our label."""
    types = types_of(scheme)
    table = np.zeros((labels(types), labels(OURS)), dtype=bool)
    table[0, 0] = True
    for ours in UNMARKED[scheme]:
        table[0, opening(OURS, ours)] = table[0, inside(OURS, ours)] = True
    for type_, choices in ALLOWED[scheme].items():
        for ours in choices:
            table[opening(types, type_), opening(OURS, ours)] = True
            table[inside(types, type_), inside(OURS, ours)] = True
    return table


def tables(schemes: Iterable[str] = tuple(ALLOWED)) -> dict[str, NDArray[np.bool_]]:
    """`allowed` of each foreign scheme."""
    return {scheme: allowed(scheme) for scheme in schemes}
