"""The types of schema.org that stand for an article or a page."""

import re

ARTICLE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*News\w*|\w*Article|BlogPosting|LiveBlogPosting|Report|Review\w*)$"
)
NOT_ARTICLES = frozenset({"NewsMediaOrganization"})
PAGES = frozenset({"WebPage", "ItemPage"})


def is_article(kinds: object) -> bool:
    """Return whether a type, or one of several, stands for an article."""
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind not in NOT_ARTICLES and ARTICLE.match(kind) for kind in named)


def is_page(kinds: object) -> bool:
    """Return whether a type, or one of several, stands for a page."""
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind in PAGES for kind in named)
