from wiredesk.enrich.speakers.genders import Gender, gender_of
from wiredesk_schemas.entities import Entity, Links, Mention


def gender(text: str, name: str) -> Gender | None:
    start = text.index(name)
    mention = Mention(text=name, start=start, end=start + len(name))
    return gender_of(
        text, Entity(entity_id="p", type="PERSON", name=name, mentions=[mention], salience=0.5, links=Links())
    )


def test_a_title_tells_and_so_does_a_given_name() -> None:
    assert gender("So said Mrs Ellis.", "Ellis") == "female"
    assert gender("So said David Kato.", "David Kato") == "male"


def test_a_surname_alone_tells_nothing() -> None:
    assert gender("So said James.", "James") is None
