from wiredesk.clean.draft import Draft
from wiredesk_schemas.clean import Caption


def test_a_caption_that_stands_twice_is_noted_once() -> None:
    draft = Draft(article_id="a")
    draft.add_caption("A ferry.", "AP")
    draft.add_caption("A ferry.", None)
    assert draft.captions == [Caption(text="A ferry.", credit="AP")]


def test_many_captions_cost_their_number() -> None:
    # Comparing each with all others would take half an hour.
    draft = Draft(article_id="a")
    for number in range(200_000):
        draft.add_caption(f"Picture {number}", None)
    assert len(draft.captions) == 200_000
