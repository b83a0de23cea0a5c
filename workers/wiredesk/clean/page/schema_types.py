"""The types of schema.org that stand for an article."""

import re

ARTICLE = re.compile(r"(?:\w*News\w*|\w*Article|BlogPosting|LiveBlogPosting|Report|Review\w*)$")
NOT_ARTICLES = frozenset({"NewsMediaOrganization"})


def is_article(kinds: object) -> bool:
    """Whether a type, or one of several, stands for an article."""
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind not in NOT_ARTICLES and ARTICLE.match(kind) for kind in named)
