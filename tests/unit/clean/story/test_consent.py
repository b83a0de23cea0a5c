from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle

STORY = [
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said.",
    "It carried two hundred people and a goat, he said, and nobody complained about either of them on that day.",
]
ASKING = [
    "We and our 214 partners use cookies and the like to read data on your device and to personalise what it shows.",
    "You may withdraw consent or object to a legitimate interest of our partners at the foot of each page at any time.",
    "Your choices apply to this site and are kept with browsing data and identifiers for half a year by our partners.",
]


def text_of(html: str) -> str:
    return clean(RawArticle(article_id="a", html=f"<html lang='en'><body>{html}</body></html>")).text


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_a_dialog_without_a_name_is_not_the_story_though_it_is_longer() -> None:
    dialog = f"<div id='m1'>{paragraphs(ASKING)}<button>Agree</button></div>"
    assert text_of(f"{dialog}<div><h1>Ferry</h1>{paragraphs(STORY)}</div>") == "\n\n".join(STORY)
    assert text_of(f"<div><h1>Ferry</h1>{paragraphs(STORY)}</div>{dialog}") == "\n\n".join(STORY)


def test_a_dialog_above_the_headline_needs_no_button() -> None:
    dialog = f"<div id='m1'>{paragraphs(ASKING)}<a href='#'>Agree</a></div>"
    assert text_of(f"{dialog}<div><h1>Ferry</h1>{paragraphs(STORY)}</div>") == "\n\n".join(STORY)


def test_an_article_about_cookies_keeps_its_words() -> None:
    story = [*ASKING, *STORY]
    assert text_of(f"<article><h1>Cookies</h1>{paragraphs(story)}<button>Share</button></article>") == "\n\n".join(
        story
    )


def test_a_dialog_may_have_paragraphs_that_name_one_thing_only() -> None:
    choices = ["Sie haben die Wahl, wer Ihre Daten zu welchen Zwecken nutzt, und können es jederzeit ändern.", *ASKING]
    dialog = f"<div id='m1'>{paragraphs(choices)}<button>OK</button></div>"
    assert text_of(f"{dialog}<div><h1>Ferry</h1>{paragraphs(STORY)}</div>") == "\n\n".join(STORY)
