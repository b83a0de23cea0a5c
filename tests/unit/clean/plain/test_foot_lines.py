import pytest

from wiredesk.clean.plain.foot_lines import is_foot_line

STORY = "The quay at Sella is closed, the harbour office said on Monday. Ama Mensah, a fisher, was not told."


@pytest.mark.parametrize(
    "line",
    [
        "For more on the coast, visit strait.example/coast",
        "Read more news at https://www.strait.example.",
        "www.strait.example",
        "This is a developing story. Check back for updates.",
        "More details to follow.",
        "Originally published in The Strait.",
        "Republished with permission.",
        "This article is republished from The Strait under a Creative Commons licence.",
        "This story was translated with the help of AI.",
        "The opinions expressed in this article are those of the author.",
        "Views are personal",
        "You can contact the reporter at kofi@strait.example or on 0555 010 220.",
        "To contact the editor responsible for this story: Kofi Boro at kofi@strait.example",
        "Have something to say? Send letters to letters@strait.example.",
        "AP skating: https://strait.example/skating",
        "Stay tuned to The Strait for more updates.",
        "For the latest news, download The Strait App.",
        "#ferry #sella",
        "Notes to editors: pictures are available.",
        "--With assistance from Kofi Boro.",
        "Contributing: The Associated Press",
        "(The Strait)",
        "*** End of story ***",
        "Kofi Boro is the Strait’s ports correspondent.",
        "(ab, cd)",
        "Kofi Boro is a staff writer for The Strait.",
        "Efua Roe covers ports for The Strait.",
    ],
)
def test_lines_of_the_newspaper_below_a_story_are_known(line: str) -> None:
    assert is_foot_line(line, STORY)


@pytest.mark.parametrize(
    "line",
    [
        "For more information, visit www.sella-harbour.example.",
        "More boats are expected on Tuesday.",
        "Ama Mensah is a fisher and a writer for the parish magazine.",
        "Views are divided in the village.",
        "The opinions expressed at the meeting were those of the fishers.",
        "This story was told by her grandmother.",
        "Contact with the boat was lost at noon.",
        "“Stay connected with The Strait,” the sign said.",
        "For the latest boats, he said, the quay is too short.",
        "It first appeared in 1974.",
        "He left.",
    ],
)
def test_last_sentences_of_a_story_stay(line: str) -> None:
    assert not is_foot_line(line, STORY)


@pytest.mark.parametrize(
    "line",
    [
        "A version of this article appears in print on May 3, 2026, Section A, Page 4, with the headline: Ferry.",
        "Ama Mensah covers boats and lakes. More about Ama Mensah",
        "Catch all the Lake News and Harbour Updates on The Strait. Download The Strait App to get Daily Updates.",
    ],
)
def test_where_a_story_was_printed_and_more_about_its_writer_are_lines_of_the_newspaper(line: str) -> None:
    assert is_foot_line(line, STORY)


@pytest.mark.parametrize("line", ["A version of this story appears in her diary.", "“Tell me more about Ama Mensah"])
def test_a_sentence_about_versions_or_people_stays(line: str) -> None:
    assert not is_foot_line(line, STORY)
