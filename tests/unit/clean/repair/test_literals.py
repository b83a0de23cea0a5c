import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.clean.repair.literals import repair_literals


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (r"It\u2019s \u00e2\u20ac\u201c late", "It’s – late"),
        (r"It\xe2\x80\x99s late in Mah\xc3\xa9", "It’s late in Mahé"),
        (r"the caf\xe9 of Mah\xe9", "the café of Mahé"),
        (r"Salt \u0026 Sons don\u0027t", "Salt & Sons don't"),
        (r"The ferry sailed.\nIt rained.\n\nThen it hailed.", "The ferry sailed.\nIt rained.\n\nThen it hailed."),
        (r"The ferry sailed.\r\n\r\nThe dockers waved.", "The ferry sailed.\n\nThe dockers waved."),
        (r"It didn\'t sail, said O\'Hara", "It didn't sail, said O'Hara"),
        (r"\"We waited,\" said Ama Mensah. \"Long.\"", '"We waited," said Ama Mensah. "Long."'),
        (r"laughing \ud83d\ude00", "laughing 😀"),
        (r"He said \\u201cno\\u201d in the caf\\u00e9 now.\\nShe left.", "He said “no” in the café now.\nShe left."),
        (r"One line.\u000aAnother.", "One line.\nAnother."),
        (r'He said, "The caf\u00e9 was closed."', 'He said, "The café was closed."'),
        (r'"\u00c9tat" and "\u043d\u0435\u0442", she said', '"État" and "нет", she said'),
        (r"It\x{2019}s late", "It’s late"),
        (r"It\u{2019}s late \U0001f600", "It’s late 😀"),
        (r"It\342\200\231s late in Mah\303\251", "It’s late in Mahé"),
        (r"b'It\xe2\x80\x99s late'", "It’s late"),
        (r"It\u2019s half a picture \ud83e", "It’s half a picture \ufffd"),
    ],
)  # fmt: skip
def test_escapes_that_stand_in_prose_are_undone_and_counted(damaged: str, right: str) -> None:
    repaired, count = repair_literals(damaged)
    assert repaired == right
    assert count > 0


@pytest.mark.parametrize(
    "right",
    [
        r"value \\u2019 escaped",
        r"see C:\200\201 and the groups \1 and \342",
        r'quote = "\u2019"',
        r'print("one\ntwo")',
        r'names = ["\u00e9", "\u00e8"]',
        r'the letter "\u00e9" is one character',
        r"The file lies in C:\news\notes\today and \\server\reports.",
        r"the formula \nu \times \tau",
        r"match ^\d+\n$ and [\r\n]+ with a pattern",
        r"say(\"hello\");",
        r"byte \x41 and \xff alone",
        r"an unassigned \ud800 and a control \u0007",
        "a lone \\",
    ],
)
def test_programs_paths_and_formulas_keep_their_backslashes(right: str) -> None:
    assert repair_literals(right) == (right, 0)


@given(st.text(alphabet="\\nrtxu0123456789abcdef\"'/ .AZ:", max_size=80))
def test_any_text_is_repaired_without_failing(text: str) -> None:
    repaired, count = repair_literals(text)
    assert (repaired == text) == (count == 0) or count > 0


def test_a_row_of_backslashes_takes_linear_time() -> None:
    started = time.process_time()
    assert repair_literals("\\" * 300_000)[1] == 0
    assert time.process_time() - started < 2
