"""Which of two versions of an article is newer: the rules of docs/records.md."""

from typing import NamedTuple

from wiredesk.desk.times import moment


class RecordVersion(NamedTuple):
    """What a record says of its version."""

    revision: int
    modified_at: str | None
    published_at: str | None


def older(version: RecordVersion, known: RecordVersion) -> bool:
    """True for a version that came late: it stands after `known` in the topic and is older all the same.

    Where neither revision nor times tell, the later record is the newer one.
    """
    if version.revision != known.revision:
        return version.revision < known.revision
    for one, other in ((version.modified_at, known.modified_at), (version.published_at, known.published_at)):
        here, there = moment(one), moment(other)
        if here and there and here != there:
            return here < there
    return False
