from collections.abc import Callable

from wiredesk.clean.page.layout import Layout
from wiredesk.clean.story.pull_quotes import find_pull_quotes

Read = Callable[[str], Layout]
SAID = "The pistons came from an older ship."


def twice(page: Layout) -> list[str]:
    words = [block.words for block in page.blocks]
    return [words[number] for number in find_pull_quotes(page, words, [None] * len(words))]


def test_a_sentence_set_large_that_the_story_says_is_said_twice(layout: Read) -> None:
    page = layout(f"<body><p>She shrugged. “{SAID}” They fit.</p><blockquote>{SAID.upper()}</blockquote></body>")
    assert twice(page) == [SAID.upper()]


def test_a_quote_that_stands_only_there_stays(layout: Read) -> None:
    page = layout(f"<body><p>She shrugged and told us where they were from.</p><blockquote>{SAID}</blockquote></body>")
    assert twice(page) == []


def test_many_sentences_set_large_cost_the_length_of_the_page(layout: Read) -> None:
    quotes = "".join(
        f"<blockquote>Sentence {number} of a page of nothing else.</blockquote>" for number in range(20_000)
    )
    page = "".join(f"<p>Sentence {number} of a page of nothing else.</p>" for number in range(20_000))
    assert len(twice(layout(f"<body>{page}{quotes}</body>"))) == 20_000


def test_sentences_that_the_story_says_apart_are_said_twice_and_so_is_whose_they_are(layout: Read) -> None:
    page = "<p>“The sails sell,” said Ama Mensah. “The pistons sell.” They “sell better than goats”, she added.</p>"
    quote = "<blockquote><div>The sails sell. The pistons sell.</div><div>Ama Mensah</div></blockquote>"
    assert twice(layout(f"<body>{page}{quote}</body>")) == ["The sails sell. The pistons sell.", "Ama Mensah"]


def test_the_source_may_be_beside_the_quote_in_an_element_named_after_it(layout: Read) -> None:
    quote = f"<div class='pull-quote'><blockquote>{SAID}</blockquote><cite>Ama Mensah</cite></div>"
    assert twice(layout(f"<body><p>She shrugged. “{SAID}” They fit.</p>{quote}</body>")) == [SAID, "Ama Mensah"]


def test_a_quote_may_name_its_source_in_the_same_line(layout: Read) -> None:
    quote = f"“{SAID}” Ama Mensah, harbour master"
    assert twice(layout(f"<body><p>She shrugged. “{SAID}” They fit.</p><blockquote>{quote}</blockquote></body>")) == [
        quote
    ]


def test_an_element_named_as_pull_quote_may_shorten_what_the_story_says(layout: Read) -> None:
    said = "<p>The keys, she told me, were handed over in April “in front of a piper, two priests and a goat”.</p>"
    quote = "The keys were handed over in front of a piper and a goat"
    named, other = f"<div class='pullquote'>{quote}</div>", f"<blockquote>{quote}</blockquote>"
    assert twice(layout(f"<body>{said}{named}</body>")) == [quote]
    assert twice(layout(f"<body>{said}{other}</body>")) == []
