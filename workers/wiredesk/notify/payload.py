"""Renders an alert: the webhook body, and the human-readable text."""

from datetime import UTC, datetime

import orjson

from wiredesk.watch.evidence import KIND_ORDER
from wiredesk_schemas.alerts import Alert

MAX_QUOTES = 3
"""Quotes in the human-readable text."""

SHOWN_KIND = {"mixed": "partly direct", "indirect": "reported"}


def message_id(alert: Alert) -> str:
    """The id of an alert version, the same for every attempt and address."""
    return f"{alert.alert_id}-{alert.version}"


def webhook_body(alert: Alert, written: int) -> bytes:
    """The webhook body as defined by Standard Webhooks: type, timestamp and data; the same for every attempt.

    Args:
        alert: the alert.
        written: when this version was written, in milliseconds since 1970.
    """
    moment = datetime.fromtimestamp(written / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return orjson.dumps({"type": f"alert.{alert.status}", "timestamp": moment, "data": alert.model_dump(mode="json")})


def text_for_people(alert: Alert) -> tuple[str, str]:
    """A subject and a text of a few lines."""
    title = alert.article.title or alert.article.article_id
    if alert.status in ("retracted", "merged"):
        return f"{alert.status.capitalize()}: {title}", f"{alert.reason}.\n\nWatch: {alert.watch_name}"
    lines = [f"{alert.reason}."]
    for quote in sorted(alert.quotes, key=lambda quote: KIND_ORDER[quote.kind])[:MAX_QUOTES]:
        by = quote.speaker or "speaker not named"
        if quote.kind == "direct":
            lines.append(f"“{quote.text}” – {by}")
        else:
            lines.append(f"{quote.text} – {by}, {SHOWN_KIND[quote.kind]}")
    about = ", ".join(part for part in (alert.article.source, alert.article.published_at) if part)
    lines += [about] if about else []
    if alert.articles_total > 1:
        lines.append(f"{alert.articles_total} articles, {alert.newsrooms} newsrooms")
    lines += [alert.article.url] if alert.article.url else []
    lines.append(f"Watch: {alert.watch_name}")
    subject = title if alert.status == "open" else f"Update: {title}"
    return subject, "\n\n".join(lines)
