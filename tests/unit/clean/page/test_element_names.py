import pytest

from wiredesk.clean.page.element_names import kinds_of_name


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("wp-caption-text", ("caption",)),
        ("relatedArticles__list", ("related_links",)),
        ("ad-slot mobile", ("advertising",)),
        ("article-body", ("story",)),
        ("StoryBody", ("story",)),
        ("d-none d-print-block", ("unseen",)),
        ("header load shadow gradient", ()),
        ("css-1a48zt4", ()),
    ],
)
def test_a_name_says_what_its_words_say(name: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of_name(name) == kinds


def test_words_count_whole_and_not_their_letters() -> None:
    assert kinds_of_name("download upload breadth shading") == ()
