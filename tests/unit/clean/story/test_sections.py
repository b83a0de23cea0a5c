from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

SENTENCE = "{} of the story about the ferry of Tamba is long enough to be read as a part of the story by anybody."
FIRST = SENTENCE.format("The first paragraph")
REST = "".join(f"<p>{SENTENCE.format(f'Paragraph {number}')}</p>" for number in range(2, 9))


def section(number: int, content: str, widget: str = "text-editor") -> str:
    """A section as page builders write it, each element with a number of its own."""
    inner = f"<div class='widget-{widget} element-{number}a'><div class='widget-container'>{content}</div></div>"
    return (
        f"<section class='top-section element-{number}'><div class='column element-{number}c'>{inner}</div></section>"
    )


def text_of(*sections: str) -> str:
    html = f"<html><body><nav><a href='/'>Home</a></nav><div class='root'>{''.join(sections)}</div></body></html>"
    return clean(RawArticle(article_id="a", html=html)).text


HEADLINE = section(1, "<h1>Ferry sails again on Lake Tamba</h1>", "heading")
PICTURE = section(3, "<img src='a.jpg'><p>Photo: Kofi Boro</p>", "image")


def test_sections_that_nest_their_paragraphs_alike_are_one_story() -> None:
    text = text_of(HEADLINE, section(2, f"<p>{FIRST}</p>"), PICTURE, section(4, REST))
    assert text.startswith(FIRST)
    assert "Photo" not in text


def test_a_section_with_a_line_under_a_heading_is_no_part_of_the_story() -> None:
    box = section(5, f"<h3>Our lake</h3><p>{SENTENCE.format('This description')}</p>")
    assert "This description" not in text_of(HEADLINE, section(4, REST), box)


def test_a_section_of_another_build_is_no_part_of_the_story() -> None:
    box = section(5, f"<p>{SENTENCE.format('This description')}</p>", "site-description")
    assert "This description" not in text_of(HEADLINE, section(4, REST), box)
