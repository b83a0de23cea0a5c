import pytest

from wiredesk.clean.draft import Draft
from wiredesk.clean.parts.signoff import extract_sign_off


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        (["She left. — Reuters"], "Reuters"),
        (["She left.", "- MNA"], "MNA"),
        (["She left.", "REUTER"], "Reuters"),
        (["She left. — AFP", "(Additional reporting by Jane Roe; Editing by John Doe)"], "AFP"),
        (["She left.", "(Reporting by Jane Roe)"], None),
        (["She left. -AFP"], "AFP"),
        (["She left.-AFP"], "AFP"),
        (["She left. (ANI)"], "ANI"),
        (["She left. Reuters"], "Reuters"),
        (["She left.", "AFP/Reuters", "ENDS"], "AFP"),
        (["She left.", "(With inputs from PTI)"], "PTI"),
        (["She left. (With inputs from PTI)"], "PTI"),
        (["She left.", "With agency inputs"], None),
        (["She left.", "Reporting by Jane Roe; Editing by John Doe"], None),
        (["She left. (Additional reporting by Jane Roe in Lagos; Editing by John Doe)"], None),
        (["She left.", "-30-"], None),
        (["She left.", "— ENDS —"], None),
        (["She left.", "(Bernama)"], "Bernama"),
        (["She left.", "Source: Xinhua"], "Xinhua"),
        (["She left.", "– with files from the Canadian Press"], "CP"),
        (["She left.", "Associated Press writer Jane Roe in Lagos contributed to this report."], None),
        (
            ["She left.", "This story has been published from a wire agency feed without modifications to the text."],
            None,
        ),
        (["She left.", "(This story has not been edited by our staff and comes from a syndicated feed.)"], None),
    ],
)
def test_what_stands_under_the_last_words_is_taken_off(last: list[str], agency: str | None) -> None:
    draft = Draft("a", paragraphs=["One.", *last])
    extract_sign_off(draft)
    assert draft.paragraphs == ["One.", "She left."]
    assert draft.agency == agency
    assert {removed.reason for removed in draft.removed} == {"sign_off"}


@pytest.mark.parametrize(
    "last",
    [
        "He reads books by Camus.",
        "It was late. — A friend of hers",
        "The answer was no - OK",
        "Reporting by the paper showed that he lied.",
        "The source: a letter.",
        "She said it was over. (He did not.)",
        "It was late. Anna",
        "With reports of floods in the north, people left.",
        "This story has no end.",
        "The end",
        "He contributed to this report card.",
    ],
)
def test_a_story_s_last_words_stay(last: str) -> None:
    draft = Draft("a", paragraphs=["One.", last])
    extract_sign_off(draft)
    assert draft.paragraphs[-1] == last


def test_the_agency_of_a_copyright_line_is_the_story_s() -> None:
    draft = Draft("a", paragraphs=["One."])
    draft.remove("© 2020 AFP", "copyright")
    extract_sign_off(draft)
    assert draft.agency == "AFP"
