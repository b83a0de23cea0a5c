import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.charsets import (
    repair_charset,
    repair_lost_bytes,
    repair_script,
    repair_single_bytes,
    repair_wide,
)
from wiredesk.clean.repair.repair import repair

NEWS = "“It’s late,” said José Łódź of the café – in São Tomé — today…"


@pytest.mark.parametrize("charset", ["sloppy-windows-1252", "latin-1", "mac_roman", "sloppy-windows-1250"])
@pytest.mark.parametrize("layers", [1, 2])
def test_utf8_that_was_read_in_a_wrong_charset_comes_back(charset: str, layers: int) -> None:
    right = "The ferry didn’t sail – said José at the café."
    damaged = right
    for _ in range(layers):
        damaged = damaged.encode().decode(charset)
    assert repair_charset(damaged)[0] == right
    assert repair_charset(damaged)[1] > 0


@pytest.mark.parametrize(
    ("read", "written"), [("cp1252", "mac_roman"), ("mac_roman", "cp1252"), ("cp437", "cp1252"), ("cp850", "cp1252")]
)
def test_a_charset_that_was_read_as_another_shows_by_its_apostrophes(read: str, written: str) -> None:
    right = "“They don’t sail,” said José of the ‘Mahé’ – at last — in fact."
    damaged = right.encode(written).decode(read)
    repaired, count = repair_single_bytes(damaged)
    assert repaired == right
    assert count >= 9


@pytest.mark.parametrize(
    "right",
    [
        NEWS,
        "Õhtuleht says the Õismäe ferry, í Reykjavík, itís",
        "Æthelred and Æsir; the ferry donates",
        "SELKÄ EDELLÄ, NESTLÉ®, 5×£35, CAFÉ” and “ÉTÉ”",
    ],
)
def test_letters_of_other_languages_are_left_alone(right: str) -> None:
    assert repair_charset(right) == (right, 0)
    assert repair_single_bytes(right) == (right, 0)


def test_in_a_text_that_is_partly_right_only_the_certain_is_repaired() -> None:
    assert repair_single_bytes("“It’s Õhtuleht,” they donÕt say")[0] == "“It’s Õhtuleht,” they don’t say"


@given(st.text(alphabet="donÕtÒÓíìîÆ ’“é.", max_size=60))
def test_any_text_is_repaired_without_failing(text: str) -> None:
    repaired, count = repair_single_bytes(text)
    assert (repaired == text) == (count == 0)


@pytest.mark.parametrize(
    ("charset", "right"),
    [
        ("cp1251", "Премьер-министр сообщил, что паром «Тамба» вышел из порта в понедельник утром."),
        ("cp1253", "Ο πρωθυπουργός δήλωσε ότι το πλοίο έφυγε τη Δευτέρα το πρωί από το λιμάνι."),
        ("cp1255", "ראש הממשלה אמר כי המעבורת יצאה מהנמל ביום שני בבוקר"),
    ],
)
def test_another_script_that_was_read_as_latin1_comes_back(charset: str, right: str) -> None:
    damaged = right.encode(charset).decode("latin-1")
    assert repair_script(damaged)[0] == right
    assert repair_script(damaged)[1] > 0


@pytest.mark.parametrize("right", [NEWS, "ÀÉÈÙ is a list of letters: áéíóú, ÄÖÜ, çãõâêô", "Þórður á Íslandi"])
def test_accented_words_are_in_the_latin_script(right: str) -> None:
    assert repair_script(right) == (right, 0)


@pytest.mark.parametrize("lead", ["Â", "Ã‚", "Ãƒâ€š", "ÃƒÆ’Ã¢â‚¬Å¡"])
def test_letters_that_undo_each_other_one_by_one_cost_their_number(lead: str) -> None:
    # ftfy scans the line once for each: quadratic time, hours.
    line = "It was said â€œtodayâ€\x9d: " + lead * (100_000 // len(lead)) + "”"
    repaired, _ = repair_charset(line)
    assert repaired.startswith("It was said “today”: ")


def test_a_long_word_of_another_script_is_repaired_whole() -> None:
    words = (
        "достопримечательность Привет საქართველოს პარლამენტი अंतर्राष्ट्रीयकरण "
        + "金融危機影響全球經濟成長各國央行採取措施" * 3
    )
    assert repair_charset(words.encode().decode("latin-1"))[0] == words


def test_the_last_letter_of_a_line_is_repaired_with_its_word() -> None:
    assert repair_charset("tisĂ\xadciletĂ\xad a tĹ\x99etĂ\xad")[0] == "tisíciletí a třetí"


def test_a_row_of_dashes_is_repaired() -> None:
    assert repair_charset("The end\n" + "â€”" * 60)[0] == "The end\n" + "—" * 60


def test_no_more_is_repaired_than_an_article_has() -> None:
    # ftfy takes seconds for a megabyte of letters that cancel each other out.
    line = "donâ€™t " * 20_000
    repaired, _ = repair_charset(line)
    assert repaired.startswith("don’t don’t ")
    assert repaired.endswith("donâ€™t ")


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("“We waited,â€ trader Efua Quist said.", "“We waited,” trader Efua Quist said."),
        ("âWe waited,â trader Efua Quist said.", "“We waited,” trader Efua Quist said."),
        ("The mayorâs table and the bakerâs door.", "The mayor’s table and the baker’s door."),
    ],
)
def test_marks_of_which_the_first_bytes_came_through_are_restored(damaged: str, right: str) -> None:
    assert repair_lost_bytes(damaged)[0] == right


@pytest.mark.parametrize(
    "text", ["Elle va â Paris.", "o fată, cântâ", "The letter â is one of Romanian’s.", "“Of which Ben-Gvirâ € ™ s"]
)
def test_a_letter_alone_proves_no_damage(text: str) -> None:
    assert repair_lost_bytes(text) == (text, 0)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The quartet – DrÃ¥ber – played.", "The quartet – Dråber – played."),
        ("Copenhagen’s RÃ¥dhus is old.", "Copenhagen’s Rådhus is old."),
        ("– Han går, pÃ¥ torsdag.", "– Han går, på torsdag."),
    ],
)
def test_a_letter_of_two_bytes_comes_back_beside_dashes_that_are_right(damaged: str, right: str) -> None:
    assert repair_charset(damaged) == (right, 1)


@pytest.mark.parametrize("right", ["Coração – NÃO", "Fatia de pão – «MAÇû, disse."])
def test_a_capital_before_a_mark_is_no_damage(right: str) -> None:
    assert repair_charset(right) == (right, 0)


@pytest.mark.parametrize("read", ["latin-1", "sloppy-windows-1252"])
@pytest.mark.parametrize(
    ("charset", "right"),
    [
        ("gb18030", "坦巴湖上唯一的渡轮5月2日重新启航，一年前它的发动机出现故障，港务局长说。\n\n商人们等了很久。"),
        ("big5", "坦巴湖上唯一的渡輪週六重新啟航，一年前它的發動機出現故障，港務局長說。"),
        ("euc_jp", "タンバ湖の唯一のフェリーが土曜日に運航を再開した。港湾当局が明らかにした。"),
        ("gb18030", "国务院总理朱镕基说，坦巴湖上唯一的渡轮重新启航。"),
        ("cp932", "タンバ湖の連絡船は２日、一年ぶりに運航を再開した。港の責任者が「故障は直った」と述べた。"),
        ("euc_kr", "탐바 호수의 유일한 여객선이 토요일 운항을 재개했다고 항만 당국이 밝혔다."),
    ],
)
def test_letters_of_two_bytes_that_were_read_as_latin1_come_back(charset: str, right: str, read: str) -> None:
    assert repair(right.encode(charset).decode(read)).text == right


@pytest.mark.parametrize("right", [NEWS, "ÄÖÜ ÆØÅ ÀÉÈ ÇÃÕ ÄÖÜÆØÅÀÉÈÇÃÕ", "Þórður á Íslandi", "Ïðåìüåð-ìèíèñòð ñîîáùèë"])
def test_other_foreign_text_has_no_letters_of_two_bytes(right: str) -> None:
    assert repair_wide(right) == (right, 0)


def test_a_single_letter_is_repaired_by_the_damage_of_other_lines() -> None:
    right = "Łódź: tramwaj wypadł z torów w środę rano.\nŚledztwo prowadzi policja."
    damaged = right.encode().decode("sloppy-windows-1250")
    assert repair_charset(damaged)[0] == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It wonâ€TMt sail, he said: â€œNo.â€\x9d", "It won’t sail, he said: “No.”"),
        ("Die FÃ¤hre fÃ1⁄4r MÃ1⁄4ller", "Die Fähre für Müller"),
        ("El corazÃ3n de JosÃ© segÃon Ã©l", "El corazón de José según él"),
        ("o coraã§ã£o da josã©", "o coração da josé"),
        ("It wonï¿½t sail", "It won\ufffdt sail"),
    ],
)
def test_mojibake_that_was_normalized_or_lowered_comes_back(damaged: str, right: str) -> None:
    assert repair_charset(damaged)[0] == right


def test_what_resembles_normalized_mojibake_stays_where_nothing_is_decoded() -> None:
    assert repair_charset("‚äÔ ã© and a") == ("‚äÔ ã© and a", 0)
