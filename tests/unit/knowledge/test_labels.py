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


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("vor 3 Stunden", "timestamp"),
        ("il y a 12 minutes", "timestamp"),
        ("3時間前", "timestamp"),
        ("۳ ساعت پیش", "timestamp"),
        ("5 min läsning", "timestamp"),
        ("2h ago", "timestamp"),
        ("Foto 2 de 14", "placeholder"),
        ("Image 4 of 12", "placeholder"),
        ("17 comentarios", "comments"),
        ("Illustrasjonsfoto", "placeholder"),
        ("Ver más fotos", None),
        ("ΠΡΟΤΕΙΝΟΜΕΝΑ", "related_links"),
        ("Seuraava", "navigation"),
    ],
)
def test_labels_of_common_words_count_as_a_whole_line_and_whatever_their_number(line: str, reason: str | None) -> None:
    assert reason_for(line) == reason


@pytest.mark.parametrize(
    "line",
    ["Next: The council votes on Friday.", "Earlier: 3-1", "Vor 3 Stunden kam er", "6-4, 6-3", "Opinion: divided"],
)
def test_common_words_before_a_colon_need_a_headline(line: str) -> None:
    assert reason_for(line) is None


def test_every_label_is_a_key() -> None:
    assert len(LABELS) > 1500
    assert all(label == label.lower().strip() for label in LABELS)


def test_the_signs_of_vowels_are_parts_of_words() -> None:
    assert label_key("फॉलो करें।") == "फॉलो करें"
