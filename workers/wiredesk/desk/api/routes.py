"""The routes of the API, as data: what is served, what is documented and what is asked for are read off one table."""

from dataclasses import dataclass
from typing import Any

from wiredesk.desk.api.auth import DeniedError
from wiredesk.desk.responses import (
    Answer,
    Flow,
    Names,
    PersonPage,
    PlacePage,
    River,
    Sources,
    Trends,
    WholeArticle,
)

LONGEST = 512
"""Characters of a parameter: of the longest id there can be."""

MOST, USUAL = 100, 20
"""Of a list, and where nothing is said."""

LARGEST_SEQ = (1 << 53) - 1
"""The largest whole number that JavaScript tells from its neighbours; no `seq` comes near in this century."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query."""

    name: str
    says: str
    required: bool = False
    one_of: tuple[str, ...] = ()
    number: tuple[int, int] | None = None
    """The smallest and the largest; None where it is text."""
    default: int | None = None

    def read(self, given: str | None) -> str | int | None:
        """What was asked for.

        Raises:
            DeniedError: it cannot be; the message names the parameter.
        """
        if given is None or given == "":
            if self.required:
                raise DeniedError(400, f"parameter '{self.name}' is missing: {self.says}")
            return self.default
        if len(given) > LONGEST:
            raise DeniedError(400, f"parameter '{self.name}' has more than {LONGEST} characters: {self.says}")
        if self.number:
            smallest, largest = self.number
            if not (given.isascii() and given.isdecimal() and smallest <= int(given) <= largest):
                raise DeniedError(400, f"parameter '{self.name}' is no whole number from {smallest} to {largest}")
            return int(given)
        if self.one_of and given not in self.one_of:
            raise DeniedError(400, f"parameter '{self.name}' is none of {', '.join(self.one_of)}")
        return given

    def schema(self) -> dict[str, Any]:
        """What it may be, as JSON Schema."""
        if self.number:
            smallest, largest = self.number
            schema: dict[str, Any] = {"type": "integer", "minimum": smallest, "maximum": largest}
            return schema if self.default is None else schema | {"default": self.default}
        if self.one_of:
            return {"type": "string", "enum": list(self.one_of)}
        return {"type": "string", "minLength": 1, "maxLength": LONGEST}


BEFORE = Parameter("before", "the `next` of the page before", number=(0, LARGEST_SEQ))
LIMIT = Parameter("limit", "how many", number=(1, MOST), default=USUAL)
AFTER = Parameter("after", "the `seq` of the last article that the page has", number=(0, LARGEST_SEQ))


@dataclass(frozen=True, slots=True)
class Route:
    """One address of the API."""

    path: str
    summary: str
    answer: type[Answer] | None
    """None for the live stream, which never ends."""
    parameters: tuple[Parameter, ...] = ()
    finds_one: bool = False
    """404 where the store does not know what is asked for."""


def _id(says: str) -> Parameter:
    return Parameter("id", says, required=True)


ROUTES = (
    Route(
        "/api/articles",
        "The river: articles, the newest first. All filters given have to be met; one that nothing meets gives none.",
        River,
        (
            Parameter("person", "the `entity_id` of a person (or of any other entity) that the article names"),
            Parameter("place", "the `entity_id` of a place that the article names"),
            Parameter("source", "the article's source, exactly"),
            Parameter("kind", "a kind of quote that the article has", one_of=("direct", "mixed", "indirect")),
            BEFORE,
            LIMIT,
        ),
    ),
    Route("/api/article", "One article, whole.", WholeArticle, (_id("the article's id"),), finds_one=True),
    Route(
        "/api/person",
        "A person, or any other entity, and what they said, the newest first.",
        PersonPage,
        (_id("their `entity_id`"), BEFORE, LIMIT),
        finds_one=True,
    ),
    Route(
        "/api/place",
        "A place, where it lies, and the articles that name it, the newest first.",
        PlacePage,
        (_id("its `entity_id`"), BEFORE, LIMIT),
        finds_one=True,
    ),
    Route("/api/trends", "Who and what most articles of the last hour and of the last day name.", Trends),
    Route("/api/flow", "How much passes, and how much waits.", Flow),
    Route(
        "/api/names",
        "Whom a few letters can stand for: each of the words typed begins a word of the name.",
        Names,
        (
            Parameter("q", "what has been typed", required=True),
            Parameter("type", "what to look for", one_of=("person", "place")),
        ),
    ),
    Route("/api/sources", "Where the articles in the store came from.", Sources),
    Route(
        "/api/live",
        "Articles as they come, as server-sent events.",
        None,
        (AFTER,),
    ),
)
