import time

from wiredesk.clean.draft import Draft
from wiredesk_schemas.clean import Caption


def test_a_caption_that_stands_twice_is_noted_once() -> None:
    draft = Draft(article_id="a")
    draft.add_caption("A ferry.", "AP")
    draft.add_caption("A ferry.", None)
    assert draft.captions == [Caption(text="A ferry.", credit="AP")]


def test_many_captions_cost_their_number() -> None:
    draft, began = Draft(article_id="a"), time.process_time()
    for number in range(30_000):
        draft.add_caption(f"Picture {number}", None)

    assert len(draft.captions) == 30_000
    assert time.process_time() - began < 10  # comparing each with all others would take most of a minute
