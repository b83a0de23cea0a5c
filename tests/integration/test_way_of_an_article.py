import orjson

from tests.integration.desk import Desk
from wiredesk.message import Message
from wiredesk_schemas import CleanArticle, Entities, Quotes

OUTPUTS = ("clean", "entities", "quotes")


def raw(key: bytes | None, value: bytes | None, **more: object) -> Message:
    return Message("news.raw", key, value, **more)  # type: ignore[arg-type]


def article(identifier: str, text: str, **fields: object) -> bytes:
    return orjson.dumps({"article_id": identifier, "title": "Ferry returns", "text": text, **fields})


STORY = (
    "ACCRA, March 3 (MNA) — The ferry across Lake Tamba is back after a year of repairs.\n\n"
    "“We waited a whole year for this boat,” said Ama Mensah, a fishmonger from Tamba.\n\n"
    "Mensah said the market would open again on Friday."
)


def test_an_article_is_written_to_every_topic_under_its_id(desk: Desk) -> None:
    desk.publish(
        raw(b"way-1", article("way-1", STORY, published_at="2026-03-03T09:00:00Z"), timestamp=1_772_528_400_000)
    )

    records = {record.topic: record for record in desk.of_key(b"way-1", 3, *OUTPUTS)}

    clean = CleanArticle.from_json(records["news.clean"].value or b"")
    entities = Entities.from_json(records["news.entities"].value or b"")
    quotes = Quotes.from_json(records["news.quotes"].value or b"")
    assert clean.dateline is not None
    assert (clean.dateline.place, clean.dateline.date) == ("ACCRA", "2026-03-03")
    assert "Ama Mensah" in [entity.name for entity in entities.entities if entity.type == "PERSON"]
    assert quotes.quotes[0].speaker is not None
    assert quotes.quotes[0].speaker.name == "Ama Mensah"
    assert clean.content_hash == entities.content_hash == quotes.content_hash


def test_every_record_is_a_cloud_event_with_the_time_of_the_raw_one(desk: Desk) -> None:
    desk.publish(
        raw(
            b"way-2",
            article("way-2", STORY),
            headers=(("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),),
            timestamp=1_772_528_400_123,
        )
    )

    for record in desk.of_key(b"way-2", 3, *OUTPUTS):
        assert record.timestamp == 1_772_528_400_123
        assert record.header("ce_time") == "2026-03-03T09:00:00.123Z"
        assert (record.header("traceparent") or "").startswith("00-0af7651916cd43dd")


def test_the_same_article_twice_gives_the_same_bytes_twice(desk: Desk) -> None:
    for topic in OUTPUTS:
        key = b"way-3 " + topic.encode()
        same = raw(key, article(key.decode(), STORY))

        first, second = desk.process(same, same, key=key, count=2, topic=topic, repeats=True)

        assert first.value == second.value
        assert first.value


def test_a_correction_replaces_and_a_tombstone_withdraws_on_every_topic(desk: Desk) -> None:
    for topic in OUTPUTS:
        key = b"way-4 " + topic.encode()
        story = raw(key, article(key.decode(), STORY))
        correction = raw(key, article(key.decode(), STORY.replace("Friday", "Sunday"), revision=2))
        tombstone = raw(key, None)

        first, corrected, withdrawn = desk.process(story, correction, tombstone, key=key, count=3, topic=topic)
        assert orjson.loads(first.value or b"")["revision"] == 1
        assert orjson.loads(corrected.value or b"")["revision"] == 2
        assert withdrawn.value is None


def test_an_older_version_that_came_late_is_recognisable_on_every_topic(desk: Desk) -> None:
    for topic in OUTPUTS:
        key = b"way-6 " + topic.encode()
        times = {"published_at": "2026-03-03T09:00:00Z", "modified_at": "2026-03-03T11:30:00Z"}
        correction = raw(key, article(key.decode(), STORY, revision=2, **times), timestamp=1_772_537_400_000)
        late = raw(key, article(key.decode(), STORY, published_at=times["published_at"]), timestamp=1_772_541_000_000)

        records = [
            orjson.loads(found.value or b"") for found in desk.process(correction, late, key=key, count=2, topic=topic)
        ]

        assert [record["revision"] for record in records] == [2, 1]
        assert [record["modified_at"] for record in records] == ["2026-03-03T11:30:00Z", None]
        assert [record["published_at"] for record in records] == ["2026-03-03T09:00:00Z"] * 2


def test_an_article_in_an_unsupported_language_has_no_entities_and_quotes(desk: Desk) -> None:
    text = (
        "Le bac du lac Tamba a repris hier son service après une année de réparations. « Nous avons attendu "
        "une année entière », a déclaré Ama Mensah, vendeuse de poisson, devant la presse réunie sur le quai."
    )
    desk.publish(raw(b"way-5", article("way-5", text)))

    records = {record.topic: orjson.loads(record.value or b"") for record in desk.of_key(b"way-5", 3, *OUTPUTS)}

    assert records["news.clean"]["language"] == "fr"
    assert records["news.entities"]["entities"] == []
    assert records["news.quotes"]["quotes"] == []
