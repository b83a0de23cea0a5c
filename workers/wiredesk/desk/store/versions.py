"""Which of two versions of an article is newer, by the rules of docs/records.md."""

from typing import NamedTuple

from wiredesk.desk.times import parse_time


class RecordVersion(NamedTuple):
    """The version fields of a record."""

    revision: int
    modified_at: str | None
    published_at: str | None


def older(version: RecordVersion, known: RecordVersion) -> bool:
    """True for a version that is older than `known` although it comes later in the topic.

    If neither revision nor times decide, the later record is the newer one.
    """
    if version.revision != known.revision:
        return version.revision < known.revision
    for time, known_time in ((version.modified_at, known.modified_at), (version.published_at, known.published_at)):
        this, that = parse_time(time), parse_time(known_time)
        if this and that and this != that:
            return this < that
    return False
