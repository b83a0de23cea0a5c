import pytest

from wiredesk.clean.repair.cyrillic import repair_cyrillic

TEXT = "Новый мост через реку открыли в среду в городе, и движение по нему не остановят из-за дождя, сообщили власти."


@pytest.mark.parametrize(("read", "own"), [("cp1251", "koi8_r"), ("koi8_r", "cp1251")])
def test_cyrillic_in_one_charset_that_was_read_as_another_is_repaired(read: str, own: str) -> None:
    assert repair_cyrillic(TEXT.encode(own).decode(read))[0] == TEXT


@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), "группа аГАТА и проект пОЛЁТ"])
def test_right_text_stays(text: str) -> None:
    assert repair_cyrillic(text) == (text, 0)
