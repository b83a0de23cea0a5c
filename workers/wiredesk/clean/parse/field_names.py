"""Tables of the field names that crawlers and agencies use for the parts of an article.

If an article has several names for one part, the first with a value wins; the others go under `extra`, as do all
fields that are in no table.
"""

TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "article_id": ("article_id", "id", "guid", "uri", "_id"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink", "pageUrl"),
    "title": ("title", "headline", "headline_main"),
    "subhead": ("subhead", "subtitle", "standfirst", "deck", "subheadline", "abstract"),
    "text": (
        "text",
        "maintext",
        "body_text",
        "plaintext",
        "content_text",
        "content",
        "body",
        "articleBody",
        "article_text",
        "article_body",
        "article_content",
        "full_text",
        "fulltext",
        "story_text",
        "bodyText",
        "textContent",
        "lead_paragraph",
        "message",
    ),
    "html": ("html", "body_xhtml", "body_html", "content_html", "raw_html"),
    "source": (
        "source",
        "publisher",
        "sitename",
        "siteName",
        "site_name",
        "media_name",
        "source-hostname",
        "source_name",
        "publication",
        "copyrightholder",
        "provider",
        "hostname",
        "source_domain",
    ),
    "agency": ("agency",),
    "published_at": (
        "published_at",
        "publishing_date",
        "date_publish",
        "firstcreated",
        "published",
        "datePublished",
        "pub_date",
        "pubDate",
        "publishedAt",
        "published_date",
        "publish_date",
        "date_published",
        "publishedTime",
        "published_time",
        "publication_date",
        "publishedDate",
        "publishDate",
        "publicationDate",
        "dateTimePub",
        "dateTime",
        "date",
        "versioncreated",
    ),
    "modified_at": (
        "modified_at",
        "date_modify",
        "dateModified",
        "date_modified",
        "updated_at",
        "updated",
        "modified",
        "versioncreated",
    ),
    "embargoed_until": ("embargoed_until", "embargoed", "embargoeduntil", "embargo"),
    "editor_note": ("editor_note", "ednote"),
    "copyright_holder": ("copyright_holder", "copyrightholder"),
    "dateline": ("dateline",),
    "language": ("language", "lang", "humanLanguage"),
    "section": ("section", "articleSection", "category"),
}
"""Parts that are one string: our field, then the names it may come under, the best first."""

NAME_FIELDS = ("authors", "author", "byline", "creator", "author_name", "author_names", "by")
"""Names of people: a list, or one string such as "A; B" or "By A and B"."""

REVISION_FIELDS = ("revision", "version")
"""The source's own count of versions: a whole number, or its digits."""

CAPTION_FIELDS = ("captions",)
"""Captions: strings, or objects with a text and a credit."""
CAPTION_TEXT = ("text", "caption", "description")
CAPTION_CREDIT = ("credit", "byline", "author")

STATUS_FIELD = "pubstatus"
WITHDRAWN_STATUS = frozenset({"canceled", "cancelled", "withdrawn", "withheld"})
"""ninjs statuses of a withdrawn article."""

TERM_FIELDS = {"subjects": ("subjects", "subject"), "places": ("places", "place")}
"""Subjects and places: lists of strings, or of objects with a name and a code."""
TERM_CODES = ("code", "qcode", "uri", "id")

NAMES_IN_PARTS = (("firstName", "lastName"), ("first_name", "last_name"), ("givenName", "familyName"))
"""The fields of a person's given and family name."""

NAME_OF_PARTY = ("name", "literal", "value", "title")
"""The name fields of an object that represents a publisher or person."""

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
MAIN_ROLES = ("main", "body", "")
"""Roles of the ninjs body and headline that is the article's own; others are summaries and teasers."""
