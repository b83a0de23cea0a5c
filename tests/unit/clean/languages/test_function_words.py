import pytest

from wiredesk.clean.languages.function_words import FUNCTION_WORDS, has_words_of


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("de", "Die Fähre ist am Samstag wieder gefahren und nicht voll gewesen, sagte der Hafenmeister."),
        ("fr", "Le ferry a navigué samedi, un an après la panne du moteur, et des chèvres étaient à bord."),
        (
            "es",
            "El transbordador volvió a navegar este sábado, según el jefe del puerto, y los pasajeros lo celebraron.",
        ),
        ("pl", "Prom, który nie pływał przez rok, znów kursuje po jeziorze."),
        ("ru", "Судно будет ходить трижды в день, как сказал начальник порта, или чаще, если это понадобится."),
    ],
)
def test_function_words_prove_a_language(language: str, paragraph: str) -> None:
    assert has_words_of(language, paragraph)
    assert not any(has_words_of(other, paragraph) for other in FUNCTION_WORDS if other != language)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("de", "The ferry sailed again on Saturday, a year after its engine failed, the harbour master said."),
        ("de", "El apoyo llegó también desde Bruselas. La presidenta de la Comisión, Ursula von der Leyen, añadió"),
        ("sv", "Færgen sejlede igen lørdag, et år efter at motoren svigtede, og der var en ged om bord."),
        ("sw", "Kivuko pekee cha ziwa Tamba kilisafiri tena Jumamosi."),
    ],
)
def test_other_languages_and_those_without_a_list_are_not_proved(language: str, paragraph: str) -> None:
    assert not has_words_of(language, paragraph)
