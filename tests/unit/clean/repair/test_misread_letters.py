import pytest

from wiredesk.clean.repair.misread_letters import repair_misread_letters
from wiredesk.clean.repair.scan import scan

GERMAN = "Die Fähre über den Tambasee fährt wieder, hieß es. Künftig müssen Fußgänger früher kommen, schön für Läufer."
FRENCH = (
    "Le préfet a déclaré que le bac, arrêté l’été dernier, était réparé : « Ça a duré une année », a-t-il regretté."
)


def repaired(text: str) -> tuple[str, int]:
    return repair_misread_letters(text, scan(text).foreign)


@pytest.mark.parametrize("charset", ["mac_roman", "cp437", "cp850", "cp1251"])
def test_western_text_read_in_another_charset_is_right_again(charset: str) -> None:
    damaged = GERMAN.encode("cp1252").decode(charset)
    assert repaired(damaged) == (GERMAN, 12)


def test_marks_are_read_again_with_the_letters() -> None:
    assert repaired(FRENCH.encode("mac_roman").decode("sloppy-windows-1252"))[0] == FRENCH


@pytest.mark.parametrize(
    "right",
    [
        GERMAN,
        FRENCH,
        "SchülerÏnnen, LehrerÏnnen, ForscherÏnnen, BürgerÏnnen, FahrerÏnnen, RadlerÏnnen, LäuferÏnnen und MalerÏnnen",
        "The pаypаl, micrоsоft and аmаzоn of the letter were spelled with foreign letters",
        "iPhone-ом и Wi-Fi-сетью пользуются SMSок",
        "2 km², 3 m³, 20°C, 5µg and the ∆E of a∞b, c≤d, e≥f, g≠h",
    ],
)
def test_right_text_stays(right: str) -> None:
    assert repaired(right) == (right, 0)
