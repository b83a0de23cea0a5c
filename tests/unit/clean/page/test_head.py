import pytest

from wiredesk.clean.clean import clean
from wiredesk_schemas.clean import CleanArticle
from wiredesk_schemas.raw import RawArticle

STORY = "".join(
    f"<p>Paragraph {number} of the story about the ferry of Tamba is long enough to be read as a part of it.</p>"
    for number in range(1, 8)
)
SUMMARY = "The boat sails again a year after its engine failed, and not everybody on the far bank is happy about that."


def page(head: str = "", above: str = "", below: str = "", url: str | None = None) -> CleanArticle:
    body = f"<article><h1>Ferry sails again on Lake Tamba</h1>{above}<div class='story'>{STORY}</div>{below}</article>"
    html = f"<html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a></nav>{body}</body></html>"
    return clean(RawArticle(article_id="a", html=html, url=url))


@pytest.mark.parametrize(
    "above",
    [
        f"<header><p>{SUMMARY}</p></header>",
        f"<div class='intro'>{SUMMARY}</div>",
        f"<h2>{SUMMARY}</h2>",
        f"<div class='field-teaser'>{SUMMARY}</div>",
    ],
)
def test_the_standfirst_is_the_summary_between_headline_and_story(above: str) -> None:
    article = page(above=above)
    assert article.subhead == SUMMARY
    assert article.text.startswith("Paragraph 1")


@pytest.mark.parametrize("line", ["By Ama Mensah", "Published 2 May 2026 at 15:05", "Source: Xinhua | Editor: huaxia"])
def test_a_byline_time_or_source_is_no_standfirst(line: str) -> None:
    assert page(above=f"<p>{line}</p>").subhead is None


def test_the_credit_of_a_picture_is_no_byline() -> None:
    picture = "<figure><img src='a.jpg'><figcaption>The quay<span class='byline'>Kofi Boro</span></figcaption></figure>"
    assert page(above=f"<p class='byline'>Ama Mensah</p>{picture}").byline == ["Ama Mensah"]


def test_the_byline_is_read_from_the_links_of_the_authors() -> None:
    meta = (
        "<div class='meta'><a rel='author' href='/a'>Ama Mensah</a> and <a rel='author' href='/b'>Kofi Boro</a></div>"
    )
    assert page(above=meta).byline == ["Ama Mensah", "Kofi Boro"]


@pytest.mark.parametrize(
    "above",
    [
        "<p>Publié le 2 mai 2026 à 15h05</p>",
        "<time datetime='2026-05-02T15:05:00Z'>Saturday</time>",
        "<p>May 2, 2026</p>",
    ],
)
def test_the_time_is_that_of_the_line_under_the_headline(above: str) -> None:
    comment = "<div id='comments'><time datetime='2026-06-01'>1 June 2026</time><p>I was there.</p></div>"
    assert (page(above=above, below=comment).published_at or "")[:10] == "2026-05-02"


def test_the_day_in_the_address_is_used_and_a_time_of_a_comment_is_not() -> None:
    comment = "<div id='comments'><time datetime='2026-06-01'>1 June 2026</time><p>I was there.</p></div>"
    assert page(below=comment).published_at is None
    assert page(below=comment, url="https://strait.example/2026/05/02/ferry").published_at == "2026-05-02"


@pytest.mark.parametrize(
    "json_ld",
    [
        '{"@type": "NewsArticle", "datePublished": "2026-05-02", "author": {"name": "Ama Mensah"},}',
        '{"@type": "NewsArticle", // a comment\n"datePublished": "2026-05-02", "author": "Ama Mensah"}}',
        '{"@graph": [{"@type": "Person", "@id": "#a", "name": "Ama Mensah"},'
        '{"@type": "NewsArticle", "datePublished": "2026-05-02", "author": {"@id": "#a"}}]}',
        '//<![CDATA[\n{"@type": "NewsArticle", "name": "a\nb", "datePublished": "2026-05-02",'
        '"author": "Ama Mensah"}\n//]]>',
    ],
)
def test_json_ld_is_read_with_the_flaws_of_real_pages(json_ld: str) -> None:
    article = page(head=f'<script type="application/ld+json">{json_ld}</script>')
    assert (article.published_at, article.byline) == ("2026-05-02", ["Ama Mensah"])


def test_a_title_loses_the_name_of_site_and_section() -> None:
    title = '<meta property="og:title" content="Ferry sails again on Lake Tamba | Coast | The Strait">'
    assert page(head=title).title == "Ferry sails again on Lake Tamba"


VAGUE = "<meta name='date' content='2026-05-09T10:00:00'>"
STATED = "<meta property='article:published_time' content='2026-05-03T01:49:00Z'>"


@pytest.mark.parametrize(
    ("head", "above", "below", "published"),
    [
        (VAGUE, "<p>2 May 2026</p>", "", "2026-05-02"),
        (VAGUE, "", "", "2026-05-09T10:00:00"),
        (STATED, "<p>2 May 2026, 5:49 pm</p>", "", "2026-05-02T17:49:00-08:00"),
        (STATED, "<p>2 May 2026</p>", "", "2026-05-03T01:49:00Z"),
        (STATED.replace("Z'", "+00:00'"), "<p>2 May 2026, 5:49 pm</p>", "", "2026-05-02T17:49:00-08:00"),
        ("", "<div class='comments-enabled'><span class='date'>2 May 2026</span></div>", "", "2026-05-02"),
        ("", "", "<footer>This article was posted on 2 May 2026 by Ama Mensah. Write to us.</footer>", "2026-05-02"),
        ("", "", "<footer>All rights reserved since 2 May 2026, say the lawyers of the paper.</footer>", None),
        ("<title>Ferry sails again on Lake Tamba | 02.05.2026</title>", "", "", "2026-05-02"),
        ("<script>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"datePublished\": \"2026-05-02\"}"
         "</script>", "", "", "2026-05-02"),
        ("", "<span property='schema:dateCreated' content='2026-05-02'></span>", "", "2026-05-02"),
    ],
    ids=["vague", "alone", "clock", "no clock", "offset", "class", "footer", "rights", "title", "script", "rdfa"],
)  # fmt: skip
def test_the_time_is_weighed_from_what_the_page_states_and_shows(
    head: str, above: str, below: str, published: str | None
) -> None:
    assert page(head=head, above=above, below=below).published_at == published


def test_the_day_in_the_address_wins_over_a_day_far_from_it() -> None:
    assert page(head=STATED, url="https://strait.example/2026/4/7/ferry").published_at == "2026-04-07"
    assert page(head=STATED, url="https://strait.example/2026/5/2/ferry").published_at == "2026-05-02T23:49:00-02:00"


def test_the_day_in_front_of_the_first_paragraph_is_the_story_s() -> None:
    paragraph = "<p>Tamba (2.5.2026). The boat sails again a year after its engine failed, and traders are glad.</p>"
    html = f"<html><body><h1>Ferry sails again</h1><div class='story'>{paragraph}{STORY}</div></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).published_at == "2026-05-02"


def test_language_and_country_in_the_address_decide_the_order_of_day_and_month() -> None:
    html = f"<html><body><h1>Ferry sails again</h1><p>02/10/2026</p><div class='story'>{STORY}</div></body></html>"
    article = clean(RawArticle(article_id="a", html=html, url="https://strait.example/en-gb/news/ferry"))
    assert article.published_at == "2026-10-02"


def test_a_time_stands_under_the_heading_that_is_the_title_where_another_block_was_read() -> None:
    notice = "<h1>Dear readers</h1><p>We are glad that you came to our pages, and ask you to use a newer browser.</p>"
    head = "<meta property='og:title' content='Ferry sails again on Lake Tamba'>"
    article = "<h1>Ferry sails again on Lake Tamba</h1><div class='related'><span>2 May 2026</span></div>"
    html = f"<html><head>{head}</head><body>{notice}<aside>{article}</aside></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).published_at == "2026-05-02"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", "<p class='author'>von <a href='/a'>Ama Mensah</a></p>"),
        ("", "<p class='meta'>2 May 2026 • <a rel='author' href='/a'>Ama Mensah</a> • 3 minutes</p>"),
        ("<meta name='twitter:label1' content='Verfasst von'><meta name='twitter:data1' content='Ama Mensah'>", ""),
    ],
)
def test_the_writer_is_read_from_the_lines_and_tags_of_content_systems(head: str, above: str) -> None:
    assert page(head=head, above=above).byline == ["Ama Mensah"]


def test_the_line_below_the_headline_decides_between_times_that_contradict_each_other() -> None:
    structured = "<script type='application/ld+json'>{'@type': 'NewsArticle', 'datePublished': '2026-04-30T10:00:00Z'}"
    head = (
        structured.replace("'", '"') + "</script><meta property='article:published_time' content='2026-05-02T15:05Z'>"
    )
    assert (page(head=head).published_at or "")[:10] == "2026-04-30"
    assert (page(head=head, above="<p>2 May 2026 at 15:05</p>").published_at or "")[:10] == "2026-05-02"


def test_a_time_of_an_update_alone_is_no_time_of_publication() -> None:
    article = page(above="<p>Last updated: 2 May 2026 at 15:05</p>")
    assert (article.published_at, article.modified_at) == (None, "2026-05-02T15:05:00")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2026年5月2日 15:05 来源：海峡报 作者：王敬照", "王敬照"),
        ("記者：田中太郎", "田中太郎"),
        ("입력 2026.05.02 15:05 박준석 기자", "박준석"),
    ],
)
def test_an_east_asian_line_of_origin_names_the_writer(line: str, name: str) -> None:
    assert page(above=f"<div class='info'>{line}</div>").byline == [name]


def test_a_reporter_in_the_story_is_no_byline() -> None:
    assert page(above="<p>박준석 기자는 토요일 운항이 재개됐다고 말했다.</p>").byline == []


@pytest.mark.parametrize(
    "above",
    [
        "<p>Ama Mensah, 2 May 2026</p>",
        "<p>Ama Mensah – 2 May 2026</p>",
        "<p><b>Ama Mensah</b><br>2 May 2026 15:05</p>",
        "<p>2 May 2026 By Ama Mensah</p>",
        "<div><time>02.05.2026</time> <span>Von Ama Mensah</span></div>",
        "<div class='submitted'>Submitted by Ama Mensah on Sat, 02/05/2026 - 15:05</div>",
        "<span class='meta-posted'>Posted on May 2, 2026 by <a class='author'>Ama Mensah</a></span>",
        "<div class='autor'>Oprac. Ama Mensah</div>",
    ],
)
def test_the_writer_stands_beside_the_day_under_the_headline(above: str) -> None:
    assert page(above=above).byline == ["Ama Mensah"]


def test_an_agency_in_brackets_after_the_writer_is_the_agency() -> None:
    stated = '{"@type": "NewsArticle", "author": {"name": "Par Ama Mensah (avec AFP)"}}'
    for article in (
        page(above="<p class='auteur'>Par Ama Mensah (avec AFP)</p>"),
        page(head=f"<script type='application/ld+json'>{stated}</script>"),
    ):
        assert (article.byline, article.agency) == (["Ama Mensah"], "AFP")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Ama Mensah / Updated: May 2, 2026, 15:05 IST</p>",
        "<p>Par <b>Ama Mensah</b> Publié le 2/05/2026 à 15h05</p>",
        "<div><span>Ama Mensah</span> · <span>3 min read</span></div>",
        "<div class='byline'><span>Ama Mensah</span> <a href='/a'>Ama Mensah</a></div>",
        "<ul><li class='author'>Ama Mensah</li><li class='author'>Lake News</li></ul>",
        "<div class='author'><div>Ama Mensah</div><div>Tamba Herald</div></div>",
        "<div>2026-05-02 15:05 <span class='author'>Ama Mensah</span></div>",
    ],
)
def test_the_writer_is_the_name_beside_label_time_and_site(line: str) -> None:
    assert page(above=line, below="<p>© 2026 Tamba Herald</p>").byline == ["Ama Mensah"]


def test_labels_of_place_and_day_are_no_writer() -> None:
    assert page(above="<p>Ort Tamba Datum 28.01.2022</p>").byline == []


def test_a_section_beside_the_day_is_no_writer() -> None:
    assert (
        page(above="<p>Northern Shore 2 May 2026 15:05</p>", below="<p><a href='/n'>Northern Shore</a></p>").byline
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "<span>2 May 2026</span><span>Photos and text: Ama Mensah</span>",
        "<span>Text</span><span>Ama Mensah</span>",
        "Text &amp; Bilder: Ama Mensah",
        "Posted by <a href='/u'>Ama Mensah</a> on Monday 9 March 2026 @09:31 from the boats dept.",
        "<span class='auth'>Ama Mensah</span><span>Updated: May 6, 2026, 00:10 IST</span>",
        "By<span>Ama Mensah</span>",
        "<span data-testid='byline-name'>Ama Mensah</span>",
        "<div>Ama Mensah</div><div>Transport correspondent, The Strait</div>",
        "Por Ama Mensah, g5 BA e TV Sul",
        "<p class='author'><b>Ama Mensah</b><span>Journalist</span></p>",
        "<p class='author'><b>Ama Mensah</b><span>журналістка</span></p>",
        "<p class='author'><b>Ama Mensah</b><a href='#'>Follow</a></p>",
        "<p class='author'>di Ama Mensah</p>",
        "<div class='by-line'><div>Ama Mensah</div><div>ama@strait.example</div></div>",
        "<div>Words</div><div>Ama Mensah</div><div>Photographs</div><div>Kofi Boro</div>",
        "The Strait | Author: Ama Mensah | 16 May 2026",
        "<span>Texte: Ama Mensah</span> <span>Photos: Kofi Boro</span>",
        "<p>Ama Mensah</p><p>8 May 2026 · 2 min read</p>",
    ],
)
def test_the_writer_is_found_among_pictures_labels_and_times(line: str) -> None:
    assert page(above=f"<div>{line}</div>").byline == ["Ama Mensah"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<span>كتب: أحمد عبد الرحيم</span> <span>الثلاثاء 05 مايو 2026</span>", "أحمد عبد الرحيم"),
        ("<span>מאת: דנה לוי</span> | 5.5.2026", "דנה לוי"),
        ("<span class='author'>किशन दत्त जोशी</span>, नैनीताल Updated Sat, 09 May 2026", "किशन दत्त जोशी"),
    ],
)
def test_the_writer_is_found_behind_a_label_in_scripts_without_capitals(line: str, name: str) -> None:
    assert page(above=f"<div>{line}</div>").byline == [name]


def test_the_page_names_the_writer_where_the_metadata_have_only_an_office() -> None:
    stated = '<meta name="author" content="The Strait News Service">'
    assert page(head=stated, above="<p>By Ama Mensah</p>").byline == ["Ama Mensah"]


def test_a_paragraph_alone_between_headline_and_byline_is_the_standfirst() -> None:
    html = f"<html><body><article><h1>Ferry sails again</h1><div><p>{SUMMARY}</p><p class='autor'>Von Ama Mensah</p>"
    article = clean(RawArticle(article_id="a", html=f"{html}</div><div class='story'>{STORY}</div></article></body>"))
    assert article.subhead == SUMMARY
    assert article.text.startswith("Paragraph 1")


def test_a_page_without_a_story_has_no_byline() -> None:
    html = "<html><body><nav><h1>Ferry sails</h1><p>2 May 2026</p><a href='/'>Ama Mensah</a></nav></body></html>"
    assert clean(RawArticle(article_id="a", html=html)).byline == []


def test_a_section_beside_the_time_is_no_name() -> None:
    section = "<p>Premier League</p><p>8 May 2026 · 2 min read</p>"
    menu = "<ul><li><a href='/pl'>Premier League</a></li></ul>"
    assert page(above=section, below=menu).byline == []
    assert page(above="<p class='author'>Publié le 2 mai 2026</p>").byline == []


def test_the_writer_may_stand_below_the_story() -> None:
    assert page(below="<p class='author_mail' align='right'><b>Ama Mensah</b></p>").byline == ["Ama Mensah"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<a href='/writer/12'>佐伯真由</a>", ["佐伯真由"]),
        ("<span class='author'>윤서진</span>", ["윤서진"]),
        ("<span class='author'>北岬日報社</span>", []),
    ],
)
def test_a_name_in_han_or_hangul_is_read_where_its_element_is_named_as_author(line: str, names: list[str]) -> None:
    assert page(above=f"<p>{line}</p>").byline == names


def test_a_smaller_heading_with_the_title_is_the_headline_of_a_page_without_a_larger_one() -> None:
    html = f"""<html lang='ko'><head><meta property='og:title' content='Ferry sails again'></head><body><section>
    <h3>Ferry sails again</h3><h4 class='subheading'>The boat was ill for a year<br>It is well</h4>
    <article>{STORY}</article></section></body></html>"""
    assert clean(RawArticle(article_id="a", html=html)).subhead == "The boat was ill for a year It is well"


def test_a_label_may_name_the_writer_below_the_story() -> None:
    assert page(below="<div class='authors'><span>Autor: </span><a href='/12'>Tomáš Havlena</a></div>").byline == [
        "Tomáš Havlena"
    ]


@pytest.mark.parametrize("below", ["<div>By Ama Mensah</div>", "<ul><li>di Ama Mensah</li><li>2 maggio 2026</li></ul>"])
def test_a_line_below_the_headline_and_above_the_byline_is_the_standfirst(below: str) -> None:
    line = "An amber warning is in force on the lake until midnight"
    assert page(above=f"<p class='x'>{line}</p>{below}").subhead == line


def test_a_line_below_the_story_tells_who_posted_it() -> None:
    posted = "Posted by <a rel='author' href='/p'>Ama Mensah</a> <span>at 21:48</span> <span>Email this</span>"
    assert page(below=f"<div class='post-footer'>{posted}</div>").byline == ["Ama Mensah"]


def test_an_address_spelled_against_robots_is_no_part_of_a_name() -> None:
    above = "<div><b>Ama Mensah</b> <a href='/m'>ama at strait.example</a><br><i>2 May 2026</i></div>"
    assert page(above=above).byline == ["Ama Mensah"]


def test_the_last_part_of_the_page_s_title_is_the_site_and_no_writer() -> None:
    head = "<title>Ferry sails again on Lake Tamba | Tamba Port Authority</title>"
    assert page(head=f"{head}<meta name='dcterms.creator' content='Tamba Port Authority'>").byline == []
    assert page(head=f"{head}<meta name='dcterms.creator' content='Ama Mensah'>").byline == ["Ama Mensah"]


def test_an_agency_beside_a_name_in_the_byline_is_the_article_s() -> None:
    article = page(above="<div>Oprac. Ama Mensah / PAP</div>")
    assert (article.byline, article.agency) == (["Ama Mensah"], "PAP")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Por Ama Mensah e Kofi Boro, de Santa Rita do Rio Preto", ["Ama Mensah", "Kofi Boro"]),
        ("De notre correspondante Ama Mensah - 2 mai 2026 à 06:05 | mis à jour le 3 mai 2026 à 11:40", ["Ama Mensah"]),
        ("Haber: Ama Mensah / BURSA Giriş: 02.05.2026 - 11:32 Güncelleme: 03.05.2026 - 08:10", ["Ama Mensah"]),
        ("Текст: Дарья Ольховская Фото: Пётр Зимин 2 мая 2026", ["Дарья Ольховская"]),
        ("WORDS: AMA MENSAH PHOTOGRAPHY: KOFI BORO", ["AMA MENSAH"]),
        ("记者 林晓雯 2026年05月02日08:12 来源：江湖晚报", ["林晓雯"]),
    ],
)
def test_a_label_of_the_press_s_languages_names_the_writer(line: str, byline: list[str]) -> None:
    assert page(above=f"<div>{line}</div>").byline == byline


def test_the_time_before_the_word_for_an_update_is_that_of_publication() -> None:
    article = page(above="<div>Giriş: 02.05.2026 - 11:32 Güncelleme: 03.05.2026 - 08:10</div>")
    assert article.published_at == "2026-05-02T11:32:00"


def test_an_author_with_a_word_of_the_site_s_name_and_no_given_name_is_an_office() -> None:
    head = "<meta name='author' content='{}'>"
    url = "https://landkreis-auenland.example/presse/1"
    assert page(head=head.format("Landratsamt Auenland"), url=url).byline == []
    assert page(head=head.format("Maria Auenland"), url=url).byline == ["Maria Auenland"]


@pytest.mark.parametrize(
    ("host", "day"), [("strait.co.uk", "2026-03-07"), ("strait.us", "2026-07-03"), ("a.com", None)]
)
def test_the_country_of_the_host_decides_the_order_of_day_and_month(host: str, day: str | None) -> None:
    assert page(above="<p>Posted 07-03-2026</p>", url=f"https://{host}/ferry").published_at == day


def test_footnotes_of_a_page_are_no_part_of_its_story() -> None:
    note = "<div class='footnote'><p>The name of the lake means still water, for those who asked last time.</p></div>"
    assert "still water" not in page(below=note).text


@pytest.mark.parametrize(
    "above",
    [
        "<div>An interview by <a href='/a'>Ama Mensah</a></div>",
        "<div><div>Ama Mensah</div><div>Text</div><div>Kofi Boro</div><div>Photo</div></div>",
        "<div><div>Photo</div><div>Kofi Boro</div><div>Text</div><div>Ama Mensah</div></div>",
        "<p>Photographs by Kofi Boro<br>Words by Ama Mensah</p>",
    ],
    ids=["genre", "labels below", "labels above", "pictures first"],
)
def test_a_writer_is_named_by_genre_or_label_beside_who_took_the_pictures(above: str) -> None:
    assert page(above=above).byline == ["Ama Mensah"]


def test_a_label_in_another_alphabet_names_the_writer() -> None:
    assert page(above="<p>05.05.2026 | 14:30 | Автор: Ивайло Христов</p>").byline == ["Ивайло Христов"]


def test_a_line_with_writer_and_day_between_the_first_paragraphs_is_no_text() -> None:
    html = (
        "<html lang='en'><body><main><article><h1>Mill turns again</h1><p>The sails of the mill stood still for "
        "eleven years, and now they turn again.</p><div>"
        "<span>Ama Mensah</span> <time>16 May 2026 06:00</time></div><div>"
        "<p>The first thing that Kofi Boro does in the morning is listen to the wind in the reeds.</p>"
        "<p>The mill was built in 1817 and stood still since a storm took its sails eleven years ago.</p></div>"
        "</article></main></body></html>"
    )
    article = clean(RawArticle(article_id="a", html=html))
    assert "Ama Mensah" not in article.text
    assert article.byline == ["Ama Mensah"]


def test_an_agency_beside_the_writer_is_read_in_front_of_a_time() -> None:
    article = page(above="<div>Von Ama Mensah und Keystone-SDA<br>Publiziert: 24.01.2026, 15:31 Uhr</div>")
    assert (article.byline, article.agency) == (["Ama Mensah"], "Keystone-SDA")


def test_a_label_for_the_work_on_a_text_names_its_writer() -> None:
    assert page(above="<div><span>Opracowanie: Ama Mensah</span><span>3 marca 2026</span></div>").byline == [
        "Ama Mensah"
    ]


def test_a_first_paragraph_above_a_byline_without_a_name_of_its_own_is_the_standfirst() -> None:
    article = page(above=f"<h2 class='subtitle'>{SUMMARY}</h2><p class='by'>By Ama Mensah</p>")
    assert (article.subhead, article.byline) == (SUMMARY, ["Ama Mensah"])


def test_the_time_of_another_story_below_is_not_the_article_s() -> None:
    other = "<div><a href='/1'>Bus runs late</a> <time datetime='2026-02-01T10:00:00Z'>1 Feb</time></div>"
    assert page(below=f"<section><h2>More stories</h2>{other}</section>").published_at is None
    assert page(below=f"<section>{other}</section>").published_at is None


def test_a_caption_named_after_the_picture_that_leads_is_no_standfirst() -> None:
    picture = (
        "<img src='f.jpg'><div class='lead-image__caption'>The ferry at its quay on Friday. Photo: Kofi Boro</div>"
    )
    article = page(above=f"<div class='lead-image'>{picture}</div>")
    assert [caption.text for caption in article.captions] == ["The ferry at its quay on Friday."]


def test_the_time_of_a_comment_in_a_list_below_is_not_the_article_s() -> None:
    comment = "<time datetime='2026-07-01T10:00'>1 July</time><p>My aunt lost her garden to that harbour, you know.</p>"
    assert page(below=f"<ol class='answers'><li><cite>gull</cite> {comment}</li></ol>").published_at is None


def test_a_writer_beside_the_site_s_name_is_the_writer_whatever_words_the_site_s_name_has() -> None:
    site = "<meta property='og:site_name' content='Valley Courier'>"
    assert page(head=f"{site}<meta name='author' content='Lea Torn | Valley Courier'>").byline == ["Lea Torn"]
    assert page(head=f"{site}<meta name='author' content='Valley Courier'>").byline == []


def test_a_short_sentence_directly_under_the_headline_is_the_standfirst() -> None:
    assert page(above="<div class='x1'>Walkers have to go round the lake.</div>").subhead is not None
    assert page(above="<div class='x1'>Lake and hills</div>").subhead is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>Ama Mensah May 10, 2026</p>",
        "<p>Ama Mensah / May 10, 2026</p>",
        "<p>10 May 2026 14:20 | Ama Mensah</p>",
        "<p>10.05.2026, 14:20 Uhr - Ama Mensah</p>",
        "<div><span>10 May 2026, 14:20</span><span>Ama Mensah</span></div>",
        "<div><time>10 May 2026</time><br>Ama Mensah</div>",
        "<p>10 May 2026 · Ama Mensah · 4 min read</p>",
        "<p>Par Ama Mensah le 10 mai 2026 à 14h20</p>",
        "<p>By Ama Mensah 5 hours ago</p>",
        "<p>Ama Mensah Special to The Strait</p>",
        "<p>Ama Mensah | The Strait</p>",
        "<p>Ama Mensah @amamensah</p>",
        "<p>Ama Mensah Follow</p>",
        "<div><span>Ama Mensah</span><span>Economy editor</span><span>2 May 2026</span></div>",
        "<p>Door onze redacteur Ama Mensah</p>",
        "<address><div>Ama Mensah</div></address>",
        "<div class='bylines'><a href='/a'>Ama Mensah</a><span>Regional editor</span></div>",
        "<div data-hook='author-name'>Ama Mensah</div>",
    ],
)
def test_a_name_before_or_behind_the_day_an_account_or_a_paper_is_the_writer(line: str) -> None:
    assert page(above=line).byline == ["Ama Mensah"]


@pytest.mark.parametrize("line", ["10 May 2026 | Human Rights", "Human Rights | The Strait"])
def test_a_section_in_the_menu_is_no_writer(line: str) -> None:
    assert page(above=f"<p>{line}</p>", below="<footer><p>Human Rights</p></footer>").byline == []


def test_labels_in_elements_side_by_side_are_kept_apart_in_chinese_and_korean() -> None:
    parts = ("2026-05-02 15:05", "来源：东岸日报", "作者：王明", "责任编辑：李华")
    assert page(above=f"<div>{''.join(f'<span>{part}</span>' for part in parts)}</div>").byline == ["王明"]
    line = "<div class='byline'><span>입력 2026.05.02. 오후 3:05</span><span>김민수 기자</span></div>"
    assert page(above=line).byline == ["김민수"]


def test_a_name_in_capitals_before_a_job_is_the_writer() -> None:
    assert page(above="<p>AMA MENSAH, Staff Writer</p>").byline == ["AMA MENSAH"]


def test_another_paper_among_the_writers_is_no_writer() -> None:
    stated = "".join(f"<meta name='author' content='{name}'>" for name in ("Ama Mensah", "Kofi Boro", "TAMBA TODAY"))
    assert page(head=stated).byline == ["Ama Mensah", "Kofi Boro"]


def test_a_short_line_named_as_sub_title_is_the_standfirst() -> None:
    assert (
        page(above="<p class='td-post-sub-title'>Ninety boats stay in port</p>").subhead == "Ninety boats stay in port"
    )


@pytest.mark.parametrize("label", ["Zadnja sprememba: 2. 5. 2026", "最終更新 2026年5月2日", "Cập nhật: 2/5/2026"])
def test_a_label_of_an_update_is_read_in_the_languages_of_the_press(label: str) -> None:
    assert page(above=f"<p>{label}</p>").published_at is None


def test_an_agency_and_the_site_in_one_name_are_no_writer() -> None:
    article = page(head="<meta name='author' content='AFP/The Strait'>")
    assert (article.byline, article.agency) == ([], "AFP")
