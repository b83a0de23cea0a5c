import pytest

from wiredesk.clean.repair.notations import repair_notations


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It don<U+2019>t sail <U+2014> not now", "It don’t sail — not now"),
        ("It donU+2019t sail U+2014 not now", "It don’t sail — not now"),
        ("It don%u2019t sail, said Jos%u00e9", "It don’t sail, said José"),
        ("It don=E2=80=99t sail=\n today, 2 =3D 2", "It don’t sail today, 2 = 2"),
        ("M=FCller sah die Br=FCcke=\n nicht, =84nie=93 =3D immer", "Müller sah die Brücke nicht, „nie“ = immer"),
        ("It don_x2019_t sail._x000D_\nNot now", "It don’t sail.\nNot now"),
        ("It don%E2%80%99t sail, %E2%80%9Cnot now?%E2%80%9D", "It don’t sail, “not now?”"),
        ("el ni%c3%b1o volvi%c3%b3", "el niño volvió"),
        ("<U+043D><U+0435><U+0442> <U+0438>", "нет и"),
        ("<U+0001F600> and donU+2019t", "<U+0001F600> and don’t"),
    ],
)
def test_characters_in_other_notations_are_characters_again(damaged: str, right: str) -> None:
    repaired, count = repair_notations(damaged)
    assert repaired == right
    assert count > 0


@pytest.mark.parametrize(
    "right",
    [
        "The code point U+00E9 stands for an accented letter, and U+2019 for a quote mark.",
        "see https://paper.example/caf%C3%A9?x=%E2%80%99 or /w/Caf%C3%A9",
        f"https://paper.example/{'%D9%85-' * 200}",
        "a discount of 50%, x=C3 and y=A9, %20",
        "the flag mode=FFlong of the tool",
        "an unassigned word%uD800 and a control word%u0007",
    ],
)
def test_code_points_and_addresses_stay(right: str) -> None:
    assert repair_notations(right) == (right, 0)
