import codecs

import pytest

from workers.clean.decode import decode
from workers.errors import UndecodableArticle

WORDS = "Zürich – „schön“, sagte Łukasz."


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_tells_the_encoding(name: str) -> None:
    mark = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
    }[name]
    assert decode(mark + WORDS.encode(name)) == WORDS


def test_utf16_without_a_mark_is_told_by_its_zero_bytes() -> None:
    assert decode("The ferry sailed.".encode("utf-16-le")) == "The ferry sailed."


def test_a_page_declares_its_own_charset() -> None:
    page = '<meta charset="windows-1252"><p>dockers’ children, €90</p>'
    assert decode(page.encode("cp1252"), page=True) == page


def test_latin1_is_read_as_browsers_read_it() -> None:
    assert decode("it’s".encode("cp1252"), "iso-8859-1") == "it’s"


def test_utf8_is_utf8_whatever_was_declared() -> None:
    assert decode("it’s".encode(), "iso-8859-1") == "it’s"


def test_an_unknown_charset_is_passed_over() -> None:
    assert decode("it’s".encode(), "no-such-charset") == "it’s"


def test_undeclared_text_is_told_by_likeness() -> None:
    words = "Премьер-министр сообщил, что паром вышел из порта в понедельник утром. " * 5
    assert decode(words.encode("cp1251")) == words


@pytest.mark.parametrize("value", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3" * 9])
def test_bytes_that_are_no_text_are_refused(value: bytes) -> None:
    with pytest.raises(UndecodableArticle, match="UTF-8"):
        decode(value)
