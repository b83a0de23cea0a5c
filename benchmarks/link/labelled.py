"""Reads records of `clean` and `enrich` into a linker, for the programs that score labels."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import orjson

from wiredesk.link.linker import Linker


def linker_of(paths: Iterable[Path], kind: Literal["entities", "quotes"]) -> tuple[Linker, dict[str, list[Any]]]:
    """A linker with all records of some files, and the entities or quotes by article.

    Args:
        paths: files of envelopes, one a line, as the filters write them.
        kind: what is wanted by article.
    """
    linker, wanted = Linker(), {}
    for path in paths:
        with path.open("rb") as lines:
            for line in lines:
                record = orjson.loads(line)
                topic, value = record["topic"].rpartition(".")[2], record["value"]
                if value and topic in ("clean", "entities", "quotes"):
                    linker.put(topic, value)
                if value and topic == kind:
                    wanted[record["key"]] = value[kind]
    return linker, wanted
