from collections.abc import Callable

import pytest

from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.find import body_reasons, story_reasons

Read = Callable[[str], Layout]

FIRST = "The harbour master of Tamba said on Monday that the ferry would sail before the rains, after a year ashore."
SECOND = "Repairs to its engine took four months longer than planned, for two of the pistons came from an older ship."
THIRD = "Traders on the far bank welcomed the news, and some of them slept on the quay so as to be the first on board."


def story(page: Layout) -> list[str]:
    return [block.words for block, reason in zip(page.blocks, story_reasons(page), strict=True) if reason is None]


def reasons(page: Layout) -> dict[str, str | None]:
    return {block.words: reason for block, reason in zip(page.blocks, story_reasons(page), strict=True)}


def test_the_story_is_where_the_prose_stands_together(layout: Read) -> None:
    page = layout(
        f"<div><a href='/'>Home</a></div><div><div><p>{FIRST}</p><p>{SECOND}</p><p>“Good.”</p><p>{THIRD}</p></div>"
        "<div><p>About this site and its makers.</p></div></div></body>"
    )
    assert story(page) == [FIRST, SECOND, "“Good.”", THIRD]


def test_paragraphs_beside_the_rest_of_the_story_are_part_of_it(layout: Read) -> None:
    page = layout(
        f"<body><div><p>{FIRST}</p><p>{SECOND}</p><div>{''.join(f'<p>{THIRD}</p>' for _ in range(9))}</div></div>"
    )
    assert story(page)[:3] == [FIRST, SECOND, THIRD]


def test_what_names_itself_something_else_is_none_of_the_story(layout: Read) -> None:
    page = layout(
        f"<body><article><p>{FIRST}</p><div class='newsletter'><p>Get the day's news by e-mail.</p></div>"
        f"<p>{SECOND}</p><aside>More of this</aside><p>{THIRD}</p></article></body>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]
    assert reasons(page)["Get the day's news by e-mail."] == "newsletter"
    assert reasons(page)["More of this"] == "sidebar"


def test_a_name_that_covers_the_whole_page_is_not_believed(layout: Read) -> None:
    page = layout(
        f"<body><form><div class='with-sidebar'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></form></body>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]


def test_headings_and_lists_between_paragraphs_stay_and_a_last_heading_goes(layout: Read) -> None:
    page = layout(
        f"<body><div><p>{FIRST}</p><h2>Pistons</h2><p>{SECOND}</p><ul><li>Monday</li><li>Friday</li></ul><p>{THIRD}</p>"
        "<h3>Most read</h3></div></body>"
    )
    assert story(page) == [FIRST, "Pistons", SECOND, "Monday", "Friday", THIRD]


def test_a_teaser_under_a_linked_heading_tells_of_another_story(layout: Read) -> None:
    teaser = "<div><h4><a href='/2'>Bridge toll doubled</a></h4><p>Drivers will pay twice as much from May.</p></div>"
    page = layout(f"<body><div><p>{FIRST}</p><p>{SECOND}</p>{teaser}<p>{THIRD}</p></div></body>")
    assert story(page) == [FIRST, SECOND, THIRD]


def test_lists_and_lines_of_links_lead_elsewhere(layout: Read) -> None:
    page = layout(
        f"<body><div><p>{FIRST}</p><ul><li><a href='/3'>Timetable of the ferry</a></li></ul><p>{SECOND}</p>"
        f"<p><strong>READ MORE: <a href='/4'>How the two old pistons were found</a></strong></p><p>{THIRD}</p>"
        "<ul><li>The <a href='/5'>best of our pictures</a></li></ul></div></body>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]


def test_standfirst_and_highlights_over_the_story_are_not_its_first_sentences(layout: Read) -> None:
    lead = "A year after its engine failed, the only boat across the strait is painted, tested and insured."
    highlight = "It has been ashore for a year, they say, and it will sail before the rains come."
    page = layout(
        f"<h1>Ferry returns</h1><div class='lead'><p>{lead}</p></div><ul><li>{highlight}</li></ul>"
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]
    assert reasons(page)[lead] == "standfirst"


def test_a_first_paragraph_named_lead_among_the_others_is_the_story_s(layout: Read) -> None:
    page = layout(f"<body><div><p class='lead'>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body>")
    assert story(page)[0] == FIRST


def test_what_stands_over_the_headline_is_none_of_the_story(layout: Read) -> None:
    notice = "We use small files to count our readers, and you agree to them when you go on reading these pages."
    page = layout(f"<body><div><p>{notice}</p><h1>Ferry returns</h1><p>{FIRST}</p><p>{SECOND}</p></div></body>")
    assert story(page) == [FIRST, SECOND]


def test_a_line_in_italics_under_a_picture_is_its_caption(layout: Read) -> None:
    page = layout(
        f"<div><p>{FIRST}</p><p><img src='a.jpg'></p><p><em>The ferry at its quay</em></p><p>{SECOND}</p></div>"
    )
    assert reasons(page)["The ferry at its quay"] == "caption"


def test_a_table_in_the_story_stays(layout: Read) -> None:
    rows = "".join(f"<tr class='photo-finish'><td>{place}</td><td>Crew {place}</td></tr>" for place in range(1, 4))
    page = layout(f"<body><div><p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p></div></body>")
    assert "Crew 2" in story(page)


def test_a_story_s_own_html_is_not_searched_but_only_cleared_of_what_names_itself(layout: Read) -> None:
    page = layout("<body><h2>Short</h2><p>Yes.</p><div class='share-bar'>Send</div></body>")
    kept = [block.words for block, reason in zip(page.blocks, body_reasons(page), strict=True) if reason is None]
    assert kept == ["Short", "Yes."]


def test_labels_before_links_and_lone_numbers_are_not_the_storys(layout: Read) -> None:
    page = layout(
        f"<body><article><p>{FIRST}</p><p>IN OTHER NEWS | <a href='/goat'>Goat found on the old quay</a></p>"
        f"<p>&gt;&gt; <a href='/goat'>All times of the ferry at a glance</a></p>"
        f"<p>{SECOND}</p><div>2</div><p>{THIRD}</p></article>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]


def test_questions_of_an_interview_in_italics_are_no_captions(layout: Read) -> None:
    questions = [f"Were you afraid of the lake on day {number}?" for number in range(1, 6)]
    page = layout(
        "<body><article>"
        + "".join(f"<img src='x'><p><em>{question}</em></p><p>{FIRST}</p>" for question in questions[:1])
        + "".join(f"<p><em>{question}</em></p><p>{SECOND}</p>" for question in questions[1:])
        + "</article></body>"
    )
    assert questions[0] in story(page)


def test_a_heading_over_a_list_of_links_goes_with_the_list(layout: Read) -> None:
    links = "".join(f"<li><a href='/{number}'>Other news of the lake {number}</a></li>" for number in range(4))
    page = layout(
        f"<body><article><p>{FIRST}</p><p>{SECOND}</p><h3>Background, researched for you</h3><ul>{links}</ul>"
        f"<p>{THIRD}</p></article></body>"
    )
    assert story(page) == [FIRST, SECOND, THIRD]


def test_the_first_entry_keeps_its_heading_like_the_others(layout: Read) -> None:
    texts = (FIRST, SECOND, THIRD)
    blog = "".join(f"<article class='entry'><h2>Entry {n}</h2><p>{text}</p></article>" for n, text in enumerate(texts))
    assert story(layout(f"<body><main><h1>Ferry: live</h1>{blog}</main></body>"))[:2] == ["Entry 0", FIRST]
    asked = "".join(f"<details><summary>Why {n}?</summary><p>{text}</p></details>" for n, text in enumerate(texts))
    assert story(layout(f"<body><main><h1>Ferry</h1>{asked}</main></body>"))[:2] == ["Why 0?", FIRST]


@pytest.mark.parametrize("entry", ["<h2>Why {}?</h2><p>{}</p>", "<div><p>Why {}?</p></div><div><p>{}</p></div>"])
def test_the_first_of_several_questions_is_kept(layout: Read, entry: str) -> None:
    asked = "".join(entry.format(number, text) for number, text in enumerate((FIRST, SECOND, THIRD)))
    assert story(layout(f"<body><main><h1>Ferry</h1><div>{asked}</div></main></body>"))[:2] == ["Why 0?", FIRST]


def test_a_column_of_entries_that_open_with_links_is_not_the_story(layout: Read) -> None:
    entries = "".join(
        f"<div><a href='/{text[4:11]}'>{text[4:40]}</a><p>{text}</p></div>" for text in (SECOND, THIRD) * 2
    )
    page = f"<body><div><h1>Ferry</h1><div><p>{FIRST}</p></div></div><div><h3>Latest</h3>{entries}</div></body>"
    assert story(layout(page))[:1] == [FIRST]
    assert THIRD not in story(layout(page))


def test_a_first_part_in_an_element_like_the_rest_is_the_storys(layout: Read) -> None:
    rest = "<br><br>".join((SECOND, THIRD) * 3)
    page = f"<body><h1>Ferry</h1><div><div>{FIRST}</div><div>{rest}</div></div></body>"
    assert story(layout(page))[0] == FIRST


def test_a_headline_like_the_subheads_below_it_is_no_entry(layout: Read) -> None:
    parts = "".join(f"<h2>Part {n}</h2><p>{text}</p>" for n, text in enumerate((SECOND, THIRD, FIRST)))
    assert story(layout(f"<body><main><h2>Ferry sails</h2><p>{FIRST}</p>{parts}</main></body>"))[0] == FIRST


def test_a_first_paragraph_of_another_name_and_place_than_all_others_is_the_standfirst(layout: Read) -> None:
    rest = "".join(f"<div class='c2'><p class='c3'>{text}</p></div>" for text in (SECOND, THIRD, SECOND.upper()))
    page = layout(f"<body><main class='c0'><h1>Ferry</h1><p class='c1'>{FIRST}</p>{rest}</main></body>")
    assert reasons(page)[FIRST] == "standfirst"


def test_a_long_disclaimer_below_a_short_story_is_no_part_of_it(layout: Read) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, SECOND, THIRD))
    legal = (
        "<div><p>The value of investments may fall as well as rise, and prices may be late by ten minutes.</p></div>"
    )
    page = layout(f"<body><div><h1>Ferry</h1><div>{paragraphs}</div></div>{legal}{legal}</body>")
    assert story(page) == [FIRST, SECOND, THIRD]


def test_a_column_of_an_old_layout_holds_the_story_alone(layout: Read) -> None:
    links = "<font><a href='p'>Print this story</a> | <a href='m'>Mail it</a></font>"
    column = f"<td>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>{links}</td>"
    weather = "<td>Winds from the north, and the lake will be calm until the evening in all of its bays.</td>"
    page = layout(f"<table><tr><td><a href='/'>Home</a></td>{column}{weather}</tr></table>")
    assert story(page) == [FIRST, SECOND, THIRD]


def test_the_first_entry_keeps_its_heading_above_its_writer(layout: Read) -> None:
    entries = "".join(
        f"<div class='post' id='p{number}'><h2>Entry {number}</h2><span class='by'>Ama Mensah</span><p>{text}</p></div>"
        for number, text in enumerate((FIRST, SECOND, THIRD))
    )
    assert story(layout(f"<h1>Live</h1><div>{entries}</div>"))[0] == "Entry 0"


def test_a_sentence_may_end_with_the_number_of_a_footnote(layout: Read) -> None:
    noted = f"<p>{FIRST}<sup><a href='#n1'>[1]</a></sup></p><h2>Repairs</h2><p>{SECOND}</p><p>{THIRD}</p>"
    assert story(layout(f"<h1>Ferry</h1><div>{noted}</div>"))[1] == "Repairs"


def test_facts_in_a_table_above_the_first_paragraph_are_no_part_of_a_story(layout: Read) -> None:
    facts = "<table><tr><th>Built</th><td>1987</td></tr><tr><th>Length</th><td>31 m</td></tr></table>"
    page = layout(f"<h1>Ferry</h1><div>{facts}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    assert story(page) == [FIRST, SECOND, THIRD]


def test_a_cell_with_several_paragraphs_is_a_column_of_the_page(layout: Read) -> None:
    poll = "<td><h3>Poll</h3><p>Are you for or against closing the quay to cars on the weekends of the summer?</p></td>"
    body = f"<td><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></td>"
    assert story(layout(f"<table><tr>{body}{poll}</tr></table>")) == [FIRST, SECOND, THIRD]


def test_a_paragraph_named_as_a_caption_without_a_picture_is_the_story_s(layout: Read) -> None:
    rest = f"<p>{SECOND}</p><p>{THIRD}</p>"
    assert story(layout(f"<body><div><p class='caption-lead'>{FIRST}</p>{rest}</div>")) == [FIRST, SECOND, THIRD]
    pictured = f"<p>{SECOND}</p><p>{THIRD}</p><img src='a.jpg'><p class='caption'>{FIRST}</p><p>{SECOND}</p>"
    assert story(layout(f"<body><div>{pictured}</div>")) == [SECOND, THIRD, SECOND]


def test_a_name_around_the_headline_too_says_nothing(layout: Read) -> None:
    widgets = "".join(f"<div class='widget'><p>{text}</p></div>" for text in (FIRST, SECOND, THIRD))
    page = layout(f"<body><div><div class='widget'><h1>Ferry</h1></div>{widgets}</div></body>")
    assert story(page) == [FIRST, SECOND, THIRD]
