"""The user's list of entities: JSON lines with id, type and names, or lines of FollowTheMoney or Wikidata."""

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wiredesk.enrich.knowledge_formats import as_listed
from wiredesk.enrich.names.comparison import name_words
from wiredesk.errors import ConfigurationError
from wiredesk_schemas.entities import EntityType

EXAMPLE = '{"id": "Q42", "type": "PERSON", "names": ["Ama Mensah"]}'


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

    def __len__(self) -> int:
        """Number of names, those of each type by themselves."""
        return len(self._ids)

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
        ConfigurationError: the file cannot be read, or a line is not a JSON object with `id` (ASCII without spaces),
            `type` and `names`; it names the file, the line and the field.
    """
    try:
        with path.open("rb") as lines:
            return Knowledge(_all_known(lines, path))
    except OSError as error:
        raise ConfigurationError(
            f"WIREDESK_KNOWLEDGE_FILE={path}: {error.strerror}: set it to a readable file"
        ) from error


def _all_known(lines: Iterable[bytes], path: Path) -> Iterator[Known]:
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(BOM_UTF8) if number == 1 else line
        if text.strip() and (entry := _known(text, f"{path}, line {number}")) is not None:
            yield entry


def _known(line: bytes, where: str) -> Known | None:
    try:
        parsed = orjson.loads(line)
        if not isinstance(parsed, dict):
            raise ConfigurationError(f"{where}: no object (such as {EXAMPLE}): write one object a line")
        listed = as_listed(parsed)
        return None if listed is None else Known.model_validate(listed)
    except orjson.JSONDecodeError as error:
        raise ConfigurationError(f"{where}: no JSON ({error}): write one object a line") from error
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in problem["loc"])
        raise ConfigurationError(
            f"{where}: field '{field}': {problem['msg']}: correct it or take the line out"
        ) from error
