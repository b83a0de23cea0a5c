import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.caption import extract_captions, is_credit, split_credit


@pytest.mark.parametrize(
    ("words", "text", "credit"),
    [
        ("Two leaders meet in Sochi, Russia February 15, 2019. — Reuters pic",
         "Two leaders meet in Sochi, Russia February 15, 2019.", "Reuters pic"),
        ("A ferry lies on a sandbank. (AP Photo/Jane Roe)", "A ferry lies on a sandbank.", "AP Photo/Jane Roe"),
        ("A ferry lies on a sandbank. Photo: Jane Roe", "A ferry lies on a sandbank.", "Photo: Jane Roe"),
        ("A cellist warms up in the hall. (Foto: Nelson P)", "A cellist warms up in the hall.", "Foto: Nelson P"),
        ("A ferry lies on a sandbank. — Picture by Hari A", "A ferry lies on a sandbank.", "Picture by Hari A"),
        ("A ferry lies on a sandbank. Picture: John Doe/The Lake Post", "A ferry lies on a sandbank.",
         "Picture: John Doe/The Lake Post"),
        ("Fachada del tribunal, hoy. K. MERTENS (EFE)", "Fachada del tribunal, hoy.", "K. MERTENS (EFE)"),
        ("A ferry lies on a sandbank. Image credit: Jane Roe", "A ferry lies on a sandbank.", "Image credit: Jane Roe"),
        ("A ferry lies on a sandbank [Jane Roe/Al Example]", "A ferry lies on a sandbank", "Jane Roe/Al Example"),
        ("A ferry lies on a sandbank [File: Jane Roe/AP]", "A ferry lies on a sandbank", "File: Jane Roe/AP"),
        ("A ferry lies on a sandbank [AFP]", "A ferry lies on a sandbank", "AFP"),
        ("A ferry lies on a sandbank. (File photo)", "A ferry lies on a sandbank.", "File photo"),
        ("A ferry lies on a bank. (Photo by Jane Roe / AFP)", "A ferry lies on a bank.", "Photo by Jane Roe / AFP"),
        ("A ferry lies on a sandbank. REUTERS/Jane Roe/File Photo", "A ferry lies on a sandbank.",
         "REUTERS/Jane Roe/File Photo"),
        ("A ferry lies on a sandbank. Jane Roe/AFP via Getty Images", "A ferry lies on a sandbank.",
         "Jane Roe/AFP via Getty Images"),
    ],
)  # fmt: skip
def test_a_caption_is_recognised_by_the_credit_at_its_end(words: str, text: str, credit: str) -> None:
    assert split_credit(words) == (text, credit)


@pytest.mark.parametrize(
    "words",
    [
        "He said the ferry would sail on Monday. (Reuters)",
        "The photo, taken by a passenger, shows the ferry (see page 3).",
        "She paid for the picture by selling her car.",
        "Photo: Jane Roe",
        "The bank raised its rate (by half a point).",
        "The band AC/DC plays at the harbour on Monday.",
        "He was told “the ferry [was] late and/or lost” on Monday.",
        "She posted a photo of the ferry. He liked it.",
        "The ferry is in the picture. It sank (in 1912).",
        "A file photo shows the captain and his wife on the ferry.",
    ],
)
def test_a_story_s_paragraph_is_no_caption(words: str) -> None:
    assert split_credit(words) == (words, None)


@pytest.mark.parametrize("credit", ["© AFP", "(avec AFP)", "(Con información de AFP)"])
def test_an_agency_s_rights_behind_a_story_s_last_sentence_make_no_caption(credit: str) -> None:
    last = "Owners of the smaller boats complained that nobody had asked them about the dredging."
    draft = Draft("1", paragraphs=["The harbour will close in November, the port captain said.", f"{last} {credit}"])
    extract_captions(draft)
    assert not draft.captions


def test_a_line_that_only_credits_a_picture_is_recognised() -> None:
    assert is_credit("Photo: Jane Roe/The Paper")
    assert is_credit("(AP Photo/Jane Roe)")
    assert is_credit("Photo | Jane Roe")
    assert is_credit("Image via The Paper")
    assert is_credit("Jane Roe/AFP via Getty Images")
    assert is_credit("AFP via Getty Images")
    assert is_credit("Jane Roe | AFP | Getty Images")
    assert not is_credit("Jane Roe | The Paper | Lagos")
    assert is_credit("Courtesy of Tamba Port")
    assert is_credit("(AFP/File)")
    assert not is_credit("Photo sales rose by a third.")
    assert not is_credit("Courtesy costs nothing.")


def test_a_caption_from_the_files_needs_no_credit_at_the_head_of_a_story() -> None:
    lines = [
        "FILE - The ferry lies at the pier of Tamba, May 3, 2021.",
        "In this May 3, 2021 file photo, the ferry lies at the pier. (AP Photo/Jane Roe)",
        "The ferry sank on Sunday, police said.",
    ]
    draft = Draft("a", paragraphs=list(lines))
    extract_captions(draft)
    assert [(caption.text, caption.credit) for caption in draft.captions] == [
        (lines[0], None),
        ("In this May 3, 2021 file photo, the ferry lies at the pier.", "AP Photo/Jane Roe"),
    ]
    assert draft.paragraphs == lines[2:]


def test_a_caption_to_which_the_headline_was_glued_loses_it() -> None:
    line = "Ferry aground in the riverThe ferry lies on a sandbank. — Reuters pic"
    draft = Draft("a", title="Ferry aground in the river", paragraphs=[line])
    extract_captions(draft)
    assert [caption.text for caption in draft.captions] == ["The ferry lies on a sandbank."]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [
        ("Ferry aground in the river", "repeated_headline")
    ]


def test_the_credit_of_a_long_caption_is_found_as_well() -> None:
    long = (
        "The ferry lies on a sandbank in the lower river, where it ran aground on Sunday night, " * 3 + "police said."
    )
    for credit in ("Photo: J. Roe", "(AP Photo/Jane Roe)", "[Jane Roe/Al Example]", "— Reuters pic"):
        draft = Draft("a", paragraphs=[f"{long} {credit}"])
        extract_captions(draft)
        assert [caption.text for caption in draft.captions] == [long], credit


def test_a_bank_s_name_after_a_sentence_is_no_credit() -> None:
    story = "The loan runs for ten years at the bank's own rate. Credit Orwen is arranging it."
    assert split_credit(story) == (story, None)
    assert split_credit("The ferry on the sandbank on Sunday. Credit Jane Roe/AP")[1] == "Credit Jane Roe/AP"
    assert split_credit("The ferry on the sandbank on Sunday. Credit: Tamba harbour office")[1] is not None


def test_a_paragraph_of_a_story_above_a_credit_is_no_caption() -> None:
    story = "TAMBA, Ky. (WTMB) — The only ferry on Lake Tamba sailed again Saturday."
    boat = "The boat left the west dock at 7 a.m. with 212 people on board, the harbor master said."
    draft = Draft(article_id="a", paragraphs=[story, boat, "(Photo courtesy: Tamba Fire Department)", "It was full."])
    extract_captions(draft)
    assert (draft.paragraphs, draft.captions) == ([story, boat, "It was full."], [])


@pytest.mark.parametrize("credit", ["AFP / Luis Tatsu", "EFE/Juan Pérez", "Jane Roe/Reuters"])
def test_an_agency_and_a_name_under_a_caption_are_its_credit(credit: str) -> None:
    draft = Draft(article_id="a", paragraphs=["Passengers wave from the deck of the ferry.", credit, "It sails."])
    extract_captions(draft)
    assert [(caption.text, caption.credit) for caption in draft.captions] == [
        ("Passengers wave from the deck of the ferry.", credit)
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "The only ferry on Lake Tamba sailed again on Saturday, the harbour master said.",
        "Hliníkárna v Hornu uzavře v červnu dvě z pěti linek, oznámila ve středu společnost.",
        "Vattenverket stängde på tisdagen huvudpumpstationen i Orlu sedan en vägg i bassängen hade gett vika.",
    ],
)
def test_the_first_paragraph_of_a_story_above_a_credit_is_no_caption(lead: str) -> None:
    draft = Draft("a", title="Ferry sails", paragraphs=[lead, "Bild: Kalle Ståhl/TT", "It carried a goat, he said."])
    extract_captions(draft)
    assert draft.paragraphs == [lead, "It carried a goat, he said."]
    assert not draft.captions


def test_the_words_after_the_label_of_a_caption_are_one() -> None:
    draft = Draft("a", paragraphs=["It sails.", "Image caption, Voters queue in Tamba", "It sank."])
    extract_captions(draft)
    assert [found.text for found in draft.captions] == ["Voters queue in Tamba"]
    assert draft.paragraphs == ["It sails.", "It sank."]


def test_above_a_dateline_it_is_one() -> None:
    caption = "The ferry Good Hope is tied up at the quay, the harbour master said of the picture, in Tamba on Sunday."
    draft = Draft(
        "a", title="Ferry sails", paragraphs=[caption, "Bild: Kalle Ståhl/TT", "TAMBA, May 2 (TT) - It sails."]
    )
    extract_captions(draft)
    assert [found.text for found in draft.captions] == [caption]


def test_a_dash_divides_a_caption_that_is_no_sentence_from_its_credit() -> None:
    words = "Balsa encalhada perto de Tamba — Foto: Divulgação/Marinha"

    assert split_credit(words) == ("Balsa encalhada perto de Tamba", "Foto: Divulgação/Marinha")


@pytest.mark.parametrize(
    "words", ["She said that the ferry sails — and it did", "The race: Tamba — Oslo: a love story"]
)
def test_words_behind_a_dash_that_name_no_picture_are_the_story_s(words: str) -> None:
    assert split_credit(words) == (words, None)


def test_a_sign_off_under_the_story_s_last_paragraph_makes_no_caption() -> None:
    story = ["The road was blocked on Tuesday.", "The plan would begin in June, according to the farm ministry."]
    draft = Draft("a", paragraphs=[*story, "Xinhua/Li Wei"])
    extract_captions(draft)
    assert (draft.paragraphs, draft.captions) == (story, [])


def test_a_credit_may_name_an_office() -> None:
    assert is_credit("Courtesy of the farm ministry")


def test_a_text_of_one_paragraph_with_a_credit_at_its_end_is_a_story() -> None:
    story = "The ferry sailed again on Saturday. It carried two hundred people. It will sail three times a day."
    draft = Draft("a", paragraphs=[f"{story} (Strait News Photo/Ama Mensah)"])
    extract_captions(draft)
    assert (draft.paragraphs, draft.captions) == ([story], [])
    assert [part.reason for part in draft.removed] == ["photo_credit"]
