"""`news.people`: one person or organisation under all names that articles give it."""

from typing import Literal

from wiredesk_schemas.base import Part, Record

PersonType = Literal["PERSON", "ORGANIZATION"]


class PersonName(Part):
    """A name and how often it is used."""

    name: str
    entity_id: str
    """The `entity_id` on `news.entities` under this name."""
    articles: int
    """How many articles use it as their fullest name."""
    reason: str
    """Why it belongs here: `fullest`, `same_name`, `middle_name`, `given_name`, `surname`, `alias`, `knowledge`, ….
    The list may grow."""


class PersonLinks(Part):
    """What the person or organisation is outside Wiredesk."""

    knowledge_id: str | None = None
    """The id in the user's own file."""


class Person(Record):
    """One person or organisation across articles."""

    person_id: str
    """ASCII: the id of the user's own file, else the `entity_id` of the fullest name."""
    type: PersonType
    name: str
    """The name to show."""
    names: list[str]
    """All names, the most frequent first."""
    entity_ids: list[str]
    """Every `entity_id` on `news.entities` that stands for it, sorted."""
    articles: int
    """How many articles name it."""
    merged: list[PersonName]
    """Each name with its articles and the reason why it is taken for the same."""
    links: PersonLinks
