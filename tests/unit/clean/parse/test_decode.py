import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.clean.parse.decode import decode
from wiredesk.errors import UndecodableArticle

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


def test_utf16_without_a_byte_order_mark_is_detected_by_its_zero_bytes() -> None:
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


@pytest.mark.parametrize("name", ["unicode_escape", "raw-unicode-escape", "utf-7", "idna"])
def test_what_python_calls_a_charset_and_no_browser_does_is_passed_over(name: str) -> None:
    # Their escapes give lone surrogates, which no record can contain.
    written = rb"A ferry \ud800 +2AA- sailed."
    assert decode(written, name) == written.decode()
    decode(written + b" caf\xe9", name).encode()


def test_four_megabytes_declared_as_punycode_cost_their_length() -> None:
    # Its decoder takes quadratic time: ten minutes.
    value = b"abc-" * 500_000 + b"99a" * 666_000
    assert decode(value, "punycode") == value.decode()
    assert len(decode(value + b"\xe9", "punycode")) == len(value) + 1


def test_an_undeclared_charset_is_detected_from_the_text() -> None:
    words = "Премьер-министр сообщил, что паром вышел из порта в понедельник утром. " * 5
    assert decode(words.encode("cp1251")) == words


@pytest.mark.parametrize("value", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3" * 9])
def test_bytes_that_are_no_text_are_refused(value: bytes) -> None:
    with pytest.raises(UndecodableArticle, match="UTF-8"):
        decode(value)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_of_another_script_is_detected_without_a_byte_order_mark(name: str) -> None:
    words = "Паром вышел из порта утром, сообщил капитан. "
    assert decode((words * 3).encode(name)) == words * 3


@pytest.mark.parametrize("name", ["utf-32-le", "utf-32-be"])
def test_utf32_is_detected_without_a_byte_order_mark(name: str) -> None:
    assert decode(f"{WORDS} The ferry sailed.".encode(name)) == f"{WORDS} The ferry sailed."


def test_utf16_that_was_cut_in_a_character_loses_only_that() -> None:
    value = codecs.BOM_UTF16_LE + ("The ferry sailed. " * 20).encode("utf-16-le")
    assert decode(value[:-1]).startswith("The ferry sailed. The")


def test_a_mark_of_utf8_before_another_encoding_is_not_believed() -> None:
    assert decode(codecs.BOM_UTF8 + "the dockers’ café, €90".encode("cp1252"), "cp1252") == "the dockers’ café, €90"


@pytest.mark.parametrize(
    "declared", ["utf-16", "utf-7", "unicode_escape", "punycode", "idna", "rot13", "hex", "utf-32"]
)
def test_a_charset_that_makes_other_text_of_ascii_is_passed_over(declared: str) -> None:
    assert decode(b"The +ACI- ferry \\u2019 sailed-x.", declared) == "The +ACI- ferry \\u2019 sailed-x."
    page = f'<meta charset="{declared}"><p>it’s</p>'
    assert decode(page.encode(), page=True) == page


def test_latin1_is_declared_by_servers_that_do_not_know() -> None:
    words = "Премьер-министр сообщил, что паром вышел из порта в понедельник утром. " * 5
    assert decode(words.encode("cp1251"), "iso-8859-1") == words
    words = "Le café était fermé à l’été, a dit José. " * 5
    assert decode(words.encode("cp1252"), "iso-8859-1") == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cp1250", "Premiér řekl, že přívoz vyplul v pondělí ráno; Žižkov mlčel. Příští týden začne stavba. "),
        ("cp1253", "Ο πρωθυπουργός δήλωσε ότι το πλοίο έφυγε τη Δευτέρα το πρωί από το λιμάνι. "),
        ("cp1254", "Başbakan, feribotun pazartesi sabahı limandan ayrıldığını söyledi. Işıklar söndü. "),
        ("cp1255", "ראש הממשלה אמר כי המעבורת יצאה מהנמל ביום שני בבוקר. "),
        ("cp1256", "قال رئيس الوزراء إن العبارة غادرت الميناء صباح يوم الاثنين. "),
    ],
)
def test_windows_charsets_are_detected_from_content(name: str, words: str) -> None:
    assert decode((words * 6).encode(name)) == words * 6
    assert decode((words * 6).encode(name), name) == words * 6


UTF8_LINES = "The dockers’ union – “late” – met José in Łódź.\nThey said it wasn’t over.\n"
OLD_LINES = "The café’s owner, Señora Núñez, said: “Enough”.\nHer brother’s naïve.\n"


@pytest.mark.parametrize("name", ["cp1252", "utf-8", None])
@pytest.mark.parametrize("times", [(1, 4), (4, 1), (2, 2)])
def test_lines_of_two_encodings_are_each_read_in_their_own(name: str | None, times: tuple[int, int]) -> None:
    value = UTF8_LINES.encode() * times[0] + OLD_LINES.encode("cp1252") * times[1]
    assert decode(value, name) == UTF8_LINES * times[0] + OLD_LINES * times[1]


def test_a_stray_byte_in_a_line_of_utf8_is_read_alone() -> None:
    line = "“It’s late,” said José – the café’s owner – “and ".encode() + b"they don\x92t care\x94, se\xf1or"
    assert decode(line) == "“It’s late,” said José – the café’s owner – “and they don’t care”, señor"


def test_a_character_that_was_cut_in_two_is_one_mark() -> None:
    value = "“It’s late,” said José – the café’s owner.".encode()
    assert decode(value[:-2] + b"\xe2\x80 and") == "“It’s late,” said José – the café’s owne\ufffd and"
    assert decode(value + "é".encode()[:1]) == "“It’s late,” said José – the café’s owner.\ufffd"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "gb18030", "cp1251", "x"]))
@settings(deadline=None)
def test_any_bytes_are_text_or_refused(value: bytes, charset: str | None) -> None:
    try:
        text = decode(value, charset, page=True)
    except UndecodableArticle:
        return
    text.encode("utf-8")


def test_latin1_is_declared_of_polish_too() -> None:
    words = "Prom wypłynął z portu w poniedziałek rano, powiedział rzecznik żeglugi. "
    assert decode(words.encode("cp1250"), "iso-8859-1") == words
