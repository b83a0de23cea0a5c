"""A desk with a prefilled store, without broker and workers: four reports of one event, and others."""

import asyncio
from pathlib import Path

from tests.desk.linked_stories import LINKED
from tests.unit.desk.desk_records import entity, quote, records
from tests.unit.desk.link_records import copy, person, statement, story, variant
from wiredesk.desk.store.store import Store
from wiredesk.message import Message

NOT_BEFORE_12 = "We will not open the bridge before 12 inspectors have signed for it,"
BEFORE_20 = "We will open the bridge before 20 inspectors have signed for it,"
DETOUR = "the detour would cost his drivers two hours a day"


def messages() -> list[Message]:
    """The records of the articles, and the link records."""
    found: list[Message] = []
    for article_id, article in LINKED.items():
        text = str(article["text"])
        words = BEFORE_20 if BEFORE_20 in text else NOT_BEFORE_12
        said = [quote(words, "Ama Mensah", text=text)]
        if DETOUR in text:
            said.append(quote(DETOUR, "Kofi Adu", text=text, kind="indirect"))
        named = [
            entity("Ama Mensah" if "Ama Mensah" in text else "Mensah", text=text),
            entity("Kofi Adu", text=text),
            entity("Accra", "LOCATION", text, country="GH", latitude=5.56, longitude=-0.2),
            entity("Tema", "LOCATION", text, country="GH", latitude=5.67, longitude=0.0),
        ]
        fields = {name: article[name] for name in ("title", "source", "published_at")}
        present = [entity for entity in named if entity.name in text]
        found += records(article_id, text, entities=present, quotes=said, section="Transport", **fields)  # type: ignore[arg-type]
    untitled = "The night market moves to the old pier. Stalls open at six, and the lamps stay on until two."
    found += records(
        "untitled", untitled, title="", source=None, url="https://www.lake.example/a", quotes=[], entities=[]
    )
    found += records(
        "undated", "A kiosk opens.", title="Kiosk opens", published_at="the day before", quotes=[], entities=[]
    )
    ids = list(LINKED)
    first, *others = [(id_, f"quote-{str(LINKED[id_]['text']).find(_words(id_))}") for id_ in ids]
    changed = variant(BEFORE_20, ("not", ""), ("12", "20"), flags=("negation_lost", "number_changed"))
    return [
        *found,
        copy("bridge-copy", "bridge-agency", "identical", agency="MNA"),
        story("bridge", *ids, title="Tema bridge stays closed until summer", statements=["said"]),
        person("mensah", "Ama Mensah", ("person-ama-mensah", "Ama Mensah"), ("person-mensah", "Mensah")),
        statement("said", first, *others, text=NOT_BEFORE_12, variants=[changed]),
    ]


def _words(article_id: str) -> str:
    return BEFORE_20 if BEFORE_20 in str(LINKED[article_id]["text"]) else NOT_BEFORE_12


def fill(path: Path) -> None:
    """Create the store."""

    async def run() -> None:
        store = Store(path, 1000)
        await store.open()
        await store.offsets("archive")
        await store.ingest(messages())
        await store.close()

    asyncio.run(run())
