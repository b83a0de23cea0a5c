from training.form_weights import START, Observed, fitted, observed, truth_of_example, truth_of_index
from training.groups import names_of
from training.newsroom.corpora import Example, Named
from wiredesk.enrich.annotation import Span
from wiredesk.enrich.model.annotator import newsroom_annotator
from wiredesk.enrich.namesakes.article_mix import MixSigns
from wiredesk.enrich.places.vicinity import NO_SIGNS

ALIKE = MixSigns(0.0, 0.0, 0.0)
UNSURE = (-1.4, -1.4, -1.4, -1.4)
PERSON, ORGANISATION = (-0.1, -4.0, -4.0, -4.0), (-4.0, -0.1, -4.0, -4.0)


def names_that_follow(*, votes: bool) -> list[Observed]:
    """Names that are what their votes say, or else what their surroundings say; the others are unsure."""
    return [
        Observed("part", said if votes else UNSURE, UNSURE if votes else said, NO_SIGNS, ALIKE, group, 1.0)
        for group, said in ((0, PERSON), (1, ORGANISATION))
        for _ in range(20)
    ]


def test_what_tells_the_groups_apart_counts() -> None:
    by_surroundings, by_votes = (fitted(names_that_follow(votes=votes))[0]["part"] for votes in (False, True))
    assert by_surroundings.surroundings > START.surroundings
    assert by_votes.votes > by_surroundings.votes
    assert by_surroundings.form[0] > by_surroundings.form[2]


def test_signs_of_the_map_that_tell_places_count() -> None:
    names = [
        Observed(
            "unknown word", UNSURE, UNSURE, NO_SIGNS._replace(known=1.0, near=float(group == 2)), ALIKE, group, 1.0
        )
        for group in (1, 2)
        for _ in range(20)
    ]
    _, on_map, _ = fitted(names)
    assert on_map.near[2] > 0 > on_map.near[1]


def test_signs_of_the_article_mix_that_tell_places_count() -> None:
    names = [
        Observed("unknown word", UNSURE, UNSURE, NO_SIGNS, MixSigns(float(group), 0.0, 0.0), group, 1.0)
        for group in (1, 2)
        for _ in range(20)
    ]
    _, _, others = fitted(names)
    assert others.places[2] > 0 > others.places[1]


def test_names_of_an_article_have_no_genitive_and_are_no_dates() -> None:
    text = "Ana left Velm's shop on Monday."
    example = Example("a", text, "names", (Named(0, 3, "PERSON"), Named(9, 15, "ORG"), Named(24, 30, "DATE")))
    assert list(names_of(example)) == [(Span(0, 3), 0), (Span(9, 13), 1)]
    truth = truth_of_example(example)
    assert truth("Velm", [Span(9, 13)]) == 1
    assert truth("Monday", [Span(24, 30)]) is None


def test_an_index_tells_the_groups_of_its_names() -> None:
    truth = truth_of_index({"persons": [{"forms": ["Ana Ruiz", "Ruiz"]}], "orgs": [["The Velm"]], "places": ["Orlo"]})
    assert [truth(name, []) for name in ("Ruiz", "The Velm", "Velm", "Orlo", "Harrow")] == [0, 1, 1, 2, None]


def test_open_names_of_an_article_are_observed_with_their_group() -> None:
    text = "Ana Ruiz left on Monday."
    found = observed(
        newsroom_annotator(),
        text,
        truth_of_index({"persons": [{"forms": ["Ana Ruiz"]}], "orgs": [], "places": []}),
        0.5,
    )
    assert [(name.form, name.group, name.weight) for name in found] == [("given first", 0, 0.5)]
