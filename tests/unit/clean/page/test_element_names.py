import pytest

from wiredesk.clean.page import element_names
from wiredesk.clean.page.element_names import kinds_of_name


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("wp-caption-text", ("caption",)),
        ("relatedArticles__list", ("related_links",)),
        ("ad-slot mobile", ("advertising",)),
        ("attribution byline", ("byline",)),
        ("photo-credit photo-author", ("picture", "credit", "byline")),
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


@pytest.mark.parametrize(
    "name",
    [
        "ad-slot",
        "loadmin",
        "sidebar-grid__content",
        "has-sidebar",
        "is-visible",
        "story_text2",
        "sr-only",
        "a11y-hidden",
        "vh",
        "vh100",
        "screenreader",
        "show4ads",
        "no--ads",
        "menu-open__ad",
        "x",
        "12",
        "d-none",
        "col-md-6",
        "grid",
        "layout-ad",
        "ad-layouts",
    ],
)
def test_the_fast_path_for_lower_case_names_finds_the_same_words(name: str) -> None:
    meaning = {*element_names.TELLING, element_names.READ_ALOUD}
    known = [word for word in element_names._mixed_case_words(name) if word in meaning]
    assert [word for word in element_names._words_of(name) if word in meaning] == known
    assert [word for word in element_names._telling_words(name) if word in meaning] == known


@pytest.mark.parametrize("name", ["id-4711 col-md-6", "cardFlex2 Wrap", "has-sidebar x", "Sx4Ad"])
def test_settings_and_generated_names_have_no_known_word(name: str) -> None:
    assert kinds_of_name(name) == ()


@pytest.mark.parametrize(
    ("name", "kinds"), [("by-line", ("byline",)), ("vh", ("unseen",)), ("Screenreader-text", ("unseen",))]
)
def test_names_of_two_words_and_of_text_read_aloud_are_known(name: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of_name(name) == kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("print:hidden text-lg", ()),
        ("hidden md:block", ()),
        ("hidden", ("unseen",)),
        ("md:line-clamp-2", ("teaser",)),
        ("sm:related-links", ()),
    ],
)
def test_a_class_for_one_medium_says_nothing_of_the_content(name: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of_name(name) == kinds
