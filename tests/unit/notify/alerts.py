"""Small alerts and watches."""

from typing import Any

from wiredesk.message import Message
from wiredesk_schemas.alerts import Alert, AlertArticle
from wiredesk_schemas.watches import Watch, WatchAddress

NOON = 1_780_000_000.0
HOOK = "https://newsroom.example/hook"
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def alert(number: int = 1, version: int = 1, **fields: Any) -> Alert:
    made: dict[str, Any] = {
        "alert_id": f"alert-{number}",
        "version": version,
        "status": "open",
        "watch_id": "ferry",
        "watch_name": "The ferry",
        "story_id": None,
        "article": AlertArticle(
            article_id="a",
            title="Ferry returns",
            url="https://mna.example/1",
            source="MNA",
            published_at=None,
            copy_of=None,
        ),
        "content_hash": "",
        "language": "en",
        "reason": "Names Tamba",
        "conditions": ["places"],
        "mentions": [],
        "quotes": [],
        "articles": [],
        "articles_total": 1,
        "newsrooms": 1,
        "merged_into": None,
    }
    return Alert(**made | fields)


def message(alert: Alert, offset: int = 0) -> Message:
    return Message(
        "news.alerts", alert.alert_id.encode(), alert.to_json(), (("a", b"b"),), round(NOON * 1000), 0, offset
    )


def watch(*urls: str, **fields: Any) -> Watch:
    addresses = [WatchAddress(url=url, secret=SECRET) for url in urls or (HOOK,)]
    return Watch(watch_id="ferry", name="The ferry", words_all=["ferry"], deliver_to=addresses, **fields)
