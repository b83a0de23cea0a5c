import pytest

from wiredesk.clean.repair.misread_utf8 import repair_misread_utf8
from wiredesk.clean.repair.scan import scan

GERMAN = "Die Fähre über den See fährt „wieder“, hieß es."
RUSSIAN = "Паром снова вышел на озеро"


def read(text: str, charset: str) -> str:
    return text.encode().decode(charset)


@pytest.mark.parametrize("charset", ["mac_roman", "cp437", "cp850"])
def test_one_mark_is_enough(charset: str) -> None:
    damaged = read("It was the mayor’s boat", charset)
    assert repair_misread_utf8(damaged, scan(damaged).foreign) == ("It was the mayor’s boat", 1)


@pytest.mark.parametrize("charset", ["iso-8859-2", "sloppy-windows-1251", "mac_roman", "cp437", "cp850", "koi8_r"])
@pytest.mark.parametrize("right", [GERMAN, RUSSIAN])
def test_utf8_decoded_in_another_charset_is_right_again(charset: str, right: str) -> None:
    damaged = read(right, charset)
    assert repair_misread_utf8(damaged, scan(damaged).foreign)[0] == right


@pytest.mark.parametrize(
    "right", [GERMAN, RUSSIAN, "żółć i gęś", "Ünlü çığ", "Οι δρόμοι", "¿Qué? «Sí», º ª", "ÅÄÖ", "坦巴湖"]
)
def test_right_text_stays(right: str) -> None:
    assert repair_misread_utf8(right, scan(right).foreign) == (right, 0)
