from collections.abc import Callable

import pytest
from lxml import etree

from wiredesk.clean.page.layout import Layout, read_layout

Read = Callable[[str], Layout]


def test_blocks_are_what_a_reader_sees_as_lines(layout: Read) -> None:
    page = layout(
        "<body><h1>Ferry  returns</h1><p>It <b>docked</b> at noon.<br><br>Nobody waved.</p>loose words</body>"
    )
    assert [block.words for block in page.blocks] == [
        "Ferry returns",
        "It docked at noon.",
        "Nobody waved.",
        "loose words",
    ]
    assert [page.tags[block.holder] for block in page.blocks] == ["h1", "p", "p", "body"]


def test_single_breaks_between_sentences_end_paragraphs_and_those_of_verses_do_not(layout: Read) -> None:
    sentence = "The ferry of Tamba carried two hundred people and one goat on its way across."
    verses = "The ferry of Tamba<br>carried a goat<br>and two hundred people.<br>"
    page = layout(f"<body><div>{'<br>'.join([sentence] * 3)}</div><div>{verses}</div></body>")
    assert [block.words for block in page.blocks] == [
        *[sentence] * 3,
        "The ferry of Tamba carried a goat and two hundred people.",
    ]


def test_what_is_not_for_reading_is_no_block(layout: Read) -> None:
    page = layout("<body><script>let a</script><style>p{}</style><p>Read this.</p><button>Close</button></body>")
    assert [block.words for block in page.blocks] == ["Read this."]


def test_words_are_not_joined_where_something_unread_stood(layout: Read) -> None:
    page = layout("<body><p>one <svg><text>x</text></svg>two</p></body>")
    assert page.blocks[0].words == "one two"


def test_links_italics_and_pictures_are_known_of_a_block(layout: Read) -> None:
    page = layout("<body><p><a href='#'>Here</a> now</p><img src='a.jpg'><p><em>The quay.</em></p></body>")
    first, second = page.blocks
    assert (first.linked, first.below_picture) == (4, False)
    assert (second.slanted, second.below_picture) == (9, True)


def test_a_credit_is_a_line_of_its_own(layout: Read) -> None:
    page = layout("<body><figcaption>The quay <span class='credit'>Photo: J. Roe</span></figcaption></body>")
    assert [block.words for block in page.blocks] == ["The quay", "Photo: J. Roe"]


def test_roles_styles_and_properties_tell_like_names(layout: Read) -> None:
    page = layout(
        "<body><div role='banner'></div><div style='display: none'></div><div itemprop='articleBody'></div></body>"
    )
    assert [kinds for kinds in page.kinds if kinds] == [("navigation",), ("unseen",), ("story",)]


def test_an_element_holds_what_its_blocks_hold_together(layout: Read) -> None:
    page = layout("<body><div><p>ab</p><p>cde</p></div><p>f</p></body>")
    held = page.totals([float(len(block.words)) for block in page.blocks])
    assert dict(zip(page.tags, held, strict=True))["div"] == 5
    assert held[0] == 6


@pytest.mark.parametrize(
    "hidden",
    [
        "<span class='go-vh'> (opens in a new window)</span>",
        "<span class='visually-hidden'>, opens in a new tab</span>",
        "<span style='border:0;clip:rect(0 0 0 0);position:absolute'>, opens new tab</span>",
    ],
)
def test_what_is_only_read_aloud_inside_a_line_is_no_part_of_it(layout: Callable[[str], Layout], hidden: str) -> None:
    page = layout(f"<p>The report by <a href='/tno'>the institute{hidden}</a> came out on Monday.</p>")
    assert [block.words for block in page.blocks] == ["The report by the institute came out on Monday."]


def test_blank_lines_end_the_paragraphs_of_preformatted_text(layout: Read) -> None:
    page = layout("<body><pre>The ferry\nsails at noon.\n \nNobody waved.</pre></body>")
    assert [block.words for block in page.blocks] == ["The ferry sails at noon.", "Nobody waved."]


def test_what_an_element_of_amp_shows_where_it_fails_is_no_text(layout: Callable[[str], Layout]) -> None:
    page = layout(
        "<body><p>One</p><amp-ad><div fallback>Ad failed</div></amp-ad><amp-img src='1'></amp-img><p>Two</p></body>"
    )
    assert [(block.words, block.below_picture) for block in page.blocks] == [("One", False), ("Two", True)]


def test_marks_that_link_to_their_own_place_are_not_shown(layout: Read) -> None:
    page = layout("<body><h2>Fares<a href='#fares'>¶</a></h2><p>Two.<a href='#n1'>1</a> <a href='#r1'>↩︎</a></p></body>")
    assert [block.words for block in page.blocks] == ["Fares", "Two.1"]


def test_elements_side_by_side_are_kept_apart_where_a_word_or_number_begins(layout: Read) -> None:
    page = layout(
        "<body><div><span>Ama Mensah</span><span>Updated</span><span>2 May</span></div>"
        "<p><span>T</span><span>he area is 3 m<sup>2</sup>, said <b>McA</b><i>dam</i>.</p></body>"
    )
    assert [block.words for block in page.blocks] == ["Ama Mensah Updated 2 May", "The area is 3 m2, said McAdam."]


def test_a_break_ends_the_headline_of_an_old_page_and_no_line_of_a_paragraph(layout: Read) -> None:
    old = "<td><font size='5'><b>Ferry returns</b></font><br><font size='2'>By Ama Mensah</font><br><br>It docked.</td>"
    assert [block.words for block in layout(f"<body>{old}</body>").blocks] == [
        "Ferry returns",
        "By Ama Mensah",
        "It docked.",
    ]
    answer = layout("<body><p><b>Who waved?</b><br>Nobody waved.</p></body>")
    assert [block.words for block in answer.blocks] == ["Who waved? Nobody waved."]


def test_a_link_to_the_page_of_a_writer_names_an_author(layout: Read) -> None:
    page = layout("<body><p><a href='/writers/12'>佐伯真由</a></p><p><a href='/writers'>All writers</a></p></body>")
    assert [block.by_author for block in page.blocks] == [True, False]


def test_a_word_in_capitals_behind_a_span_is_apart_from_it(layout: Read) -> None:
    page = layout("<body><p><span class='place'>Tamba</span>The ferry docked.</p><p>An <span>i</span>Tug.</p></body>")
    assert [block.words for block in page.blocks] == ["Tamba The ferry docked.", "An iTug."]


def test_a_button_inside_a_heading_is_no_part_of_it() -> None:
    html = "<body><h2><span>Causes</span><span class='mw-editsection'>[<a href='/e'>edit</a>]</span></h2></body>"
    assert [block.words for block in read_layout(etree.fromstring(html, etree.HTMLParser())).blocks] == ["Causes"]


def test_the_content_of_an_element_that_the_site_defines_is_read_and_other_templates_are_not(layout: Read) -> None:
    page = layout(
        "<body><news-story><template shadowrootmode='open'><p>Ferry returns.</p></template></news-story>"
        "<template><p>Loading</p></template></body>"
    )
    assert [block.words for block in page.blocks] == ["Ferry returns."]


def test_a_name_in_capitals_is_apart_from_the_role_beside_it(layout: Read) -> None:
    page = layout("<body><div><span>AMA MENSAH</span><span>Water reporter</span></div></body>")
    assert [block.words for block in page.blocks] == ["AMA MENSAH Water reporter"]
