"""The final state of the compacted topics."""

from collections.abc import Iterable

from wiredesk.link.linker import Linker
from wiredesk.link.state.published import Written

Final = dict[tuple[str, str], bytes]


def final(written: Iterable[Written]) -> Final:
    """The last record of each topic and key, without tombstones."""
    found: Final = {}
    for topic, key, value in written:
        if value is None:
            found.pop((topic, key), None)
        else:
            found[topic, key] = value
    return found


def of(found: Final, *topics: str) -> Final:
    """The records on some topics."""
    return {place: value for place, value in found.items() if place[0] in topics}


def linked(*records: tuple[str, dict[str, object]]) -> Final:
    """The output for some records processed together, by kind."""
    linker = Linker()
    for kind, record in records:
        linker.put(kind, record)
    return final(linker.flush(complete=True))
