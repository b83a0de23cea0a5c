from wiredesk.clean.draft import Draft
from wiredesk.clean.scraped.below_story import end_of_story, extract_scraped_foot

STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said.",
    "It carried two hundred people and a goat, he said, and nobody complained about either of them on that day.",
    "It will sail three times a day.",
)


def left_of(*lines: str) -> list[str]:
    draft = Draft("a", paragraphs=list(lines))
    extract_scraped_foot(draft)
    return draft.paragraphs


def test_lines_below_the_story_that_are_no_sentences_are_removed() -> None:
    assert left_of(*STORY, "More on this", "Bridge toll doubled", "Report an error") == [*STORY]


def test_a_sentence_of_the_page_among_them_is_removed() -> None:
    below = ("Comments", "Become a member to leave a comment below the articles.", "Guidelines")

    assert left_of(*STORY, *below) == [*STORY]


def test_a_single_line_without_a_label_may_be_the_story_s() -> None:
    assert left_of(*STORY, "Ferry, goat, harbour") == [*STORY, "Ferry, goat, harbour"]


def test_a_sign_off_stays_for_the_step_that_reads_it() -> None:
    assert left_of(*STORY, "Share", "REUTERS", "Report an error")[-1] == "REUTERS"


def test_what_is_said_about_the_writer_below_the_story_is_removed() -> None:
    draft = Draft("a", paragraphs=[*STORY, "Share", "Ama Mensah writes about ships and goats."], byline=["Ama Mensah"])
    extract_scraped_foot(draft)

    assert draft.paragraphs == [*STORY]


def test_links_to_other_stories_between_paragraphs_are_removed() -> None:
    links = ("Shipping", "Bridge toll doubled after long dispute over its lights")

    assert left_of(STORY[0], *links, *STORY[1:]) == [*STORY]


def test_the_crosshead_below_such_links_stays() -> None:
    links = ("Recommended", "Bridge toll doubled after long dispute", "Goats must pay on the bus")

    assert left_of(STORY[0], *links, "A year ashore", *STORY[1:]) == [STORY[0], "A year ashore", *STORY[1:]]


def test_a_list_that_a_colon_announces_stays() -> None:
    listed = ("On board were:", "two hundred people of Tamba", "a goat with its owner", "the harbour master")

    assert left_of(STORY[0], *listed, *STORY[1:]) == [STORY[0], *listed, *STORY[1:]]


def test_two_crossheads_stay() -> None:
    heads = ("After a year ashore", "A new engine")

    assert left_of(STORY[0], *heads, *STORY[1:]) == [STORY[0], *heads, *STORY[1:]]


def test_a_long_line_below_two_labels_without_a_word_of_the_story_is_removed() -> None:
    offer = f"Subscribe to Strait Plus to {'get access to seventy titles and download them on five gadgets, ' * 2}now."

    assert left_of(*STORY, "Read Next", "Most read", offer) == [*STORY]


def test_a_sentence_with_one_word_that_sites_use_stays() -> None:
    last = "The minister for transport, Kofi Boro, said two more boats would follow by December."

    assert left_of(*STORY, "READ MORE: Bridge toll doubled", last)[-1] == last


def test_a_sentence_about_the_article_itself_is_removed() -> None:
    assert left_of(*STORY, "This article appears in Issue 48 of Lantern. Buy it here.", "Share") == [*STORY]
    assert (
        left_of(*STORY, "This story is not over, the mayor said.", "Share")[-1]
        == "This story is not over, the mayor said."
    )


def test_two_capitals_below_the_story_are_no_sign_off() -> None:
    assert left_of(*STORY, "Latest Podcasts", "Morning Tide") == [*STORY]


def test_the_story_goes_on_below_a_link_but_not_below_comments() -> None:
    lines = [
        *STORY,
        "READ MORE: Bridge toll doubled",
        "Customers need to do nothing, the port said.",
        "Comments",
        STORY[0],
    ]

    assert end_of_story(lines, len(STORY)) == len(STORY) + 2
    assert end_of_story([*STORY, "Comments", STORY[0]], 3) == len(STORY)
