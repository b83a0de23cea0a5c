import pytest

from wiredesk.clean.languages.english import goes_with_english, is_english


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor said on Tuesday that the bridge would stay closed until the spring.",
        "“We waited for three hours and they never came,” she told the council after the meeting.",
        "Officials have not said when the harbour will open, but the work is going on.",
    ],
)
def test_small_words_prove_english(paragraph: str) -> None:
    assert is_english(paragraph)
    assert goes_with_english(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Di govnor don tok say dem go open di bridge wen rain don finish, but pipo for di area no gree.",
        "Sabi ng mayor, na-delay ang project dahil sa budget issue pero tuloy pa rin daw ang construction next month.",
        "Das Team of the Year wird am Freitag in Lindau geehrt, wie die Veranstalter der Show mitteilten.",
        "The Bridge blijft dicht, zegt de directeur van het project, want er is geen geld meer.",
        "Le groupe The Lanterns sera en concert samedi, a annoncé la salle sur son site.",
        "Kwabena Osei-Tutu, Adjoa Mensah, Yaw Boateng, Kofi Annor and Kojo Antwi.",
    ],
)
def test_other_tongues_that_borrow_english_words_are_not_proved(paragraph: str) -> None:
    assert not is_english(paragraph)
    assert not goes_with_english(paragraph)


def test_a_terse_paragraph_goes_with_an_english_article_and_proves_none() -> None:
    terse = "Shipments of copper to the port of Lindau rose for a second month, brokers say."
    assert goes_with_english(terse)
    assert not is_english(terse)


def test_a_paragraph_of_any_length_costs_its_head() -> None:
    assert not goes_with_english("x" * 4_000_000)


def test_scots_proves_no_english() -> None:
    assert not is_english("The fowk that bide in the toun say naebody telt them aboot the new road, an wis quiet.")


def test_two_english_words_before_a_script_without_spaces_prove_nothing() -> None:
    assert not is_english(
        "the and 市长星期二表示，这座桥在春天之前将一直关闭，因为维修工程还没有完成，市政府也没有足够的经费。" * 2
    )


def test_a_word_that_is_cut_off_is_not_taken_for_one_of_another_tongue() -> None:
    told = "Since the spring there have been nearly a dozen storms on the lake, some of which have become worse than "
    for name in range(40, 60):
        paragraph = f"{told}{'x' * name} within hours inland, and the ferry did not sail."
        assert is_english(paragraph), name


@pytest.mark.parametrize(
    ("paragraph", "goes"),
    [
        ("The closure of Ruvenna mill was felt as a loss.", True),
        ("They are last in all but one.", True),
        ("He de ir a la cena, no me has visto.", False),
        ("But de Lindau, le gardien has been so.", False),
        ("It is in moai hûs as we so be.", False),
    ],
)
def test_an_opening_of_english_sentences_goes_with_an_english_article(paragraph: str, goes: bool) -> None:
    assert goes_with_english(paragraph) is goes
