"""The routes of the API as data: handlers, documentation and parameter validation use one table."""

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

MAX_LENGTH = 512
"""Characters of a parameter: the length of the longest id."""

MAX_LIMIT, DEFAULT_LIMIT = 100, 20
"""Entries of a list."""

LARGEST_SEQ = (1 << 53) - 1
"""JavaScript's largest safe integer; no `seq` comes near it in this century."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter."""

    name: str
    description: str
    required: bool = False
    one_of: tuple[str, ...] = ()
    number: tuple[int, int] | None = None
    """Minimum and maximum; None for text."""
    default: int | None = None

    def read(self, given: str | None) -> str | int | None:
        """The value of the parameter.

        Raises:
            DeniedError: it is invalid; the message names the parameter.
        """
        if given is None or given == "":
            if self.required:
                raise DeniedError(400, f"parameter '{self.name}' is missing: {self.description}")
            return self.default
        if len(given) > MAX_LENGTH:
            raise DeniedError(400, f"parameter '{self.name}' has more than {MAX_LENGTH} characters: {self.description}")
        if self.number:
            smallest, largest = self.number
            if not (given.isascii() and given.isdecimal() and smallest <= int(given) <= largest):
                raise DeniedError(400, f"parameter '{self.name}' must be an integer from {smallest} to {largest}")
            return int(given)
        if self.one_of and given not in self.one_of:
            raise DeniedError(400, f"parameter '{self.name}' must be one of {', '.join(self.one_of)}")
        return given

    def schema(self) -> dict[str, Any]:
        """The parameter as JSON Schema."""
        if self.number:
            smallest, largest = self.number
            schema: dict[str, Any] = {"type": "integer", "minimum": smallest, "maximum": largest}
            return schema if self.default is None else schema | {"default": self.default}
        if self.one_of:
            return {"type": "string", "enum": list(self.one_of)}
        return {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH}


BEFORE = Parameter("before", "the `next` of the previous page", number=(0, LARGEST_SEQ))
LIMIT = Parameter("limit", "number of entries", number=(1, MAX_LIMIT), default=DEFAULT_LIMIT)
AFTER = Parameter("after", "the `seq` of the last article received", number=(0, LARGEST_SEQ))


@dataclass(frozen=True, slots=True)
class Route:
    """One route of the API."""

    path: str
    summary: str
    answer: type[Answer] | None
    """None for the live stream."""
    parameters: tuple[Parameter, ...] = ()
    may_be_missing: bool = False
    """Responds with 404 for an unknown id."""


def _id(description: str) -> Parameter:
    return Parameter("id", description, required=True)


ROUTES = (
    Route(
        "/api/articles",
        "The river: articles, newest first, that pass all given filters.",
        River,
        (
            Parameter("person", "the `entity_id` of a person (or any other entity) named in the article"),
            Parameter("place", "the `entity_id` of a place named in the article"),
            Parameter("source", "the article's source, exact match"),
            Parameter("kind", "a kind of quote in the article", one_of=("direct", "mixed", "indirect")),
            BEFORE,
            LIMIT,
        ),
    ),
    Route(
        "/api/article",
        "One article with entities and quotes.",
        WholeArticle,
        (_id("the article's id"),),
        may_be_missing=True,
    ),
    Route(
        "/api/person",
        "A person (or any other entity) and their quotes, newest first.",
        PersonPage,
        (_id("their `entity_id`"), BEFORE, LIMIT),
        may_be_missing=True,
    ),
    Route(
        "/api/place",
        "A place and the articles that name it, newest first.",
        PlacePage,
        (_id("its `entity_id`"), BEFORE, LIMIT),
        may_be_missing=True,
    ),
    Route("/api/trends", "The entities named by most articles of the last hour and day.", Trends),
    Route("/api/flow", "Throughput and lag.", Flow),
    Route(
        "/api/names",
        "Name search: each word of the query starts a word of the name.",
        Names,
        (
            Parameter("q", "search text", required=True),
            Parameter("type", "type of entity", one_of=("person", "place")),
        ),
    ),
    Route("/api/sources", "Sources of the articles in the store.", Sources),
    Route(
        "/api/live",
        "Articles as they arrive, as server-sent events.",
        None,
        (AFTER,),
    ),
)
