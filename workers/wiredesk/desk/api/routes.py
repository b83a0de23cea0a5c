"""The routes of the API as data: handlers, documentation and parameter validation use one table."""

from dataclasses import dataclass

from wiredesk.desk.alert_responses import Alerts, SavedWatch, Watches, WatchPage, WatchTrial
from wiredesk.desk.api.export.writers import FORMATS
from wiredesk.desk.api.parameters import DEFAULT_LIMIT, LARGEST_SEQ, MAX_LIMIT, Parameter
from wiredesk.desk.linked_responses import Numbers, StatementPage, StoryPage
from wiredesk.desk.responses import (
    Choices,
    Flow,
    Names,
    PersonPage,
    PlacePage,
    Places,
    QuoteList,
    ResponseModel,
    River,
    Sources,
    Trends,
    WholeArticle,
)

BEFORE = Parameter("before", "the `next` of the previous page", number=(0, LARGEST_SEQ))
LIMIT = Parameter("limit", "number of entries", number=(1, MAX_LIMIT), default=DEFAULT_LIMIT)
AFTER = Parameter("after", "the `seq` of the last article received", number=(0, LARGEST_SEQ))

ORDER = Parameter(
    "order",
    "by default newest first; by relevance only where there are words, and of many articles the newest 500",
    one_of=("newest", "relevance"),
)

FORMAT = Parameter(
    "format",
    "another form than JSON: CSV or JSON lines with all entries of a list unless `limit` gives fewer, or an Atom feed "
    "with 100",
    one_of=tuple(FORMATS),
)

A_NAME = "an `entity_id`, a `person_id` (all names of the person), or a full name"

FILTERS = (
    Parameter(
        "q",
        'words that have to be there; "…" for a phrase, `begin*`, `-without`, OR, NOT, brackets',
    ),
    Parameter("in", "where the words have to be; by default in title or text", one_of=("title", "quotes")),
    Parameter("speaker", f"who says it: {A_NAME}"),
    Parameter("about", f"who or what is named inside the quote: {A_NAME}"),
    Parameter("kind", "the kind of quote", one_of=("direct", "mixed", "indirect")),
    Parameter("person", f"a person (or any other entity) named in the article: {A_NAME}"),
    Parameter("organisation", f"an organisation named in the article: {A_NAME}"),
    Parameter("place", "a place named in the article: an `entity_id` or a full name"),
    Parameter("source", "the article's source, exact match"),
    Parameter("language", "the article's language, ISO 639-1"),
    Parameter("section", "the article's section, exact match"),
    Parameter("from", "first day of publication, UTC", form="date"),
    Parameter("to", "last day of publication, UTC", form="date"),
)
"""The filters of every view. `speaker`, `about`, `kind` and words in quotes are met by one and the same quote."""


TREND_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "FACILITY", "EVENT", "PRODUCT", "WORK", "NORP", "MISC")


@dataclass(frozen=True, slots=True)
class Route:
    """One route of the API."""

    path: str
    summary: str
    response: type[ResponseModel] | None
    """None for the live stream."""
    parameters: tuple[Parameter, ...] = ()
    may_be_missing: bool = False
    """Responds with 404 for an unknown id."""
    method: str = "GET"
    sends: str | None = None
    """The body of the request, in words; None if it has none."""


def _id(description: str) -> Parameter:
    return Parameter("id", description, required=True)


WATCH_ID = _id("the watch's id")

WATCH_LIST = (
    Parameter("after", "the `next` of the previous page"),
    Parameter("limit", "number of entries", number=(1, 1000), default=100),
)

ALERT_STATUSES = ("open", "updated", "retracted", "merged")

ALERT_LIST = (
    Parameter("watch", "the id of a watch; by default all"),
    Parameter("status", "the status of the alert", one_of=ALERT_STATUSES),
    BEFORE,
    LIMIT,
    FORMAT,
    Parameter("key", "opens the Atom feed of one watch without a token, as in its `feed`"),
)

A_WATCH = (
    "A watch with the fields of `news.watches`; those left out have their defaults. An address in `deliver_to` is a "
    "new one with `url`, or one of the watch so far with `address_id`."
)

ROUTES = (
    Route(
        "/api/articles",
        "The river: one article per story that passes all given filters, newest first or by relevance.",
        River,
        (*FILTERS, ORDER, BEFORE, LIMIT, FORMAT),
    ),
    Route(
        "/api/quotes",
        "Quotes that pass all given filters, newest article first or by relevance.",
        QuoteList,
        (*FILTERS, ORDER, BEFORE, LIMIT, FORMAT),
    ),
    Route(
        "/api/article",
        "One article with entities and quotes.",
        WholeArticle,
        (_id("the article's id"), FORMAT),
        may_be_missing=True,
    ),
    Route(
        "/api/person",
        "A person (or any other entity) under all names, and their quotes, newest first.",
        PersonPage,
        (_id("a `person_id` or `entity_id`"), BEFORE, LIMIT, FORMAT),
        may_be_missing=True,
    ),
    Route(
        "/api/place",
        "A place and the articles that name it, newest first.",
        PlacePage,
        (_id("its `entity_id`"), BEFORE, LIMIT, FORMAT),
        may_be_missing=True,
    ),
    Route(
        "/api/places",
        "The places that the newest 2,000 articles that pass all given filters name.",
        Places,
        (*FILTERS, FORMAT),
    ),
    Route(
        "/api/story",
        "A story: its articles in time order, its people, places and statements.",
        StoryPage,
        (_id("its `story_id`"), FORMAT),
        may_be_missing=True,
    ),
    Route(
        "/api/statement",
        "A statement: its first source, its repeats in time order, and how the words changed.",
        StatementPage,
        (_id("its `statement_id`"), FORMAT),
        may_be_missing=True,
    ),
    Route(
        "/api/numbers",
        "Who is quoted, by source and over time, and where articles come from, of the newest 10,000 articles that pass "
        "all given filters. As CSV or JSON lines: quotes by day, source and speaker.",
        Numbers,
        (*FILTERS, FORMAT),
    ),
    Route(
        "/api/trends",
        "The entities that articles of the last hour and day name, what rises first.",
        Trends,
        (Parameter("type", "one type of entity; by default all but nationalities", one_of=TREND_TYPES), FORMAT),
    ),
    Route("/api/flow", "Throughput and lag.", Flow),
    Route(
        "/api/names",
        "Name search: each word of the query starts a word of the name.",
        Names,
        (
            Parameter("q", "search text", required=True),
            Parameter("type", "type of entity", one_of=("person", "organisation", "place")),
        ),
    ),
    Route("/api/sources", "Sources of the articles in the store.", Sources),
    Route("/api/choices", "Sources, languages and sections of the articles in the store.", Choices),
    Route("/api/watches", "Watches, in the order of their ids.", Watches, WATCH_LIST),
    Route("/api/watch", "One watch.", WatchPage, (WATCH_ID,), may_be_missing=True),
    Route(
        "/api/watches",
        "Make a watch. Needs the token that may write.",
        SavedWatch,
        method="POST",
        sends=f"{A_WATCH} Without `watch_id` it gets one made from its name.",
    ),
    Route(
        "/api/watch",
        "Change a watch: all of its fields. Needs the token that may write.",
        SavedWatch,
        (WATCH_ID,),
        may_be_missing=True,
        method="PUT",
        sends=A_WATCH,
    ),
    Route(
        "/api/watch",
        "Remove a watch; its alerts stay. Needs the token that may write.",
        SavedWatch,
        (WATCH_ID,),
        may_be_missing=True,
        method="DELETE",
    ),
    Route(
        "/api/watches/test",
        "What a watch would have matched among the articles of the last seven days, the newest first, as far as eight "
        "seconds last. Nothing is written.",
        WatchTrial,
        method="POST",
        sends=A_WATCH,
    ),
    Route("/api/alerts", "Alerts of one watch or of all, those that changed last first.", Alerts, ALERT_LIST),
    Route(
        "/api/live",
        "Articles as they arrive, as server-sent events.",
        None,
        (AFTER,),
    ),
)

ID = Parameter("id", "what the page shows")

PAGE_PARAMETERS: dict[str, tuple[Parameter, ...]] = {
    "/": (*FILTERS, ORDER),
    "/quotes": (*FILTERS, ORDER),
    "/map": FILTERS,
    "/article": (ID,),
    "/person": (ID,),
    "/place": (ID,),
    "/numbers": FILTERS,
    "/story": (ID,),
    "/statement": (ID,),
    "/trends": (Parameter("type", "a type of entity", one_of=TREND_TYPES),),
    "/watches": (),
    "/watch": (ID,),
    "/edit-watch": (ID,),
}
"""The parameters of each address of the page."""
