"""Records that link articles, as `link` writes them."""

from typing import Any

from tests.unit.desk.desk_records import NOON, message
from wiredesk.message import Message
from wiredesk_schemas import (
    Copy,
    Difference,
    Flag,
    Person,
    PersonLinks,
    PersonName,
    Relation,
    Repeat,
    Source,
    Statement,
    StatementSpeaker,
    Story,
    StoryArticle,
    Variant,
)


def copy(article_id: str, original_id: str | None, relation: Relation | None = "edited", **more: Any) -> Message:
    record = Copy(
        article_id=article_id,
        original_id=original_id,
        relation=relation if original_id else None,
        shared_of_article=0.9,
        shared_of_original=0.8,
        agency=more.get("agency"),
        source="Meridian",
        published_at=None,
    )
    return message("copies", article_id, record.to_json(), more.get("time", NOON))


def story(story_id: str, *article_ids: str, time: int = NOON, total: int | None = None, **fields: Any) -> Message:
    articles = [
        StoryArticle(
            article_id=article_id, title=f"Title of {article_id}", source="Meridian", published_at=None, copy_of=None
        )
        for article_id in article_ids
    ]
    record = Story(
        **{
            "title": "Ferry returns",
            "first_seen": "2026-03-03T07:00:00Z",
            "last_seen": "2026-03-03T09:00:00Z",
            "newsrooms": 2,
            "people": [],
            "places": [],
            "statements": [],
            **fields,
        },
        story_id=story_id,
        articles=articles,
        articles_total=total or len(articles),
    )
    return message("stories", story_id, record.to_json(), time)


def person(person_id: str, name: str, *entities: tuple[str, str], time: int = NOON) -> Message:
    record = Person(
        person_id=person_id,
        type="PERSON",
        name=name,
        names=[name for _, name in entities],
        entity_ids=sorted(entity_id for entity_id, _ in entities),
        articles=len(entities),
        merged=[
            PersonName(name=each, entity_id=entity_id, articles=1, reason="fullest" if each == name else "surname")
            for entity_id, each in entities
        ],
        links=PersonLinks(),
    )
    return message("people", person_id, record.to_json(), time)


def statement(
    statement_id: str, first: tuple[str, str], *repeats: tuple[str, str], time: int = NOON, **fields: Any
) -> Message:
    def source(at: tuple[str, str]) -> dict[str, Any]:
        return {"article_id": at[0], "quote_id": at[1], "source": "Meridian", "published_at": "2026-03-03T07:00:00Z"}

    record = Statement(
        **{
            "text": "We waited a whole year for this boat,",
            "speaker": StatementSpeaker(name="Ama Mensah", person_id="person-ama-mensah"),
            "variants": [],
            **fields,
        },
        statement_id=statement_id,
        first=Source(**source(first)),
        repeats=[
            Repeat(**source(at), independent=index % 2 == 0, variant=0 if fields.get("variants") else None)
            for index, at in enumerate(repeats)
        ],
        repeats_total=len(repeats),
    )
    return message("statements", statement_id, record.to_json(), time)


def variant(
    text: str, *differences: tuple[str, str], flags: tuple[Flag, ...] = (), speaker: str | None = None
) -> Variant:
    return Variant(
        text=text,
        differences=[Difference(first=first, variant=other) for first, other in differences],
        flags=list(flags),
        speaker=speaker,
    )


def gone(kind: str, key: str) -> Message:
    return message(kind, key, None)
