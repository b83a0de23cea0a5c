import pytest

from training.newsroom.schemes import ALLOWED, CLEAN_CONLL, CONLL, IEER, MALAYSIAN, OURS, UNMARKED, allowed, types_of
from wiredesk.enrich.model.labels import inside, labels, opening


def open_to(scheme: str, label: int) -> set[int]:
    """Our labels that a label of a scheme leaves open."""
    return set(allowed(scheme)[label].nonzero()[0].tolist())


@pytest.mark.parametrize("scheme", [CONLL, CLEAN_CONLL, MALAYSIAN, IEER])
def test_every_label_leaves_one_of_ours_open(scheme: str) -> None:
    table = allowed(scheme)
    assert table.shape == (labels(types_of(scheme)), labels(OURS))
    assert table.any(axis=1).all()


def test_a_national_team_may_be_a_place_in_one_scheme_and_not_in_the_other() -> None:
    loc, team = (opening(types_of(scheme), "LOC") for scheme in (CONLL, CLEAN_CONLL)), opening(OURS, "ORGANIZATION")
    old, new = loc
    assert team in open_to(CONLL, old)
    assert team not in open_to(CLEAN_CONLL, new)


def test_a_name_begins_and_goes_on_as_the_same_types() -> None:
    types = types_of(MALAYSIAN)
    assert open_to(MALAYSIAN, opening(types, "EVENT")) == {opening(OURS, "MISC")}
    assert open_to(MALAYSIAN, inside(types, "EVENT")) == {inside(OURS, "MISC")}


@pytest.mark.parametrize("scheme", list(ALLOWED))
def test_what_a_scheme_leaves_unmarked_may_be_ours_or_nothing(scheme: str) -> None:
    free = {0} | {label(OURS, type_) for type_ in UNMARKED[scheme] for label in (opening, inside)}
    assert open_to(scheme, 0) == free
    assert opening(OURS, "PERSON") not in free
