"""Places by name, from countries to towns: GeoNames data packed by `training/places`."""

import gzip
import re
from bisect import bisect_left
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from wiredesk.enrich.names.comparison import name_words
from wiredesk.knowledge.nations import AMBIGUOUS_CODES, COUNTRY_CODES
from wiredesk.knowledge.provinces import ABBREVIATIONS, PROVINCES, SPELLED_OUT, STATE_CODES

FILE = Path(__file__).parent / "gazetteer.tsv.gz"

# The countries of the United Kingdom and the continents, which are not in the file.
_LANDS = {
    "England": (6269131, "GB", "ENG"), "Scotland": (2638360, "GB", "SCT"), "Wales": (2634895, "GB", "WLS"),
    "Northern Ireland": (2641364, "GB", "NIR"), "Africa": (6255146, "", ""), "Asia": (6255147, "", ""),
    "Europe": (6255148, "", ""), "North America": (6255149, "", ""), "South America": (6255150, "", ""),
    "Antarctica": (6255152, "", ""),
}  # fmt: skip


SMALL = 15_000
"""Population below which a town is linked only if its state is given, or if no other place has its name."""
LARGE = 100_000
"""Population from which a name that the article uses like a place is one, whatever type the model gives it."""
ALIKE = 0.7
"""Minimum similarity (Ratcliff and Obershelp) of a variant spelling to a city's own name."""


_OTHER_NAMES = {"D.C.": "District of Columbia", "DC": "District of Columbia"}
_OTHER_SPELLINGS = {"johor baru": "johor bahru"}
"""Spellings of the local press that GeoNames does not have, folded."""


_PART = re.compile(
    r"(?:(?:North|South)(?:-?(?:[Ee]ast|[Ww]est))?(?:ern)?|(?:East|West|Central)(?:ern)?|Upstate)\s+(?=[A-Z])"
)
BLOCK = 4096
"""Bytes of a block. The first key of each is indexed, so that a look-up scans a single block."""
MAX_KEPT = 4096
"""Maximum names whose places are cached, since articles repeat them."""
_MINOR = ("town", "region")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"})
"""Letters that Unicode does not decompose, as the press writes them."""
_STATE = " State"
_SAINT = {"st": "saint", "saint": "st"}


class Place(NamedTuple):
    """A place."""

    kind: Literal["country", "land", "state", "province", "county", "region", "city", "town"]
    """A town is a small city; a region is a division outside the USA that is no province. Both need evidence nearby."""
    geonames_id: int | None
    """None for an abbreviation, and for a province of which only the country is known."""
    name: str
    country: str
    """ISO 3166-1 alpha-2; empty for a continent."""
    region: str
    """The state of a place in the USA, as two letters; empty elsewhere."""
    latitude: float | None
    longitude: float | None
    population: int
    division: str = ""
    """The country's first-level division, as GeoNames codes it."""


class Gazetteer:
    """All places by name."""

    def __init__(self, lines: bytes) -> None:
        """Index the lines by block.

        Args:
            lines: a line per name of a place, sorted by name, as `training/places` writes them.
        """
        self._lines = lines = b"\n" + lines
        self._blocks = [lines.index(b"\n", at) for at in range(0, max(1, len(lines) - BLOCK), BLOCK)]
        self._first_keys = [lines[at + 1 : lines.index(b"\t", at)] for at in self._blocks]
        self._found: dict[str, tuple[Place, ...]] = {}
        self._codes = {folded(name): codes.split() for name, codes in (COUNTRY_CODES | AMBIGUOUS_CODES).items()}

    def named(self, name: str) -> list[Place]:
        """The places with this name, largest first, without towns and regions; ignores case, accents and stops."""
        if name in _LANDS:
            identifier, country, division = _LANDS[name]
            return [Place("land", identifier, name, country, "", None, None, 0, division)]
        found = [place for place in self.all_named(_OTHER_NAMES.get(name, name)) if place.kind not in _MINOR]
        if not found and name.endswith(_STATE):
            return [place for place in self.named(name.removesuffix(_STATE)) if place.kind in ("state", "province")]
        if name not in PROVINCES:
            return [place for place in found if place.kind != "province"]
        if not any(place.kind == "province" for place in found):
            return [Place("province", None, name, PROVINCES[name], "", None, None, 0), *found]
        return found

    def all_named(self, name: str) -> tuple[Place, ...]:
        """All places with this name, also towns and regions, largest first."""
        known = self._found.get(name)
        if known is None:
            if len(self._found) >= MAX_KEPT:
                self._found.clear()
            known = self._found[name] = self._search(name)
        return known

    def counties(self, name: str) -> list[Place]:
        """The counties of the USA with this name."""
        return [place for place in self.all_named(name) if place.kind == "county"]

    def abbreviated(self, name: str) -> list[Place]:
        """The states and provinces that an abbreviation stands for: "Pa.", "WA", "NSW"."""
        bare = name.removesuffix(".")
        return [self._division(bare, country) for country in ABBREVIATIONS.get(bare, ())]

    def _division(self, short: str, country: str) -> Place:
        region = STATE_CODES.get(short, "") if country == "US" else ""
        whole = [place for place in self.named(SPELLED_OUT.get(short, "")) if place.country == country]
        division = region or (whole[0].division if whole else "")
        return Place("state", None, short, country, region, None, None, 0, division)

    def _search(self, name: str) -> tuple[Place, ...]:
        key = folded(name)
        key = _OTHER_SPELLINGS.get(key, key)
        if key.startswith("co "):
            key = f"county {key.removeprefix('co ')}"  # "Co. Mayo"
        found = self._with_key(key)
        words = key.split()
        if not _SAINT.keys().isdisjoint(words):
            found += self._with_key(" ".join(_SAINT.get(word, word) for word in words))
        found += [place for code in self._codes.get(key, ()) for place in self._with_key(code_key(code))]
        return tuple(sorted(dict.fromkeys(found), key=lambda place: (-place.population, place.geonames_id or 0)))

    def _with_key(self, key: str) -> list[Place]:
        """The places whose lines begin with this key."""
        lines, sought = self._lines, b"\n" + key.encode() + b"\t"
        # The first line with the key is in the last block that begins before it, or opens the next block.
        block = max(0, bisect_left(self._first_keys, key.encode()) - 1)
        until = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(lines)
        at = lines.find(sought, self._blocks[block], until + len(sought))
        found: list[Place] = []
        while at >= 0 and lines.startswith(sought, at):
            end = lines.index(b"\n", at + 1)
            found.append(_place(lines[at + 1 : end].decode()))
            at = end
        return found

    def state(self, abbreviation: str) -> Place | None:
        """The state of the USA that an abbreviation stands for: "La.", "TX"."""
        code = STATE_CODES.get(abbreviation.removesuffix("."))
        return next(iter(self._with_key(code_key(f"US.{code}"))), None) if code else None


def is_own_name(place: Place, name: str) -> bool:
    """Whether a name is a place's own name or a variant (Kiev, Quebec City), not only a nickname."""
    if place.kind != "city":
        return True
    own, called = folded(place.name), folded(name)
    return own == called or SequenceMatcher(None, own, called).ratio() >= ALIKE


def is_large(name: str, minimum: int = LARGE) -> bool:
    """Whether the largest place with this name has a population of at least `minimum`, and the name is its own."""
    return any(place.population >= minimum and is_own_name(place, name) for place in gazetteer().named(name)[:1])


def is_small(place: Place) -> bool:
    """Whether a place is a town whose name is too weak as evidence of an article's setting."""
    return place.kind == "city" and place.population < SMALL


def without_compass(name: str) -> str:
    """A name without the part of a state or country that it begins with: "Northeast Texas", "Southern California"."""
    part = _PART.match(name)
    return name[part.end() :] if part else name


def folded(name: str) -> str:
    """A name's words as they are compared, without "the"."""
    words = name_words(name if name.isascii() else name.translate(_LETTERS))
    return " ".join(words[1:] if words[:1] == ("the",) else words)


def code_key(code: str) -> str:
    """The key of a country's or state's line by its code: "DE", "US.LA"."""
    return f"={code}"


def _place(line: str) -> Place:
    _, kind, identifier, name, country, division, latitude, longitude, population = line.split("\t")
    return Place(
        kind,  # type: ignore[arg-type]  # the file has these alone
        int(identifier),
        name,
        country,
        division if country == "US" else "",
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
        division,
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once per process: 244,000 names, about 0.15 s and 45 MB."""
    return Gazetteer(gzip.decompress(FILE.read_bytes()))
