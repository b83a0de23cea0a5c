import json

from wiredesk.clean.clean import clean
from wiredesk.clean.page.app_state import story_in_scripts, story_without_scripts
from wiredesk_schemas.raw import RawArticle

FIRST = "The harbour master of Tamba said on Monday that the ferry would sail before the rains, after a year ashore."
SECOND = "Repairs to its engine took four months longer than planned, for two of the pistons came from an older ship."
THIRD = "Traders on the far bank welcomed the news, and some of them slept on the quay so as to be the first on board."
MARKUP = f"<p>{FIRST}</p><p>{SECOND}</p><figure><figcaption>The ferry</figcaption></figure><p>{THIRD}</p>"


def page(script: str) -> str:
    return f"<html><head><title>Ferry sails</title></head><body><script>{script}</script></body></html>"


def escaped(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c").replace(">", "\\u003e")


def test_the_story_of_a_page_without_text_is_read_from_the_state_of_its_program() -> None:
    inner = escaped({"article": {"id": 7, "contents": MARKUP}})
    script = f"self.__next_f.push([1,{escaped('c:' + inner)}])"
    article = clean(RawArticle(article_id="a", html=page(script)))
    assert article.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_the_longest_markup_wins() -> None:
    state = escaped({"teaser": "<p>One.</p><p>Two.</p>", "body": MARKUP})
    assert story_in_scripts(page(f"window.state = {state}")) == MARKUP


def test_programs_without_paragraphs_have_no_story() -> None:
    assert story_in_scripts(page('var a = "<b>x</b>"; var p = "It\\u0027s"')) is None


def test_a_string_that_never_ends_costs_its_length() -> None:
    assert story_in_scripts(page('"' + '\\u003cp\\"' * 100_000)) is None


def test_a_script_of_a_template_holds_the_story() -> None:
    html = page("").replace("<script>", f"<div>Labels</div><script type='text/template'>{MARKUP}")
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join((FIRST, SECOND, THIRD))


def test_the_story_of_a_page_that_shows_it_only_without_scripts_is_read() -> None:
    html = (
        "<html><body><nav><a href='/'>Home</a></nav><div id='app'></div>"
        f"<noscript>Please allow scripts.</noscript><noscript><h1>Ferry sails</h1>{MARKUP}</noscript></body></html>"
    )
    assert clean(RawArticle(article_id="a", html=html)).text.endswith(THIRD)
    assert story_without_scripts("<noscript><img src='ferry.jpg'></noscript>") is None
