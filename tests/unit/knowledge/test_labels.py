import pytest

from wiredesk.clean.plain.boilerplate import reason_for
from wiredesk.knowledge.labels import LABELS, label_key


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("— Anzeige —", "advertising"),
        ("Czytaj więcej", "related_links"),
        ("Lesen Sie auch: Ziegen dürfen nicht mehr Bus fahren", "related_links"),
        ("ΔΙΑΦΗΜΙΣΗ", "advertising"),
        ("関連記事", "related_links"),
        ("무단전재 및 재배포 금지", "copyright"),
        ("Подписывайтесь на наш Telegram-канал", "newsletter"),
        ("责任编辑：张三", "desk_credit"),
    ],
)
def test_labels_are_known_in_the_languages_of_the_press(line: str, reason: str) -> None:
    assert reason_for(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Anzeige gegen Unbekannt erstattete der Hafenmeister.",
        "Publicidad engañosa: el puerto paga una multa.",
        "La lettura è finita, disse: leggi anche il resto.",
    ],
)
def test_a_sentence_with_the_word_of_a_label_stays(line: str) -> None:
    assert reason_for(line) is None


def test_every_label_is_a_key() -> None:
    assert len(LABELS) > 1500
    assert all(label == label.lower().strip() for label in LABELS)


def test_the_signs_of_vowels_are_parts_of_words() -> None:
    assert label_key("फॉलो करें।") == "फॉलो करें"
