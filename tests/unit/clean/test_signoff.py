import pytest

from workers.clean.draft import Draft, Paragraph
from workers.clean.signoff import take_sign_off


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        (["She left. — Reuters"], "Reuters"),
        (["She left.", "- MNA"], "MNA"),
        (["She left.", "REUTER"], "Reuters"),
        (["She left. — AFP", "(Additional reporting by Jane Roe; Editing by John Doe)"], "AFP"),
        (["She left.", "(Reporting by Jane Roe)"], None),
    ],
)
def test_what_stands_under_the_last_words_is_taken_off(last: list[str], agency: str | None) -> None:
    draft = Draft("a", paragraphs=[Paragraph("One."), *map(Paragraph, last)])
    take_sign_off(draft)
    assert [paragraph.text for paragraph in draft.paragraphs] == ["One.", "She left."]
    assert draft.agency == agency
    assert {removed.reason for removed in draft.removed} == {"sign_off"}


@pytest.mark.parametrize(
    "last", ["He reads books by Camus.", "It was late. — A friend of hers", "The answer was no - OK"]
)
def test_a_story_s_last_words_stay(last: str) -> None:
    draft = Draft("a", paragraphs=[Paragraph("One."), Paragraph(last)])
    take_sign_off(draft)
    assert draft.paragraphs[-1].text == last
