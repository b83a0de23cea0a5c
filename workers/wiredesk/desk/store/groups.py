"""Which articles share a card of the river: those of one story, and copies with the article they copy.

`grp` of an article is the id of its story; without one, that of the article it copies; else its own. The card shows the
newest article of the group that is no copy and was not killed. A copy that arrives later does not move the card to the
top.
"""

import sqlite3
from collections.abc import Iterable

STORY, ARTICLE = "story ", "article "
"""How a `grp` begins, so that no story has the group of an article."""


def regroup(write: sqlite3.Connection, article_ids: Iterable[str]) -> set[str]:
    """Work out the groups of articles, whether they are in the store or not, and of their copies.

    Args:
        write: the store.
        article_ids: those that were added, corrected or removed, and those whose links changed.

    Returns:
        The groups that changed.
    """
    changed: set[str] = set()
    wanted = set(article_ids)
    for article_id in tuple(wanted):
        copies = write.execute("SELECT article_id FROM copies WHERE original_id = ?", (article_id,))
        wanted |= {copy_id for (copy_id,) in copies}
    for article_id in sorted(wanted):
        row = write.execute("SELECT grp, copied FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        if row is None:
            continue
        original = _original(write, article_id)
        story = story_of(write, article_id) or (story_of(write, original) if original else None)
        group = f"{STORY}{story}" if story else f"{ARTICLE}{original or article_id}"
        copied = int(original is not None)
        if (group, copied) != row:
            write.execute("UPDATE articles SET grp = ?, copied = ? WHERE article_id = ?", (group, copied, article_id))
        changed |= {row[0], group}
    return changed


def choose_heads(write: sqlite3.Connection, groups: Iterable[str]) -> list[int]:
    """Mark the article that the card of each group shows.

    Returns:
        The `seq` of each, in ascending order.
    """
    heads = []
    for group in sorted(groups):
        ordered = "ORDER BY copied, seq DESC LIMIT 1"
        alive = (
            f"SELECT seq FROM articles WHERE grp = ? AND article_id NOT IN (SELECT article_id FROM killed) {ordered}"
        )
        newest = (
            write.execute(alive, (group,)).fetchone()
            or write.execute(f"SELECT seq FROM articles WHERE grp = ? {ordered}", (group,)).fetchone()
        )
        if newest is None:
            continue
        write.execute("UPDATE articles SET head = 0 WHERE grp = ? AND head = 1 AND seq != ?", (group, newest[0]))
        write.execute("UPDATE articles SET head = 1 WHERE seq = ? AND head = 0", newest)
        heads.append(newest[0])
    return sorted(heads)


def story_of(read: sqlite3.Connection, article_id: str) -> str | None:
    """The story that lists an article; the newest record's where two do, as while one is merged into the other."""
    row = read.execute(
        "SELECT story_id FROM story_articles JOIN stories USING (story_id) WHERE article_id = ? "
        "ORDER BY time DESC, story_id LIMIT 1",
        (article_id,),
    ).fetchone()
    return row[0] if row else None


def _original(write: sqlite3.Connection, article_id: str) -> str | None:
    """The article that this one copies, if it is in the store."""
    row = write.execute(
        "SELECT original_id FROM copies JOIN articles ON articles.article_id = original_id "
        "WHERE copies.article_id = ? AND original_id != ?",
        (article_id, article_id),
    ).fetchone()
    return row[0] if row else None
