"""`wiredesk watch`: saved queries on `news.watches`."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.text import Text

from wiredesk.cli.show import listing, printable
from wiredesk.errors import ConfigurationError, OperationError
from wiredesk.settings import load_settings
from wiredesk.watch.saved_watches import InvalidWatchError, checked_watch, host_of, made_id, unused_id, with_secrets
from wiredesk_schemas.watches import Watch

app = typer.Typer(help="Saved queries: `wiredesk worker watch` raises alerts for them.", no_args_is_help=True)

Names = list[str] | None
FromFile = Annotated[
    Path | None, typer.Option("--file", help="JSON lines of watches as on news.watches; - for standard input.")
]


class UnknownWatchError(OperationError):
    """There is no watch of that id; the message names it."""


@app.callback()
def watch() -> None:
    """Saved queries: `wiredesk worker watch` raises alerts for them."""


@app.command()
def add(
    name: Annotated[str | None, typer.Argument(help="What the watch is called.")] = None,
    watch_id: Annotated[str | None, typer.Option("--id", help="Its id; by default made from the name.")] = None,
    person: Annotated[Names, typer.Option(help="One of these people is named.")] = None,
    organisation: Annotated[Names, typer.Option(help="One of these organisations is named.")] = None,
    place: Annotated[
        Names, typer.Option(help="One of these places is named, or in the dateline; country-gh for all in Ghana.")
    ] = None,
    source: Annotated[Names, typer.Option(help="Published by one of these: a name or a host.")] = None,
    language: Annotated[Names, typer.Option(help="In one of these languages, as en.")] = None,
    all_words: Annotated[Names, typer.Option("--all", help="Has this word; repeat for more.")] = None,
    any_words: Annotated[Names, typer.Option("--any", help="Has one of these words.")] = None,
    no_words: Annotated[Names, typer.Option("--none", help="Has none of these words.")] = None,
    phrase: Annotated[Names, typer.Option(help="Has these words in a row.")] = None,
    by: Annotated[Names, typer.Option(help="Quotes one of these people or organisations.")] = None,
    about: Annotated[Names, typer.Option(help="A quote names one of these.")] = None,
    kind: Annotated[Names, typer.Option(help="A quote is direct, mixed or indirect.")] = None,
    min_confidence: Annotated[float, typer.Option(help="Of a quote, 0 to 1.")] = 0.0,
    min_newsrooms: Annotated[int, typer.Option(help="Publications that tell the story in their own words.")] = 1,
    to: Annotated[Names, typer.Option(help="Address of a webhook, or one of apprise's, as mailto://….")] = None,
    updates: Annotated[bool, typer.Option("--updates", help="Deliver later articles of a story too.")] = False,
    file: FromFile = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a watch of the same id.")] = False,
) -> None:
    """Save a watch. An article matches when it meets all conditions that are given.

    Its id is made from the name, with a number if a removed watch of that name left alerts. Each webhook gets a secret,
    which is printed once: give it to the receiver, which checks signatures with it.

    [bold]Examples[/bold]: wiredesk watch add "Mensah on the ferry" --by "Ama Mensah" --any ferry --any harbour
    wiredesk watch add Accra --place country-gh --min-newsrooms 3 --to https://newsroom.example/hook
    """
    if (name is None) == (file is None):
        raise typer.BadParameter("give a name with conditions, or --file")
    from wiredesk.kafka.watch_topic import publish_watches, saved_watches, watches_with_alerts

    settings = load_settings()
    if file is not None:
        watches = read_watches(file)
        known = asyncio.run(saved_watches(settings))
    else:
        wanted = watch_id or _id_of(name or "")
        known = asyncio.run(saved_watches(settings))
        if watch_id is None and wanted not in known:
            left = asyncio.run(watches_with_alerts(settings)) - known.keys()
            wanted = unused_id(wanted, left.__contains__)
        fields: dict[str, Any] = {
            "watch_id": wanted,
            "name": name,
            "people": person or [],
            "organisations": organisation or [],
            "places": place or [],
            "sources": source or [],
            "languages": language or [],
            "words_all": all_words or [],
            "words_any": any_words or [],
            "words_none": no_words or [],
            "phrases": phrase or [],
            "quotes_by": by or [],
            "quotes_about": about or [],
            "quote_kinds": kind or [],
            "min_confidence": min_confidence,
            "min_newsrooms": min_newsrooms,
            "deliver_to": [{"url": url} for url in to or []],
            "deliver_updates": updates,
        }
        watches = [parsed(fields, "this watch")]
    with_made = [with_secrets(saved) for saved in watches]
    watches = [saved for saved, _ in with_made]
    taken = [saved.watch_id for saved in watches if saved.watch_id in known]
    if taken and not replace:
        raise ConfigurationError(f"there is a watch {', '.join(taken)} already: use another --id, or --replace")
    asyncio.run(publish_watches(settings, [(saved.watch_id, saved.to_json()) for saved in watches]))
    for saved in watches:
        typer.echo(saved.watch_id)
    for _, made in with_made:
        for host, secret in made:
            typer.echo(f"secret of {host}: {secret}")


@app.command("list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a watch, with its secrets.")] = False,
) -> None:
    """Show the watches there are.

    [bold]Example[/bold]: wiredesk watch list --json > watches.jsonl
    """
    from wiredesk.kafka.watch_topic import saved_watches

    watches = asyncio.run(saved_watches(load_settings()))
    if as_json:
        for saved in watches.values():
            typer.echo(saved.to_json())
        return
    table = listing("id", "name", "conditions", "to")
    for saved in watches.values():
        hosts = ", ".join(host_of(address.url) for address in saved.deliver_to)
        cells = (saved.watch_id, saved.name, conditions_in_words(saved), hosts)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    Console().print(table if watches else "no watches")


@app.command()
def remove(watch_ids: Annotated[list[str], typer.Argument(help="Ids as in `wiredesk watch list`.")]) -> None:
    """Remove watches. Alerts that were raised stay on news.alerts.

    [bold]Example[/bold]: wiredesk watch remove mensah-on-the-ferry
    """
    from wiredesk.kafka.watch_topic import publish_watches, saved_watches

    settings = load_settings()
    known = asyncio.run(saved_watches(settings))
    _require(watch_ids, known)
    asyncio.run(publish_watches(settings, [(watch_id, None) for watch_id in watch_ids]))


@app.command("test")
def try_out(
    watch_id: Annotated[str | None, typer.Argument(help="Id of a saved watch.")] = None,
    file: FromFile = None,
    days: Annotated[float, typer.Option(min=0.01, max=366, help="How far back to look.")] = 7.0,
    seconds: Annotated[float, typer.Option(min=1, max=3600, help="How long to read.")] = 60.0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an article.")] = False,
) -> None:
    """Say what a watch would have matched in the last days. Nothing is written or sent.

    Articles are listed one by one: stories and how many newsrooms tell them are left out. Reading ends early after
    --seconds, or when 10,000 articles match; a line says how far it came.

    [bold]Example[/bold]: wiredesk watch test mensah-on-the-ferry --days 2
    """
    from wiredesk.kafka.watch_topic import saved_watches
    from wiredesk.stages.watching.history import matched_articles

    if (watch_id is None) == (file is None):
        raise typer.BadParameter("give the id of a saved watch, or --file")
    settings = load_settings()
    if file is not None:
        watches = read_watches(file)
    else:
        known = asyncio.run(saved_watches(settings))
        _require([watch_id or ""], known)
        watches = [known[watch_id or ""]]
    past = asyncio.run(matched_articles(settings, watches, days, seconds))
    for match, clean in past.matches:
        if as_json:
            line = {"watch_id": match.watch_id, "article_id": clean["article_id"], "title": clean.get("title")}
            line |= {"source": clean.get("source"), "published_at": clean.get("published_at"), "url": clean.get("url")}
            line |= {"reason": match.reason, "mentions": [mention.model_dump() for mention in match.mentions]}
            line |= {"quotes": [quote.model_dump() for quote in match.quotes]}
            typer.echo(orjson.dumps(line))
        else:
            about = ", ".join(part for part in (clean.get("source"), clean.get("published_at")) if part)
            typer.echo(printable(f"{clean.get('title') or clean['article_id']}  ({about or 'no date'})"))
            typer.echo(printable(f"    {match.reason}"))
    found = len({clean["article_id"] for _, clean in past.matches})
    if past.stopped is None:
        typer.echo(f"{found} of {past.articles} articles of the last {days:g} days match", err=True)
        return
    read_to = datetime.fromtimestamp(past.read_to, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    typer.echo(
        f"Stopped early: {past.stopped}. Not all of the last {days:g} days were read, only up to {read_to}.", err=True
    )
    typer.echo(f"{found} of {past.articles} articles read match; give fewer --days, or more --seconds", err=True)


def _id_of(name: str) -> str:
    try:
        return made_id(name)
    except InvalidWatchError as error:
        raise typer.BadParameter("this name has no letters or digits: give another, or an id with --id") from error


def read_watches(file: Path) -> list[Watch]:
    """The watches of a file of JSON lines.

    Raises:
        ConfigurationError: a line is none, or has the id of another; the message names it. Or there is no watch.
    """
    if str(file) != "-" and not file.is_file():
        raise ConfigurationError(f"no file {file}")
    lines = (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).splitlines()
    found: dict[str, Watch] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise ConfigurationError(f"{file}, line {number}: no JSON: {error}") from error
        watch = parsed(fields, f"{file}, line {number}")
        if watch.watch_id in found:
            raise ConfigurationError(
                f"{file}, line {number}: there is a watch {watch.watch_id} in an earlier line already"
            )
        found[watch.watch_id] = watch
    if not found:
        raise ConfigurationError(f"no watch in {file}")
    return list(found.values())


def parsed(fields: Any, where: str) -> Watch:
    """A watch from its fields.

    Raises:
        ConfigurationError: a field is wrong, or no condition can find an article.
    """
    try:
        return checked_watch(fields)
    except InvalidWatchError as error:
        raise ConfigurationError(f"{where}: {error}") from error


def conditions_in_words(watch: Watch) -> str:
    """The conditions of a watch in one line."""
    asks = watch.model_dump(exclude={"watch_id", "name", "deliver_to", "deliver_updates"})
    words = []
    for name, value in asks.items():
        if isinstance(value, list) and value:
            words.append(f"{name.replace('_', ' ')}: {', '.join(value)}")
        elif name == "min_newsrooms" and value > 1:
            words.append(f"{value} newsrooms")
        elif name == "min_confidence" and value:
            words.append(f"confidence {value:g}")
    return "; ".join(words)


def _require(watch_ids: Sequence[str], known: dict[str, Watch]) -> None:
    unknown = [watch_id for watch_id in watch_ids if watch_id not in known]
    if unknown:
        raise UnknownWatchError(f"no watch {', '.join(unknown)}: see `wiredesk watch list`")
