"""Forms of a name that are one person's where the articles around them are alike."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.link.people.bearers import Bearer
from wiredesk.link.people.contexts import Context, Contexts
from wiredesk.link.people.joining import join
from wiredesk.link.people.sounds import sound
from wiredesk.link.people.variants import one_letter, rests

WORDS = st.text("abe", min_size=1, max_size=7)


def are_one(
    here: str, there: str, *, alike: bool = True, aliases: dict[str, int] | None = None, shared: int = 3
) -> bool:
    """Whether two names are joined whose articles have the same names around them, or none in common."""
    numbers = count()

    def contexts(entity_id: str) -> list[Context]:
        around = set(range(shared)) if alike or entity_id == "a" else {4, 5, 6}
        return [Context(next(numbers), 0, 0, frozenset(around))]

    bearers = [Bearer("a", "PERSON", here, 1, aliases or {}), Bearer("b", "PERSON", there, 2)]
    return len(join(bearers, {}, Contexts(contexts))) == 1


@given(WORDS, WORDS)
def test_words_that_differ_by_one_letter_share_what_is_left_of_them(word: str, other: str) -> None:
    if one_letter(word, other):
        assert not set(rests(word)).isdisjoint(rests(other))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Moammar Qadhafi-Senussi", "Mu'ammar Gaddafi-Senoussi"),
        ("Yevgeny Zhuravlyov", "Evgeni Juravlev"),
        ("Vladimir Gorbatschow", "Vladimir Gorbachev"),
        ("Peggy Gillander", "Margaret Gillander"),
        ("Alex Gillander", "Alexandra Gillander"),
        ("Volodymyr Brodivsky", "Vladimir Brodivskyy"),
        ("Shimom B. Brodivsky", "Shimon Brodivsky"),
        ("RaÃÂol M. Brodivsky", "Raúl Brodivsky"),
        ("Serhiy Brodivsky", "Sergei Brodivsky"),
        ("Isabel Ortega Vidal", "Isabel Ortega"),
        ("Ana Maria Quiroga Leal", "Ana Maria Quiroga"),
        ("Aleksei Vereshchagin", "Alexey Vereschagin"),
        ("Oleksandr Hrytsenko", "Alexander Gritsenko"),
        ("Bohdan Hnatyuk", "Bogdan Gnatyuk"),
        ("Halyna Zahrebelna", "Galina Zagrebelnaya"),
        ("Ioannis Papathanassopoulos", "Yannis Papathanasopoulos"),
        ("Yiorgos Hatzinikolaou", "Giorgos Chatzinikolaou"),
        ("Laxmi Venkatraghavan", "Lakshmi Venkataraghavan"),
        ("Nour al-Din Bushareb", "Noureddine Bouchareb"),
        ("Qasim Tlass", "Kassem Tlas"),
        ("Juergen Moessmeyer", "Jürgen Mößmeyer"),
        ("Sasha Rybnikov", "Alexander Rybnikov"),
        ("Paco Echeberria", "Francisco Echeberria"),
        ("Roh Sang-min", "Noh Sangmin"),
        ("Jung Hyeon-woo", "Hyun Woo Chung"),
        ("Bartha Zoltan", "Zoltan Bartha"),
        ("Kim Seung-hyun", "Seung Hyun Kim"),
        ("Lian Shao-chun", "Lian Shao Chun"),
        ("Hsieh Chung-wei", "Xie Zhongwei"),
        ("Xu Guorong", "Kuo-jung Hsu"),
        ("Ji Woo Park", "Park Ji-woo"),
        ("Yousef Al-Dossari", "Yusuf Aldosari"),
        ("Teodora Markovska", "Teodora Markovksa"),
        ("Human Vantongeren", "Huma Vantongeren"),
        ("Ulrike Kolbertsen", "Ulrike Kolbetsen"),
        ("Aisling Corrigan-Moss", "Aisling Corrigan"),
        ("Aisling Corrigan-Teague", "Aisling Teague"),
    ],
)
def test_variants_are_one_person_where_the_articles_are_alike(here: str, there: str) -> None:
    assert are_one(here, there)
    assert are_one(there, here)
    assert not are_one(here, there, alike=False)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Jean Miller", "Joan Miller"),
        ("Aleksandr Zhuravlyov", "Aleksandra Zhuravlyov"),
        ("Zhang Ping", "Zheng Peng"),
        ("Wang Lihua", "Wang Lihui"),
        ("Erik Hansen", "Erik Hanson"),
        ("Peggy Gillander", "Robert Gillander"),
        ("Volodymyr Brodivsky", "Vasily Brodivsky"),
        ("Amina Vantongeren", "Amira Vantongeren"),
        ("Shimom B. Brodivsky", "Shimon C. Brodivsky"),
        ("Gerda van Vidal", "Gerda van"),
        ("Teodora Markovska", "Teodora Markovaks"),
        ("Peter Bratten", "Peter Brattek"),
        ("Aisling Corrigan-Moss", "Eileen Corrigan"),
        ("Kim Min-su", "Kim Min-seo"),
        ("Marcello Vantongeren", "Marcella Vantongeren"),
        ("Rashid Bouchareb", "Rashad Bouchareb"),
        ("Nasser Bouchareb", "Nizar Bouchareb"),
        ("Jun-ho Lee", "Jin-ho Lee"),
        ("Zhang Weiming", "Zhang Weimin"),
        ("Zhang Weiming", "Chang Wei-min"),
        ("Zhou Qianru", "Zhou Jianru"),
        ("Zhang Wei", "Chang Wei"),
        ("Chen Wei-ting", "Chen Wei-teng"),
        ("Serhiy Hnatenko", "Sergei Gnatyuk"),
        ("Sasha Rybnikov", "Pavel Rybnikov"),
    ],
)
def test_names_that_sound_alike_are_two_people(here: str, there: str) -> None:
    assert not are_one(here, there)


def test_a_short_form_with_a_frequent_surname_needs_one_name_more_around_it() -> None:
    assert are_one("Thomas Burke", "Tom Burke", shared=3)
    assert not are_one("Thomas Burke", "Tom Burke", shared=2)


def test_a_name_in_another_order_needs_articles_that_are_alike() -> None:
    assert not are_one("Martin Haruto", "Haruto Martin", alike=False)


def test_a_surname_that_articles_use_alone_is_not_a_second_one() -> None:
    assert not are_one("Maria Santos Rivera", "Maria Santos", aliases={"Rivera": 1})
    assert are_one("Maria Santos Rivera", "Maria Santos", aliases={"Santos Rivera": 1})


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Khadafy", "Gaddafi"),
        ("Tschaikowsky", "Chaikovsky"),
        ("Kassem", "Qasim"),
        ("Romanoff", "Romanov"),
        ("Hrytsenko", "Gritsenko"),
    ],
)
def test_spellings_of_a_name_sound_alike(word: str, other: str) -> None:
    assert sound(word) == sound(other)
