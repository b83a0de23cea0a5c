import pytest

from wiredesk.clean.parse.latin import WESTERN, latin_charset

WORDS = {
    WESTERN: [
        "The café’s owner said “no”, and Señor Núñez was naïve.",
        "Le café était fermé à l’été, a dit José au port où les élèves attendaient.",
        "Die Fähre fährt über die Brücke; schön, sagte Müller.",
        "Færgen sejlede mandag; Åse blev på øen.",
        "El niño cruzó la frontera, dijo Núñez.",
    ],
    "cp1250": [
        "Premiér řekl, že přívoz vyplul v pondělí ráno; Žižkov mlčel.",
        "Prom wypłynął z portu w poniedziałek rano, powiedział rzecznik.",
        "A komp hétfő reggel hagyta el a kikötőt, közölte a szóvivő.",
        "Feribotul a plecat luni dimineaţă din port; şi aşa.",
    ],
    "cp1254": ["Feribot pazartesi sabahı limandan ayrıldı, dedi sözcü. Işıklar söndü, ağır."],
    "cp1257": ["Prāmis izbrauca no ostas pirmdienas rītā, sacīja pārstāvis; ļoti žēl, šķiet."],
}


@pytest.mark.parametrize(("charset", "words"), [(charset, words) for charset in WORDS for words in WORDS[charset]])
def test_an_alphabet_tells_its_charset(charset: str, words: str) -> None:
    assert latin_charset(words.encode(charset)) == charset


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("cp1251", "Паром вышел из порта в понедельник утром."),
        ("cp1253", "Το πλοίο έφυγε τη Δευτέρα το πρωί."),
        ("gb18030", "渡轮周一上午离开港口，发言人说。"),
    ],
)
def test_another_script_is_in_no_latin_charset(charset: str, words: str) -> None:
    assert latin_charset(words.encode(charset)) is None


def test_plain_ascii_is_western() -> None:
    assert latin_charset(b"The ferry sailed.") == WESTERN


def test_czech_in_latin_2_is_told_from_windows_1250() -> None:
    text = "Ředitel školy Žďár uvedl, že děti přijdou v úterý později."
    assert latin_charset(text.encode("iso8859-2")) == "iso8859_2"
    assert latin_charset(text.encode("cp1250")) == "cp1250"
