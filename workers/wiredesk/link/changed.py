"""What incoming records change."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Changed:
    """What has to be recomputed."""

    articles: set[int] = field(default_factory=set)
    """Articles whose record on `copies` may have changed."""
    gone: dict[int, str] = field(default_factory=dict)
    """The ids of removed articles, by number."""
    stories: set[int] = field(default_factory=set)
    """Articles whose story may have changed."""
    story_records: set[int] = field(default_factory=set)
    quotes: set[int] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    regrouped: float = 0
    """Articles of large stories to regroup."""
