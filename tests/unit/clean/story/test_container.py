from wiredesk.clean.clean import clean
from wiredesk_schemas.raw import RawArticle


def test_entries_of_a_live_blog_are_one_story_however_long_one_of_them_is() -> None:
    lines = [
        "The airport is open again to military aircraft, the authority for aviation says in a short statement.",
        "At least 31 people have died, the civil protection says, and more than two hundred have been injured in it.",
        "The earthquake was at a depth of 12 kilometres, off the coast of the capital, at six in the morning.",
    ]
    entries = "".join(
        f"<article class='post' id='p{number}'><time>1{number}:05</time><h3>Entry {number}</h3><p>{line}</p>"
        f"<p>“It is the {number}. entry,” a spokesman of the government said to reporters in the capital.</p></article>"
        for number, line in enumerate(lines)
    )
    html = f"<html lang='en'><body><main><h1>Earthquake live</h1><section>{entries}</section></main></body></html>"
    text = clean(RawArticle(article_id="a", html=html)).text
    assert [line for line in lines if line not in text] == []
    assert "Entry 0" in text
    assert "10:05" not in text
