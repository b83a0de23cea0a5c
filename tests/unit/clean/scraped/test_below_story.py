from wiredesk.clean.draft import Draft
from wiredesk.clean.scraped.below_story import extract_scraped_foot

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
