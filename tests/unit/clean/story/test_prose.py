import pytest

from wiredesk.clean.page.layout import Block
from wiredesk.clean.story.prose import ends_sentence, prose_of


def block(words: str, linked: int = 0) -> Block:
    return Block(words, element=0, holder=0, linked=linked, slanted=0, below_picture=False)


PARAGRAPH = "The council met on Tuesday night and voted, by five to four, to keep the old bridge open to walkers."


@pytest.mark.parametrize(
    ("words", "linked", "counted"),
    [
        (PARAGRAPH, 0, len(PARAGRAPH)),
        (PARAGRAPH, 20, len(PARAGRAPH) - 20),
        (PARAGRAPH, 90, 0),
        ("The council met on Tuesday night and voted at last.", 0, 51 / 2),
        ("Council votes to keep the old bridge", 0, 0),
        ("Council votes to keep the old bridge open to walkers, cyclists and the few who ride there", 0, 0),
        ("市議会は火曜日の夜に会合を開き、古い橋を歩行者のために残すことを決めた。", 0, 36),
    ],
)
def test_prose_is_what_reads_like_a_paragraph(words: str, linked: int, counted: float) -> None:
    assert prose_of(block(words, linked)) == counted


@pytest.mark.parametrize(
    "words",
    [
        "تامبا جھیل کی واحد کشتی ہفتے کو دوبارہ چل پڑی۔",
        "ታንኳዋ ቅዳሜ ዕለት እንደገና ጉዞ ጀመረች።",
        "Նավը շաբաթ օրը կրկին ճանապարհ ընկավ։",
        "「船は土曜日に再び出た。」",
        "Er sagte: „Das Schiff fährt wieder.“",
    ],
)
def test_a_sentence_ends_with_the_mark_of_its_script(words: str) -> None:
    assert ends_sentence(words)
    assert not ends_sentence(words.rstrip("۔።։。」.“"))
