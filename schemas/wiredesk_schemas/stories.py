"""`news.stories`: the articles about one event."""

from wiredesk_schemas.base import Part, Record


class StoryArticle(Part):
    """One article of a story."""

    article_id: str
    title: str
    source: str | None
    published_at: str | None
    copy_of: str | None
    """The article that this one copies, as on `news.copies`."""


class StoryName(Part):
    """A person or place that the story is about."""

    id: str
    """Of a person the `person_id` on `news.people`, of a place the `entity_id` on `news.entities`."""
    name: str
    articles: int
    """In how many of the story's articles it is named."""


class Story(Record):
    """The articles about one event, in time order."""

    story_id: str
    """ASCII, from the article that the story began with; it stays while the story grows."""
    title: str
    """The headline of the earliest article that has one."""
    first_seen: str | None
    """ISO 8601, UTC: the earliest time of publication among the articles; null where no article has one."""
    last_seen: str | None
    articles: list[StoryArticle]
    """In time order; at most 1,000, the first one and the newest."""
    articles_total: int
    """Articles of the story, including those that are not listed."""
    newsrooms: int
    """How many publications tell the story in their own words: copies count once, with their original."""
    people: list[StoryName]
    """At most 20, those named in most articles first."""
    places: list[StoryName]
    """At most 20, those named in most articles first."""
    statements: list[str]
    """The `statement_id` of each statement made in the story, those quoted most often first; at most 100."""
