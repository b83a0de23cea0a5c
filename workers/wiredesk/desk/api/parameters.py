"""Query parameters of the API: their description, validation, and JSON Schema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from multidict import MultiMapping

from wiredesk.desk.api.auth import DeniedError

MAX_LENGTH = 512
"""Characters of a parameter: the length of the longest id."""

MAX_LIMIT, DEFAULT_LIMIT = 100, 20
"""Entries of a list."""

LARGEST_SEQ = (1 << 53) - 1
"""JavaScript's largest safe integer; no `seq` comes near it in this century."""

Given = Mapping[str, Any]
"""The validated parameters of a request; None for those not given."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter."""

    name: str
    description: str
    required: bool = False
    one_of: tuple[str, ...] = ()
    number: tuple[int, int] | None = None
    """Minimum and maximum; None for text."""
    default: int | None = None
    form: Literal["text", "date"] = "text"

    def read(self, given: str | None) -> str | int | date | None:
        """The value of the parameter.

        Raises:
            DeniedError: it is invalid; the message names the parameter.
        """
        if given is None or given == "":
            if self.required:
                raise self._wrong(f"is missing: {self.description}")
            return self.default
        if len(given) > MAX_LENGTH:
            raise self._wrong(f"has more than {MAX_LENGTH} characters: {self.description}")
        if self.number:
            smallest, largest = self.number
            if not (given.isascii() and given.isdecimal() and smallest <= int(given) <= largest):
                raise self._wrong(f"must be an integer from {smallest} to {largest}")
            return int(given)
        if self.one_of and given not in self.one_of:
            raise self._wrong(f"must be one of {', '.join(self.one_of)}")
        if self.form == "date":
            return self._day(given)
        return given

    def schema(self) -> dict[str, Any]:
        """The parameter as JSON Schema."""
        if self.number:
            smallest, largest = self.number
            schema: dict[str, Any] = {"type": "integer", "minimum": smallest, "maximum": largest}
            return schema if self.default is None else schema | {"default": self.default}
        if self.one_of:
            return {"type": "string", "enum": list(self.one_of)}
        if self.form == "date":
            return {"type": "string", "format": "date"}
        return {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH}

    def _day(self, given: str) -> date:
        try:
            day = date.fromisoformat(given) if len(given) == len("2026-03-03") else None
        except ValueError:
            day = None
        if day is None:
            raise self._wrong("must be a day such as 2026-03-31")
        return day

    def _wrong(self, what: str) -> DeniedError:
        return DeniedError(400, f"parameter '{self.name}' {what}", parameter=self.name)


def read_all(parameters: Sequence[Parameter], query: MultiMapping[str]) -> Given:
    """The values of all parameters.

    Args:
        parameters: those that are known.
        query: those that are given.

    Raises:
        DeniedError: one is unknown, given twice or invalid; the message names it.
    """
    known = {parameter.name for parameter in parameters}
    for name in query:
        shown = name[:100]
        if name not in known:
            allowed = ", ".join(sorted(known)) or "none"
            raise DeniedError(400, f"unknown parameter '{shown}': known are {allowed}", parameter=shown)
        if len(query.getall(name)) > 1:
            raise DeniedError(400, f"parameter '{shown}' is given more than once", parameter=shown)
    return {parameter.name: parameter.read(query.get(parameter.name)) for parameter in parameters}
