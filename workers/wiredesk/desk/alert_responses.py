"""The API's responses about watches and alerts."""

from wiredesk.desk.responses import ResponseModel, Retold
from wiredesk_schemas.alerts import AlertStatus, Condition
from wiredesk_schemas.quotes import QuoteKind


class MarkedText(ResponseModel):
    """Words of an article, and what matched in them."""

    text: str
    marks: list[tuple[int, int]]
    """`[start, end]` in code points of this text."""


class MatchedQuote(ResponseModel):
    """A quote that matched."""

    quote_id: str
    kind: QuoteKind
    text: str
    marks: list[tuple[int, int]]
    """What else matched in it: `[start, end]` in code points of this text."""
    speaker: str | None
    speaker_id: str | None
    confidence: float


class MatchEvidence(ResponseModel):
    """Why an article matched a watch."""

    reason: str
    headline: MarkedText
    passages: list[MarkedText]
    """What the text says around the words that matched, at most three places; empty where the desk does not have that
    version of the article."""
    quotes: list[MatchedQuote]


class AlertShown(ResponseModel):
    """An alert: the newest version that the desk has read."""

    seq: int
    """Greater is newer; each version gets a new one."""
    alert_id: str
    version: int
    status: AlertStatus
    watch_id: str
    watch_name: str
    raised_at: str
    changed_at: str
    """Time of the newest version. ISO 8601, UTC."""
    article: Retold
    """The article that raised it."""
    url: str | None
    evidence: MatchEvidence
    conditions: list[Condition]
    story_id: str | None
    articles: list[Retold]
    """The other articles of the story, at most 12, the earliest."""
    articles_total: int
    """Articles of the story, the one that raised it counted."""
    newsrooms: int
    merged_into: str | None


class Alerts(ResponseModel):
    """Alerts, those that changed last first."""

    alerts: list[AlertShown]
    next: int | None


class DeliveryAddress(ResponseModel):
    """Where alerts go, without passwords and paths."""

    address_id: str
    """For changing the watch: it stays until the desk is restarted."""
    host: str


class WatchShown(ResponseModel):
    """A watch, without what is secret."""

    watch_id: str
    name: str
    people: list[str]
    organisations: list[str]
    places: list[str]
    sources: list[str]
    languages: list[str]
    words_all: list[str]
    words_any: list[str]
    words_none: list[str]
    phrases: list[str]
    quotes_by: list[str]
    quotes_about: list[str]
    quote_kinds: list[QuoteKind]
    min_confidence: float
    min_newsrooms: int
    deliver_to: list[DeliveryAddress]
    deliver_updates: bool
    saved_at: str
    etag: str
    """For `If-Match` of a change: it differs after each."""
    alerts: int
    """Alerts that the desk has, without retracted and merged ones."""
    last_alert_at: str | None
    feed: str
    """Path of the Atom feed of its alerts, with a key where the desk asks for a token."""


class Rights(ResponseModel):
    """What this request may do."""

    write: bool
    """The request's token may change watches."""
    writable: bool
    """Some token may: `WIREDESK_DESK_WRITE_TOKEN` is set."""


class Watches(ResponseModel):
    """Watches in the order of their ids."""

    watches: list[WatchShown]
    total: int
    next: str | None
    """Value of `after` for the next page."""
    rights: Rights


class WatchPage(ResponseModel):
    """One watch."""

    watch: WatchShown
    rights: Rights


class WebhookSecret(ResponseModel):
    """The new secret of a webhook: it is shown once."""

    host: str
    secret: str


class SavedWatch(ResponseModel):
    """A watch was written to `news.watches`."""

    watch_id: str
    stored: bool
    """The desk has read it back; false where that takes long."""
    secrets: list[WebhookSecret]


class TrialMatch(ResponseModel):
    """An article that a watch would have matched."""

    article: Retold
    url: str | None
    evidence: MatchEvidence


class WatchTrial(ResponseModel):
    """What a watch would have matched: articles one by one, without the size of their stories."""

    since: str
    """Arrival of the earliest article looked at. ISO 8601, UTC."""
    checked: int
    """Articles matched, the newest."""
    articles: int
    """Articles of the last seven days in the store."""
    matched: int
    matches: list[TrialMatch]
    """The newest 50."""
