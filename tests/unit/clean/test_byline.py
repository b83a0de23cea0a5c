import pytest

from workers.clean.byline import read_byline, read_names, take_byline
from workers.clean.draft import Draft, Paragraph


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe and John Doe in Lagos", ["Jane Roe", "John Doe"]),
        ("BY JANE ROE", ["JANE ROE"]),
        ("By Jane Roe, Staff Writer", ["Jane Roe"]),
        ("By Siti binti Rahmat & Leilani Fa’asavalu", ["Siti binti Rahmat", "Leilani Fa’asavalu"]),
        ("By the time the ferry sailed", []),
        ("By Monday it was over, police said.", []),
        ("Jane Roe", []),
    ],
)
def test_a_byline_gives_its_names_and_a_sentence_gives_none(line: str, names: list[str]) -> None:
    assert read_byline(line) == names


def test_given_authors_are_tidied_and_win() -> None:
    draft = Draft("a", byline=["By Jane Roe"], paragraphs=[Paragraph("By J. Roe"), Paragraph("Words.")])
    take_byline(draft)
    assert draft.byline == ["Jane Roe"]
    assert [(removed.text, removed.reason) for removed in draft.removed] == [("By J. Roe", "byline")]


def test_names_divided_by_semicolons_are_several() -> None:
    assert read_names("Rosa Huamán; Tobías Arteaga") == ["Rosa Huamán", "Tobías Arteaga"]
