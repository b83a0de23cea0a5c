from wiredesk.enrich.speakers.genders import Gender, gender_of
from wiredesk_schemas.entities import Mention


def gender(text: str, name: str) -> Gender | None:
    start = text.index(name)
    mention = Mention(text=name, start=start, end=start + len(name))
    return gender_of(text, [mention], name)


def test_a_title_tells_and_so_does_a_given_name() -> None:
    assert gender("So said Mrs Ellis.", "Ellis") == "female"
    assert gender("So said David Kato.", "David Kato") == "male"


def test_a_surname_alone_tells_nothing() -> None:
    assert gender("So said James.", "James") is None


def test_the_clause_that_gives_a_name_tells() -> None:
    assert gender("A woman who would give her name only as Mai Chipo cooks porridge.", "Mai Chipo") == "female"
    assert gender("A guard who introduced himself as Oduya opened the gate.", "Oduya") == "male"
    assert gender("They saw her work as Oduya did.", "Oduya") is None


def test_a_relative_tells_also_with_a_trade_before_the_name() -> None:
    assert gender("Her husband, retired jeep driver Ilsam, laughed.", "Ilsam") == "male"
    assert gender("Lind’s wife, Ilsam, laughed.", "Ilsam") == "female"
