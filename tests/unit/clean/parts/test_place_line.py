import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.place_line import extract_place_line

STORY = (
    "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, the harbour master said."
)


@pytest.mark.parametrize("line", ["Berlin.", "Berlin:", "Berlin –", "Berlin -"])
def test_a_line_of_only_a_place_above_a_paragraph_is_the_dateline(line: str) -> None:
    draft = Draft("a", paragraphs=[STORY, line, STORY])
    extract_place_line(draft)
    assert draft.paragraphs == [STORY, STORY]
    assert draft.dateline is not None
    assert draft.dateline.place == "Berlin"


def test_places_before_each_part_of_a_round_up_are_no_dateline() -> None:
    draft = Draft("a", paragraphs=["Berlin:", STORY, "Paris:", STORY])
    extract_place_line(draft)
    assert (len(draft.paragraphs), draft.dateline) == (4, None)


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("Hamburg. ", "Hamburg", None),
        ("Berlin/Tamba. ", "Berlin/Tamba", None),
        ("Dar es Salaam. ", "Dar es Salaam", None),
        ("ASTANA. KAZINFORM ", "ASTANA", "Kazinform"),
    ],
)
def test_a_city_and_a_full_stop_before_the_story_are_the_dateline(opening: str, place: str, agency: str | None) -> None:
    draft = Draft("a", paragraphs=[opening + STORY, STORY])
    extract_place_line(draft)
    assert draft.paragraphs == [STORY, STORY]
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.agency) == (place, agency)


@pytest.mark.parametrize("opening", ["Berlin. Rome. ", "Good. ", "Mr. Tamba. "])
def test_other_short_sentences_are_none(opening: str) -> None:
    draft = Draft("a", paragraphs=[opening + STORY, STORY])
    extract_place_line(draft)
    assert draft.dateline is None


@pytest.mark.parametrize("line", ["Berlin", "Good.", "Berlin wins.", "So it is in Berlin."])
def test_other_short_lines_stay(line: str) -> None:
    draft = Draft("a", paragraphs=[line, STORY])
    extract_place_line(draft)
    assert (draft.paragraphs, draft.dateline) == ([line, STORY], None)


@pytest.mark.parametrize(
    ("place", "story"),
    [
        (
            "TAMBUNG",
            "Police held four men over the theft of cable from the railway between Tambung and Kota on Sunday.",
        ),
        ("MITHANPUR", "Nine people drowned when a boat overturned in the river near here on Saturday, officials said."),
        (
            "Tambung",
            "Four schools in Tambung were shut on Monday after a gas leak in the market, the council said today.",
        ),
    ],
)
def test_a_place_in_no_table_before_a_colon_is_one_if_the_story_refers_to_it(place: str, story: str) -> None:
    draft = Draft(article_id="1", paragraphs=[f"{place}: {story}", "They will be held until Thursday."])
    extract_place_line(draft)

    assert draft.dateline is not None
    assert draft.dateline.place == place
    assert draft.paragraphs[0] == story


@pytest.mark.parametrize(
    "opening",
    [
        "CRICKET: India beat Ghana by four runs near here on Sunday, and the cricket team flew home, its captain said.",
        "EXCLUSIVE: The governor told reporters here on Sunday that he will resign before the end of the summer.",
        "BORO: I told reporters here on Sunday that we will sail again, and you can print that, every word of it.",
        "SCANDAL: Four councillors resigned on Sunday after a letter from the auditor was found in a bin in Tamba.",
        "Mensah: The ferry will sail again before the rains, after a year ashore and many repairs to its engine.",
    ],
)
def test_a_rubric_or_a_speaker_before_a_colon_is_no_place(opening: str) -> None:
    draft = Draft(article_id="1", paragraphs=[opening, "They will be held until Thursday."])
    extract_place_line(draft)

    assert draft.dateline is None
    assert draft.paragraphs[0] == opening


@pytest.mark.parametrize(
    ("head", "story"),
    [
        (
            "ORVELLA: ",
            "Two hundred beekeepers blocked the road to Orvella on Tuesday to protest against a spraying plan.",
        ),
        (
            "Orvella — ",
            "Two hundred beekeepers sat down in Orvella on Tuesday to protest against a spraying plan, police said.",
        ),
        (
            "Tambora - ",
            "The only ferry on Lake Tambora sailed again on Saturday, a year after its engine failed, he said.",
        ),
        (
            "ORVELLA: ",
            "Two hundred beekeepers sat down on Tuesday to protest against a plan of Orvella district, police said.",
        ),
    ],
)
def test_a_story_that_names_the_word_as_a_place_shows_it_to_be_one(head: str, story: str) -> None:
    draft = Draft(article_id="1", paragraphs=[head + story])
    extract_place_line(draft)

    assert draft.dateline is not None
    assert (draft.dateline.place, draft.paragraphs) == (head.strip(" :—-"), [story])


def test_a_speaker_before_a_colon_is_no_place() -> None:
    story = "The only ferry on Lake Tamba sailed again on Saturday, a year after its engine failed, Mensah said."
    draft = Draft(article_id="1", paragraphs=[f"Mensah: {story}"])
    extract_place_line(draft)
    assert draft.dateline is None


@pytest.mark.parametrize("line", ["Nairobi, Kenya CNN —", "NAIROBI, Kenya (CNN) —"])
def test_a_dateline_with_its_dash_on_a_line_of_its_own_is_read_with_its_agency(line: str) -> None:
    draft = Draft("a", paragraphs=[line, STORY])
    extract_place_line(draft)
    assert draft.dateline is not None
    assert (draft.dateline.place.lower(), draft.agency, draft.paragraphs) == ("nairobi, kenya", "CNN", [STORY])


@pytest.mark.parametrize("line", ["Nobody waved –", "A night on the lake -"])
def test_another_line_that_ends_with_a_dash_stays(line: str) -> None:
    draft = Draft("a", paragraphs=[line, STORY])
    extract_place_line(draft)
    assert draft.paragraphs == [line, STORY]
