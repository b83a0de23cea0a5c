import pytest

from wiredesk.knowledge.speech import ACT_OF_VERB, PAST, PAST_PARTICIPLES, inflected


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("vote", ("vote", "votes", "voted", "voting")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert inflected(verb) == forms


def test_irregular_verbs_are_known_with_their_prefixes_and_nouns_are_not() -> None:
    assert {"drew", "withdrew", "overtook", "foresaw"} <= PAST
    assert {"held", "upheld", "rebuilt", "misled"} <= PAST_PARTICIPLES
    assert not {"relay", "outlay", "unpaid"} & (PAST | PAST_PARTICIPLES)
    assert not PAST & PAST_PARTICIPLES


def test_an_act_is_known_by_any_form_of_its_verb() -> None:
    assert {ACT_OF_VERB[form] for form in ("denies", "denied", "denying")} == {"denies"}
    assert ACT_OF_VERB["swore"] == "promises"
