import pytest

from wiredesk.clean.clean import clean
from wiredesk.errors import EmptyArticle
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

PARAGRAPHS = [
    "NORDHAVN, April 28 – A beekeeper became mayor of this railway town on Tuesday, when a third count of the ballots "
    "turned a loss by one vote into a win by two, the returning officer said.",
    "She was told of the result while she was moving hives, and arrived at the school hall in her veil, to the cheers "
    "of those who had waited there since the morning.",
    "“I have been stung twice today,” she said to laughter. “Neither was as much of a surprise as this.” Her opponent "
    "said he would not go to court over the two votes.",
]
STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Beekeeper is mayor | The Paper</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Beekeeper is mayor",
"datePublished": "2026-04-28T19:05:00+02:00", "author": [{{"@type": "Person", "name": "Jane Roe"}}],
"publisher": {{"name": "The Paper"}}, "articleSection": "Politics"}}</script>
<link rel="canonical" href="https://paper.example/beekeeper"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Beekeeper is mayor</h1>
<figure><figcaption>Officials count ballots. <span class="credit">Photo: John Doe</span></figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<blockquote>“Neither was as much of a surprise as this.”</blockquote><p>{PARAGRAPHS[2]}</p></article>
<footer>© 2026 The Paper. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld&#x2B;json"])
def test_structured_data_are_read_beside_the_state_of_the_program(kind: str) -> None:
    state = '<script id="state" type="application/json">{"headline": "Mayor of the year"}</script>'
    article = clean(
        RawArticle(article_id="a", html=PAGE.replace("application/ld+json", kind).replace("<link", state + "<link"))
    )
    assert (article.title, article.section) == (
        "Beekeeper is mayor",
        "Politics",
    )


def test_a_page_gives_its_story_and_what_it_says_of_it() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE))
    assert article.text.split("\n\n")[1:] == PARAGRAPHS[1:]
    assert article.title == "Beekeeper is mayor"
    assert (article.url, article.source, article.section) == (
        "https://paper.example/beekeeper",
        "The Paper",
        "Politics",
    )
    assert article.byline == ["Jane Roe"]
    assert article.dateline is not None
    assert article.dateline.date == "2026-04-28"
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        ("Officials count ballots.", "Photo: John Doe")
    ]


def test_a_sentence_set_large_is_said_once_and_what_surrounds_the_story_is_listed() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE))
    assert article.text.count("as much of a surprise as this") == 1
    reasons = {removed.reason for removed in article.removed}
    assert {"pull_quote", "navigation", "footer"} <= reasons


def test_a_story_s_own_body_in_html_loses_nothing_but_named_boilerplate() -> None:
    html = "<p>One.</p><aside class='newsletter'><p>Sign up.</p></aside><ul><li>Two.</li></ul><p>Three<br>four.</p>"
    article = clean(RawArticle(article_id="a", html=html))
    assert article.text == "One.\n\nTwo.\n\nThree four."
    assert [(removed.text, removed.reason) for removed in article.removed] == [("Sign up.", "newsletter")]


def test_what_the_producer_said_wins_over_the_page() -> None:
    article = clean(RawArticle(article_id="a", html=PAGE, title="Own title", url="https://own.example/"))
    assert (article.title, article.url) == ("Own title", "https://own.example/")


def test_nesting_without_end_is_read_without_failing() -> None:
    article = clean(RawArticle(article_id="a", html="<div>" * 20_000 + "Words of a story."))
    assert "Words of a story." in article.text


def test_a_page_of_more_tags_than_words_is_read_between_its_tags() -> None:
    html = (
        "<html><body>" + "<p><b>x</b>" * 30_000 + "<script>let a</script><p>Words &amp; more of a story.</body></html>"
    )
    article = clean(RawArticle(article_id="a", html=html))
    assert article.text.endswith("Words & more of a story.")
    assert "let a" not in article.text


def test_the_story_stated_for_machines_is_taken_where_the_page_shows_hardly_any() -> None:
    stated = " ".join(PARAGRAPHS)
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + stated
        + '"}</script></head><body><div id="app">Loading</div></body></html>'
    )
    assert clean(RawArticle(article_id="a", html=html)).text.endswith("two votes.")


def test_a_row_of_a_table_is_one_paragraph() -> None:
    html = (
        f"<html><body><p>{PARAGRAPHS[1]}</p><table><tr><td>1</td><td>Roe</td></tr></table><p>{PARAGRAPHS[2]}</p></body>"
    )
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n")[1] == "1 | Roe"


def test_a_page_deeper_than_the_parser_goes_is_repaired_too() -> None:
    page = "<div>" * 600 + "The caf&eacute; is \ud800 back." + "</div>" * 600
    assert clean(RawArticle(article_id="a", html=page)).text == "The café is \ufffd back."


def test_a_tag_with_half_a_million_attributes_costs_its_length() -> None:
    # Quadratic time would be half an hour.
    crowd = " ".join(f"a{number}='>'" for number in range(300_000))
    page = f"<html><body><p {crowd}>{PARAGRAPHS[0]}</p><p class='a' id=b>{PARAGRAPHS[1]}</p></body></html>"
    assert clean(RawArticle(article_id="a", html=page)).text.endswith(PARAGRAPHS[1])


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<a", "<a/x=", "<a b='", '<a b="', "<style "])
def test_a_page_of_what_never_closes_costs_its_length(piece: str) -> None:
    # In quadratic time each of these would take minutes to hours.
    article = clean(RawArticle(article_id="a", html=f"<p>{PARAGRAPHS[0]}</p>" + piece * (1_500_000 // len(piece))))
    assert article.text.startswith("A beekeeper")


def test_text_between_a_script_in_a_comment_and_the_next_script_stays() -> None:
    html = f"<html><body><!-- <script> --><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><script>let a = 1</script></body>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n") == PARAGRAPHS[1:]


def test_paragraphs_in_one_cell_of_an_old_layout_are_no_row_of_a_table() -> None:
    cell = "<br><br>".join(PARAGRAPHS[1:] * 2)
    html = f"<html><body><table><tr><td><a href='/'>Home</a></td><td>{cell}</td></tr></table></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(PARAGRAPHS[1:] * 2)


def test_the_line_over_the_story_is_the_title_where_the_tab_only_names_the_site() -> None:
    body = "<br><br>".join(PARAGRAPHS[1:])
    head = "<html><head><title>Paper English Edition</title></head><body><table><tr><td>"
    lines = "<font size=5><b>Beekeeper is mayor of Nordhavn by two votes</b></font><br><br>By Jane Roe<br><br>"
    article = clean(RawArticle(article_id="a", html=f"{head}{lines}{body}</td></tr></table></body></html>"))
    assert article.title == "Beekeeper is mayor of Nordhavn by two votes"
    assert article.text.split("\n\n") == PARAGRAPHS[1:]


def test_a_heading_that_leads_home_is_not_the_headline() -> None:
    html = (
        "<html lang='en'><head><title>Ferry sails again | Lake News</title></head><body>"
        "<h1><a href='/'>Lake News</a></h1><article><h1>Ferry sails again</h1>"
        "<p>The only ferry on Lake Tamba sailed again on Saturday, its owners said to reporters.</p>"
        "<p>It carried two hundred people and a goat, and nobody complained about either of them.</p>"
        "</article></body></html>"
    )
    assert clean(RawArticle(article_id="a", html=html)).title == "Ferry sails again"


def test_a_page_of_nothing_visible_is_refused() -> None:
    with pytest.raises(EmptyArticle):
        clean(RawArticle(article_id="a", html="\x00"))


STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])


def article_of(body: str, head: str = "", language: str = "en") -> CleanArticle:
    html = f"<html lang='{language}'><head>{head}</head><body><article>{body}</article></body></html>"
    return clean(RawArticle(article_id="a", html=html, url="https://paper.example/beekeeper"))


@pytest.mark.parametrize("copy", ["<div style='display:none'><h1>Beekeeper</h1>{}</div>", "<div class='wide'>{}</div>"])
def test_a_copy_for_printing_or_for_wide_screens_is_left_out(copy: str) -> None:
    article = article_of(f"<h1>Beekeeper</h1><div>{STORY}</div>{copy.format(STORY)}")
    assert article.text.split("\n\n") == PARAGRAPHS[1:]


def test_a_table_in_a_figure_is_the_stories() -> None:
    table = (
        "<figure><table><tr><td>Roe</td><td>412</td></tr></table><figcaption>Votes in Nordhavn</figcaption></figure>"
    )
    article = article_of(f"<h1>Beekeeper</h1>{STORY}{table}<p>{PARAGRAPHS[0]}</p>")
    assert "Roe | 412" in article.text
    assert [caption.text for caption in article.captions] == ["Votes in Nordhavn"]


def test_spans_that_a_style_makes_blocks_are_paragraphs() -> None:
    spans = "".join(f"<span style='display: block'>{paragraph}</span>" for paragraph in PARAGRAPHS[1:])
    assert article_of(f"<h1>Beekeeper</h1><div>{spans}</div>").text.split("\n\n") == PARAGRAPHS[1:]


def test_the_first_line_is_the_title_where_the_tab_has_a_name_before_it() -> None:
    article = article_of(f"<b>Beekeeper is mayor</b><br><br>{STORY}", "<title>Gazette: Beekeeper is mayor</title>")
    assert (article.title, article.text.split("\n\n")) == ("Beekeeper is mayor", PARAGRAPHS[1:])


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        ("Published 9 April 2026, 06:30<br>Last updated 11 April 2026", "2026-04-09T06:30:00", "2026-04-11"),
        ("Updated: 11 April 2026 | Published: 9 April 2026", "2026-04-09", "2026-04-11"),
    ],
)
def test_two_times_on_one_line_are_told_apart_by_their_labels(lines: str, published: str, modified: str) -> None:
    article = article_of(f"<h1>Beekeeper</h1><div class='stamp'>{lines}</div>{STORY}")
    assert (article.published_at, article.modified_at) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "<span>Jane Roe</span><span>Health correspondent</span>",
        "09.04.2026, 06:30 Uhr | Von: Jane Roe",
    ],
)
def test_the_name_on_the_line_under_the_headline_is_the_byline(line: str) -> None:
    assert article_of(f"<h1>Beekeeper</h1><div class='meta'>{line}</div>{STORY}").byline == ["Jane Roe"]


JSON_LD = '{"@type": "NewsArticle", "headline": "Beekeeper", "author": {"name": "Jane Roe"}}'


@pytest.mark.parametrize(
    "flawed",
    [JSON_LD[:-1], JSON_LD.replace('"headline"', '"description": "A "bee" rules", "headline"'), f"\ufeff{JSON_LD}"],
)
def test_structured_data_with_a_missing_brace_or_loose_quote_marks_are_read(flawed: str) -> None:
    head = f"<script type='application/ld+json'>{flawed}</script>"
    assert article_of(f"<h1>Beekeeper</h1>{STORY}", head).byline == ["Jane Roe"]


@pytest.mark.parametrize(
    "placeholder",
    [
        "Ce contenu est bloqué car vous n'avez pas accepté les cookies.",
        "Per visualizzare questo contenuto è necessario accettare i cookie di terze parti.",
        "Du må godta informasjonskapsler for å se dette innholdet.",
    ],
)
def test_a_notice_in_place_of_an_embedded_post_is_no_paragraph(placeholder: str) -> None:
    first, second = PARAGRAPHS[1:]
    text = article_of(f"<h1>Beekeeper</h1><p>{first}</p><p>{placeholder}</p><p>{second}</p>").text
    assert text.split("\n\n") == PARAGRAPHS[1:]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<div class='by'>Jane Roe, Coast Correspondent</div>", ["Jane Roe"]),
        ("<p>Sunday 3 May 2026, by Jane Roe</p>", ["Jane Roe"]),
        ("<p>3 мая 2026, 21:40 <span class='author'>Автор: Игорь Лапин</span></p>", ["Игорь Лапин"]),
        (
            "<div><a href='/author/jane-roe'>Jane Roe</a><a href='/author/ian-poe'>Ian Poe</a></div>",
            ["Jane Roe", "Ian Poe"],
        ),
        ("<p>Propos recueillis par Jane Roe</p>", ["Jane Roe"]),
        ("<p>Von unserer Redakteurin Jane Roe</p>", ["Jane Roe"]),
        ("<p class='by'>Jane Roe <a href='https://x.example'>@jroe</a></p>", ["Jane Roe"]),
    ],
)
def test_bylines_under_a_headline(line: str, names: list[str]) -> None:
    assert article_of(f"<h1>Beekeeper</h1>{line}{STORY}").byline == names


def test_a_line_below_the_story_says_who_posted_it() -> None:
    footer = "<div class='post-footer'>Posted by Jane Roe at 6:05 PM No comments:</div>"
    assert article_of(f"<h1>Beekeeper</h1>{STORY}{footer}").byline == ["Jane Roe"]


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<meta property='og:site_name' content='The Paper'>", "Beekeeper is mayor - The Paper", "Beekeeper is mayor"),
        ("", "Beekeeper<br>is mayor", "Beekeeper is mayor"),
        ("", "<ruby>織<rt>お</rt></ruby>の町", "織の町"),
    ],
)
def test_a_heading_without_the_site_with_spaces_for_breaks_and_no_readings(head: str, heading: str, title: str) -> None:
    assert article_of(f"<h1>{heading}</h1>{STORY}", head).title == title


def test_a_page_of_menus_only_is_refused() -> None:
    html = "<html><body><nav><a href='/'>Home</a></nav><footer>© 2026 The Paper</footer></body></html>"
    with pytest.raises(EmptyArticle):
        clean(RawArticle(article_id="a", html=html))


def test_times_of_other_stories_linked_above_the_headline_are_not_the_articles() -> None:
    ticker = "<div><a href='/1'>Road closed again</a> <time>1 May 2026</time> <a href='/2'>Bell stolen</a></div>"
    html = f"<html lang='en'><body>{ticker}<article><h1>Beekeeper</h1>{STORY}</article></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).published_at is None


def test_what_a_page_says_of_its_writer_below_the_story_is_none_of_it() -> None:
    story = [
        f"Paragraph {number} of the story about the ferry is long enough to be read as a part of it."
        for number in "123"
    ]
    about = "Ama Mensah writes about lakes from Tamba, where she keeps two mules."
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*story, about))
    page = (
        f"<html><body><article><h1>Ferry</h1><p class='byline'>Ama Mensah</p><div>{body}</div></article></body></html>"
    )
    assert clean(RawArticle(article_id="a", html=page)).text == "\n\n".join(story)


def test_a_headline_that_leads_home_is_the_sites_name() -> None:
    story = (
        "<p>The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, an officer said.</p>"
    )
    page = (
        "<html><head><title>The Strait: Ferry sails again</title></head>"
        f"<body><h1><a href='/'>The Strait</a></h1><h3>Ferry sails again</h3>{story * 3}</body></html>"
    )
    assert clean(RawArticle(article_id="a", html=page)).title == "Ferry sails again"


def test_text_directly_in_the_storys_element_is_its_first_paragraph() -> None:
    cell = "<p>".join(PARAGRAPHS)
    html = f"<html><body><h1>Mayor</h1><table><tr><td>{cell}</td></tr></table></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).text.split("\n\n")[1:] == PARAGRAPHS[1:]


@pytest.mark.parametrize("line", ["AFP", "Source: AFP"])
def test_an_agency_under_the_headline_of_a_page_is_the_articles(line: str) -> None:
    html = f"<html><body><h1>Mayor</h1><div>{line}</div><div>{STORY}</div></body></html>"
    article = clean(RawArticle(article_id="a", html=html))
    assert (article.agency, article.byline) == ("AFP", [])


def test_buttons_for_the_size_of_text_name_no_agency() -> None:
    html = f"<html><body><h1>Mayor</h1><div>AA</div><div>{STORY}</div></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).agency is None


def test_a_credit_that_is_named_as_byline_is_the_storys() -> None:
    line = '<div class="c-attribution b-byline"><span>By</span> <span><a href="/a">Ama Mensah</a></span></div>'
    html = f"<html><body><h1>Mayor</h1>{line}<div>{STORY}</div></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).byline == ["Ama Mensah"]


def test_an_agency_below_the_story_of_a_page_is_the_articles() -> None:
    line = '<p>Source: <a href="https://afp.example">AFP</a></p>'
    html = f"<html><body><h1>Mayor</h1><div>{STORY}{line}</div></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).agency == "AFP"


def test_a_subheading_over_writer_and_paragraphs_in_one_element_is_the_standfirst() -> None:
    lead = "She won by two votes after a loss by one."
    writer = '<div><a data-testid="authorName">Ama Mensah</a><span>Follow</span><span>4 min read</span></div>'
    paragraphs = STORY + f"<p>{PARAGRAPHS[0]}</p>"
    html = f"<html><body><div><h1>Beekeeper is mayor</h1><h2>{lead}</h2>{writer}{paragraphs}</div></body></html>"
    article = clean(RawArticle(article_id="a", html=html))
    assert (article.subhead, article.byline) == (lead, ["Ama Mensah"])
    assert article.text.split("\n\n")[:2] == PARAGRAPHS[1:]


@pytest.mark.parametrize("marks", [("<p>", "</p>"), ("&lt;p&gt;", "&lt;/p&gt;"), ("", "&lt;br&gt;&lt;br&gt;")])
def test_a_story_stated_as_markup_is_parted_into_its_paragraphs(marks: tuple[str, str]) -> None:
    stated = "".join(f"{marks[0]}{paragraph}{marks[1]}" for paragraph in PARAGRAPHS[1:])
    html = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "'
        + stated
        + '"}</script></head><body><div id="app">Loading</div></body></html>'
    )

    assert clean(RawArticle(article_id="a", html=html)).text == "\n\n".join(PARAGRAPHS[1:])


def test_the_title_of_an_abbreviation_is_the_time_that_it_shows() -> None:
    stamp = '<div><abbr title="2026-04-28T19:05:00+02:00">yesterday</abbr></div>'
    html = f"<html><body><article><h1>Beekeeper is mayor</h1>{stamp}{STORY}</article></body></html>"

    assert clean(RawArticle(article_id="a", html=html)).published_at == "2026-04-28T19:05:00+02:00"
