"""Watches and alerts, as the desk reads them."""

from typing import Any

from tests.unit.desk.desk_records import NOON, TEXT, message
from wiredesk.message import Message
from wiredesk_schemas.alerts import Alert, AlertArticle, AlertMention, AlertQuote
from wiredesk_schemas.clean import content_hash
from wiredesk_schemas.watches import Watch, WatchAddress

HOOK = "https://newsroom.example/hook?password=hidden"


def watch(watch_id: str = "ferry", time: int = NOON, **fields: Any) -> Message:
    made = {"name": "The ferry", "words_any": ["boat"], "deliver_to": [WatchAddress(url=HOOK)], **fields}
    return message("watches", watch_id, Watch(watch_id=watch_id, **made).to_json(), time)


def article(article_id: str = "tamba-1", **fields: Any) -> AlertArticle:
    made = {"title": "Ferry returns", "url": "https://mna.example/1", "source": "MNA", "published_at": None}
    return AlertArticle(**{"article_id": article_id, "copy_of": None, **made, **fields})


def mention(words: str, field: str = "text", text: str = TEXT) -> AlertMention:
    start = text.index(words)
    return AlertMention(
        text=words, start=start, end=start + len(words), field=field, condition="words_any", wanted="x", entity_id=None
    )


def alert(alert_id: str = "alert-1", version: int = 1, time: int = NOON, **fields: Any) -> Message:
    words = "We waited a whole year for this boat,"
    start = TEXT.index(words)
    said = AlertQuote(
        quote_id="quote-1",
        kind="direct",
        text=words,
        spans=[(start, start + len(words))],
        speaker="Ama Mensah",
        speaker_id="person-ama-mensah",
        confidence=0.9,
    )
    made: dict[str, Any] = {
        "status": "open",
        "watch_id": "ferry",
        "watch_name": "The ferry",
        "story_id": None,
        "article": article(),
        "content_hash": content_hash(TEXT),
        "language": "en",
        "reason": "Has “boat”",
        "conditions": ["words_any"],
        "mentions": [mention("Ferry", "title", "Ferry returns"), mention("boat"), mention("Kofi Adu")],
        "quotes": [said],
        "articles": [article()],
        "articles_total": 1,
        "newsrooms": 1,
        "merged_into": None,
    }
    record = Alert(alert_id=alert_id, version=version, **{**made, **fields})
    return message("alerts", alert_id, record.to_json(), time)
