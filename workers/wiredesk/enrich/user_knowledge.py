"""The user's list of entities: JSON lines with id, type and names, or lines of FollowTheMoney or Wikidata."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wiredesk.enrich.knowledge_formats import as_listed
from wiredesk.enrich.names.comparison import name_words
from wiredesk.errors import ConfigurationError
from wiredesk_schemas.entities import EntityType


class Known(BaseModel):
    """One line of the list."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,200}$")]
    type: EntityType
    names: Annotated[list[str], Field(min_length=1)]


class Knowledge:
    """Ids by type and name; a name shared by two entries of one type identifies neither."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._ids: dict[tuple[EntityType, tuple[str, ...]], set[str]] = defaultdict(set)
        for entity in known:
            for name in filter(None, map(name_words, entity.names)):
                self._ids[entity.type, name].add(entity.id)

    def identify(self, kind: EntityType, names: Iterable[str]) -> str | None:
        """The id that all these names of an entity share; None if there is none or several."""
        if not self._ids:
            return None
        found = [ids for ids in (self._ids.get((kind, name_words(name))) for name in names) if ids]
        shared = set.intersection(*found) if found else set()
        return shared.pop() if len(shared) == 1 else None


def read_knowledge(path: Path) -> Knowledge:
    """The list in a file.

    Raises:
        ConfigurationError: a line is not a JSON object with `id` (ASCII without spaces), `type` and `names`; it names
            the file, the line and the field.
    """
    known = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip() and (entry := _known(line, f"{path}, line {number}")) is not None:
                known.append(entry)
    return Knowledge(known)


def _known(line: bytes, where: str) -> Known | None:
    try:
        listed = as_listed(orjson.loads(line))
        return None if listed is None else Known.model_validate(listed)
    except orjson.JSONDecodeError as error:
        raise ConfigurationError(f"{where}: no JSON ({error}): write one object a line") from error
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in problem["loc"]) or "line"
        raise ConfigurationError(
            f"{where}: field '{field}': {problem['msg']}: correct it or take the line out"
        ) from error
