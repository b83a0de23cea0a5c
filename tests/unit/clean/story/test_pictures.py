from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

STORY = "".join(
    f"<p>Paragraph {number} of the story about the ferry of Tamba is long enough to be read as a part of it.</p>"
    for number in range(5)
)


def captions(frame: str) -> list[tuple[str, str | None]]:
    page = f"<html><body><article><h1>Ferry returns</h1>{frame}{STORY}</article></body></html>"
    return [(caption.text, caption.credit) for caption in clean(RawArticle(article_id="a", html=page)).captions]


def test_a_frame_gives_a_caption_and_its_credit() -> None:
    frame = "<figure><figcaption>The ferry at its quay <i class='credit'>Photo: Jane Roe</i></figcaption></figure>"
    assert captions(frame) == [("The ferry at its quay", "Photo: Jane Roe")]


def test_each_figure_of_a_gallery_has_its_caption() -> None:
    lines = ("The ferry at its quay in the morning", "The quay of Tamba without the ferry")
    figures = "".join(f"<figure><img src='a.jpg'><figcaption>{line}</figcaption></figure>" for line in lines)
    assert captions(f"<figure class='gallery'>{figures}</figure>") == [(line, None) for line in lines]


def test_the_shorter_line_in_a_frame_says_whose_the_picture_is() -> None:
    frame = (
        "<figure><div>The ferry of Tamba lay at its quay for a year, without its pistons.</div>"
        "<figcaption>Roe Pictures</figcaption></figure>"
    )
    assert captions(frame) == [("The ferry of Tamba lay at its quay for a year, without its pistons.", "Roe Pictures")]


def test_labels_for_those_who_hear_the_page_are_no_part_of_a_caption() -> None:
    frame = (
        "<figure><span class='image-credit'>Image copyright Roe Pictures</span>"
        "<figcaption>Image caption The ferry at its quay</figcaption></figure>"
    )
    assert captions(frame) == [("The ferry at its quay", "Roe Pictures")]


def test_a_caption_shown_twice_is_noted_once() -> None:
    frame = "<figure><figcaption>The ferry at its quay.</figcaption></figure>"
    assert captions(frame + frame) == [("The ferry at its quay.", None)]


def test_pictures_of_other_stories_are_not_this_one_s() -> None:
    frame = "<figure><figcaption><a href='/2'>Bridge toll doubled</a></figcaption></figure>"
    assert captions(frame) == []


def test_a_caption_inside_what_is_named_after_pictures_is_a_caption() -> None:
    frame = (
        "<div class='media'><figure class='media-landscape'><span class='credit'>Image copyright Roe</span>"
        "<figcaption class='media-caption'>Image caption The ferry at its quay</figcaption></figure></div>"
    )
    assert captions(frame) == [("The ferry at its quay", "Roe")]


def test_a_name_and_a_firm_in_round_brackets_are_the_credit() -> None:
    figure = (
        "<figure><img src='1'><figcaption>Passengers wave to the goat. (Ama Mensah/The Strait)</figcaption></figure>"
    )
    story = (
        "<p>The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, its owner said.</p>"
        * 2
    )
    article = clean(RawArticle(article_id="a", html=f"<html><body><article>{figure}{story}</article></body></html>"))
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("Passengers wave to the goat.", "Ama Mensah/The Strait")
    ]
