import pytest

from wiredesk.clean.parse.decode import decode
from wiredesk.clean.parse.script_charset import script_charset

RUSSIAN = "Паром на озере снова вышел в рейс в субботу, сообщил начальник порта."
TEXTS = [
    ("cp1251", RUSSIAN),
    ("koi8_r", RUSSIAN),
    ("iso8859_5", RUSSIAN),
    ("cp1251", RUSSIAN.upper()),
    ("cp1253", "Το πλοίο της λίμνης απέπλευσε ξανά το Σάββατο, είπε ο λιμενάρχης."),
    ("cp1255", "המעבורת באגם שבה לשוט ביום שבת, כך אמר מנהל הנמל לכתבים."),
    ("cp1256", "عادت العبارة في البحيرة إلى الإبحار يوم السبت، وفق ما قال مدير الميناء."),
    ("cp874", "เรือข้ามฟากในทะเลสาบกลับมาแล่นอีกครั้งเมื่อวันเสาร์ นายท่ากล่าว"),
]


@pytest.mark.parametrize(("charset", "text"), TEXTS)
def test_the_charset_in_which_the_letters_are_the_commonest_is_found(charset: str, text: str) -> None:
    assert script_charset(text.encode(charset)) == charset
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("euc_jp", "タンバ湖の連絡船は土曜日、一年ぶりに運航を再開した。"),
        ("gb18030", "坦巴湖上唯一的渡轮星期六恢复航行，港务长说。"),
        ("cp949", "탐바호의 유일한 여객선이 토요일 운항을 재개했다."),
        ("cp1252", "Die Fähre über den See fährt wieder für Fußgänger."),
    ],
)
def test_letters_of_two_bytes_and_accents_fit_none(charset: str, text: str) -> None:
    assert script_charset(text.encode(charset)) is None
