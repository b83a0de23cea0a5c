"""Convert responses to tables: flat rows, and a feed entry for each."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

Row = dict[str, Any]
"""Column and value, the columns of all rows of a table in one order."""

ResponseBody = Mapping[str, Any]
"""The response of a route."""


class Entry(NamedTuple):
    """A row's entry in a feed."""

    path: str
    """Of the page of this desk that shows it; also its identity."""
    title: str
    summary: str
    author: str | None
    updated: str | None
    """ISO 8601, UTC; None where it is the time of asking."""


class Exported(NamedTuple):
    """A row, and what makes its entry in a feed: tables of thousands of rows need none."""

    row: Row
    entry: Callable[[], Entry]


def _page(path: str, **parameters: str) -> str:
    return f"{path}?{urlencode(parameters)}"


def articles(response: ResponseBody) -> Iterable[Exported]:
    """A row for each card."""
    for card in response["articles"]:
        story = card["story"] or {}
        first = card["quotes"][0] if card["quotes"] else None
        row = {
            "article_id": card["article_id"],
            "headline": card["headline"],
            "source": card["source"],
            "published_at": card["published_at"] or card["published_as_given"],
            "arrived_at": card["arrived_at"],
            "language": card["language"],
            "url": card["url"],
            "story_id": story.get("story_id"),
            "articles_in_story": story.get("articles", 1),
            "newsrooms": "; ".join(story.get("newsrooms", ())) or card["source"],
            "copies": story.get("copies", 0),
            "quotes": card["quote_count"],
            "first_quote": first["text"] if first else None,
            "first_speaker": first["speaker"]["name"] if first and first["speaker"] else None,
            "withdrawn_at": card["withdrawn_at"],
        }
        path = _page("/article", id=card["article_id"])
        summary = card["passage"] or card["summary"]
        title = card["headline"] or "Untitled article"
        if card["withdrawn_at"]:
            title = f"Withdrawn: {title}"
        time = card["withdrawn_at"] or _time(card)
        yield Exported(row, partial(Entry, path, title, summary, card["source"], time))


def quotes(response: ResponseBody) -> Iterable[Exported]:
    """A row for each quote."""
    for found in response["quotes"]:
        yield _quote(found["quote"], found["article"])


def quotes_of_article(response: ResponseBody) -> Iterable[Exported]:
    """A row for each quote of one article."""
    repeated = {repeat["quote_id"]: repeat for repeat in response["statements"]}
    for quote in response["quotes"]:
        statement = repeated.get(quote["quote_id"], {"statement_id": None, "repeats": 0})
        yield _quote({**quote, **statement}, response["card"])


def _quote(quote: ResponseBody, article: ResponseBody) -> Exported:
    speaker = quote["speaker"] or {}
    row = {
        "quote_id": quote["quote_id"],
        "kind": quote["kind"],
        "text": quote["text"],
        "speaker": speaker.get("name"),
        "speaker_id": speaker.get("entity_id"),
        "described_as": speaker.get("description"),
        "confidence": quote["confidence"],
        "statement_id": quote["statement_id"],
        "repeats": quote["repeats"],
        "article_id": article["article_id"],
        "headline": article["headline"],
        "source": article["source"],
        "published_at": article["published_at"] or article["published_as_given"],
        "url": article["url"],
        "withdrawn_at": article["withdrawn_at"],
    }
    by = speaker.get("name") or "Speaker not named"
    title = f"{by}: {_short(quote['text'])}"
    path = f"{_page('/article', id=article['article_id'])}#{quote['quote_id']}"
    return Exported(
        row, partial(Entry, path, title, f"{quote['text']} – {by}, {article['source'] or ''}", by, _time(article))
    )


def places(response: ResponseBody) -> Iterable[Exported]:
    """A row for each place."""
    fields = ("entity_id", "name", "country", "latitude", "longitude", "articles")
    for place in response["places"]:
        words = f"{place['articles']} articles"
        path = _page("/place", id=place["entity_id"])
        yield Exported(
            {field: place[field] for field in fields},
            partial(Entry, path, f"{place['name']}: {words}", words, None, None),
        )


def trends(response: ResponseBody) -> Iterable[Exported]:
    """A row for each name and window."""
    for window in ("hour", "day"):
        for trend in response[window]:
            row = {
                "window": window,
                "entity_id": trend["entity_id"],
                "type": trend["type"],
                "name": trend["name"],
                "articles": trend["count"],
                "expected": trend["expected"],
                "rising": trend["rising"],
            }
            words = f"{trend['count']} articles in the last {window}"
            path = _page("/place" if trend["type"] == "LOCATION" else "/person", id=trend["entity_id"])
            yield Exported(row, partial(Entry, f"{path}#{window}", f"{trend['name']}: {words}", words, None, None))


def statement(response: ResponseBody) -> Iterable[Exported]:
    """A row for the first source and one for each repeat."""
    by = response["speaker"]["name"] if response["speaker"] else None
    for index, source in enumerate([response["first"], *response["repeats"]]):
        variant = source.get("variant")
        other = response["variants"][variant] if variant is not None and variant < len(response["variants"]) else None
        article = source["article"]
        row = {
            "role": "repeat" if index else "first",
            "speaker": by,
            "article_id": article["article_id"],
            "headline": article["headline"],
            "source": article["source"],
            "published_at": article["published_at"],
            "independent": source.get("independent"),
            "text": other["text"] if other else response["first"]["quote"],
            "flags": "; ".join(other["flags"]) if other else None,
        }
        path = f"{_page('/statement', id=response['statement_id'])}#{article['article_id']}"
        title = f"{article['source'] or 'Unknown source'}: {_short(row['text'])}"
        yield Exported(row, partial(Entry, path, title, row["text"], by, article["published_at"]))


def story(response: ResponseBody) -> Iterable[Exported]:
    """A row for each article of a story."""
    fields = ("article_id", "headline", "source", "published_at", "arrived_at", "copy_of", "relation", "withdrawn_at")
    for article in response["articles"]:
        path = _page("/article", id=article["article_id"])
        title = article["headline"] or "Untitled article"
        yield Exported(
            {field: article[field] for field in fields},
            partial(Entry, path, title, title, article["source"], article["published_at"] or article["arrived_at"]),
        )


def quoted(response: ResponseBody) -> Iterable[Exported]:
    """A row for each day, source and speaker."""
    for row in response["rows"]:
        yield Exported(row, partial(_quoted_entry, row))


def _quoted_entry(row: Row) -> Entry:
    words = f"{row['speaker']} in {row['source'] or 'an unnamed source'}: {row['quotes']} quotes"
    path = f"{_page('/person', id=row['speaker_id'])}#{row['day']}-{row['source']}"
    return Entry(path, words, words, row["source"], f"{row['day']}T00:00:00Z" if row["day"] else None)


def alerts(response: ResponseBody) -> Iterable[Exported]:
    """A row for each alert. Its entry keeps its identity while the story grows, until it is retracted."""
    for alert in response["alerts"]:
        article, evidence = alert["article"], alert["evidence"]
        headline = article["headline"] or "Untitled article"
        row = {
            "alert_id": alert["alert_id"],
            "status": alert["status"],
            "version": alert["version"],
            "watch_id": alert["watch_id"],
            "watch": alert["watch_name"],
            "raised_at": alert["raised_at"],
            "changed_at": alert["changed_at"],
            "reason": evidence["reason"],
            "article_id": article["article_id"],
            "headline": headline,
            "source": article["source"],
            "published_at": article["published_at"] or article["published_as_given"],
            "url": alert["url"],
            "story_id": alert["story_id"],
            "articles": alert["articles_total"],
            "newsrooms": alert["newsrooms"],
            "quotes": " | ".join(quote["text"] for quote in evidence["quotes"]),
        }
        title = headline if alert["status"] == "open" else f"{alert['status'].capitalize()}: {headline}"
        path = _page("/watch", id=alert["watch_id"]) + f"#{alert['alert_id']}"
        summary = " ".join([evidence["reason"], *(passage["text"] for passage in evidence["passages"])])
        yield Exported(row, partial(Entry, path, title, summary, article["source"], alert["changed_at"]))


TABLES: dict[str, Callable[[ResponseBody], Iterable[Exported]]] = {
    "/api/articles": articles,
    "/api/quotes": quotes,
    "/api/article": quotes_of_article,
    "/api/person": quotes,
    "/api/place": articles,
    "/api/places": places,
    "/api/trends": trends,
    "/api/statement": statement,
    "/api/story": story,
    "/api/numbers": quoted,
    "/api/alerts": alerts,
}
"""The table of each route that has one."""


def title_of(path: str, response: ResponseBody) -> str | None:
    """The title of a feed of alerts that are all of one watch; None for any other feed."""
    names = {alert["watch_id"]: alert["watch_name"] for alert in response["alerts"]} if path == "/api/alerts" else {}
    return f"Alerts: {next(iter(names.values()))}" if len(names) == 1 else None


def _time(article: ResponseBody) -> str | None:
    """When an article was published, at the latest when it arrived: a time in years to come would fix a feed's own."""
    return min((time for time in (article["published_at"], article["arrived_at"]) if time), default=None)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rpartition(" ")[0] + "…"
