"""Records on a terminal: an article's structure, its entities and its quotes."""

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Column, Table
from rich.text import Text

from wiredesk.dead_letter import PREFIX
from wiredesk.message import Message
from wiredesk_schemas import CleanArticle, Entities, Entity, Quote, Quotes
from wiredesk_schemas.quotes import with_ellipses

ENTITIES_SHOWN, REMOVED_SHOWN = 12, 8
"""The most salient entities and the first removed lines; the rest is counted."""


def article(clean: CleanArticle, entities: Entities, quotes: Quotes) -> RenderableType:
    """Everything about one article."""
    parts: list[RenderableType] = [structure(clean)]
    if entities.entities:
        parts.append(entity_table(entities))
    if quotes.quotes:
        parts.append(quote_table(quotes, clean.text))
    title = escape(printable(clean.title or clean.article_id))
    return Panel(Group(*parts), title=f"[bold]{title}[/bold]", title_align="left", subtitle=escape(clean.article_id))


def listing(*names: str) -> Table:
    """A table without lines whose cells are never cut off: ids are there to be copied into the next command."""
    return Table(*(Column(name, overflow="fold") for name in names), box=None, header_style="dim")


def structure(clean: CleanArticle) -> RenderableType:
    """The fields of an article, without its full text."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")

    def row(name: str, value: str | None) -> None:
        if value:
            grid.add_row(name, Text(printable(value)))

    if clean.dateline:
        row("dateline", ", ".join(part for part in (clean.dateline.place, clean.dateline.date) if part))
    row("agency", clean.agency)
    row("source", clean.source)
    row("section", clean.section)
    row("byline", ", ".join(clean.byline))
    row("published", clean.published_at)
    row("language", clean.language)
    row("revision", str(clean.revision) if clean.revision != 1 else None)
    for caption in clean.captions:
        row("caption", " — ".join(part for part in (caption.text, caption.credit) if part))
    for notice in clean.notices:
        row("notice", f"{shorten(notice.text, 90)} ({notice.kind})")
    row("repaired", ", ".join(f"{repair.kind} in {repair.field} ({repair.count})" for repair in clean.repairs))
    for removed in clean.removed[:REMOVED_SHOWN]:
        row("removed", f"{shorten(removed.text, 90)} ({removed.reason})")
    if len(clean.removed) > REMOVED_SHOWN:
        row("removed", f"and {len(clean.removed) - REMOVED_SHOWN} more")
    row("text", f"{len(clean.text.split())} words: {shorten(clean.text, 200)}")
    return grid


def entity_table(entities: Entities) -> Table:
    """The most salient entities, each with its mentions."""
    table = Table("type", "entity", "mentions", box=None, title="entities", title_justify="left", header_style="dim")
    for entity in entities.entities[:ENTITIES_SHOWN]:
        table.add_row(entity.type, Text(printable(entity.name), style="bold"), Text(printable(_mentions(entity))))
    if len(entities.entities) > ENTITIES_SHOWN:
        table.add_row("", Text(f"and {len(entities.entities) - ENTITIES_SHOWN} more", style="dim"), "")
    return table


def quote_table(quotes: Quotes, text: str = "") -> Table:
    """All quotes with their speakers; given the article's text, with an ellipsis where one is interrupted."""
    table = Table("kind", "speaker", "quote", box=None, title="quotes", title_justify="left", header_style="dim")
    for quote in quotes.quotes:
        said = with_ellipses(quote.text, quote.spans, text)
        table.add_row(quote.kind, Text(printable(_speaker(quote)), style="bold"), Text(printable(said)))
    return table


def letter(message: Message) -> RenderableType:
    """A dead letter on one line: its key, the stage that failed, and the reason."""
    key = message.key.decode("utf-8", "replace") if message.key else "no id"
    stage, kind = message.header(PREFIX + "stage"), message.header(PREFIX + "exception.class.name")
    reason = message.header(PREFIX + "exception.message") or ""
    text = Text.assemble(("dead ", "bold red"), printable(key), f" in {stage}: {kind}: ", printable(reason))
    return Panel(text, border_style="red")


def shorten(text: str, characters: int) -> str:
    """The start of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= characters else line[: characters - 1] + "…"


def printable(text: str) -> str:
    """The text without control characters: an article must not control the terminal."""
    return "".join(character if character.isprintable() or character == "\n" else "�" for character in text)


def _mentions(entity: Entity) -> str:
    forms: dict[str, int] = {}
    for mention in entity.mentions:
        forms[mention.text] = forms.get(mention.text, 0) + 1
    return ", ".join(f"{form} ×{count}" if count > 1 else form for form, count in forms.items())


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return "–"
    name, description = quote.speaker.name, quote.speaker.description
    return f"{name} ({description})" if description else name
