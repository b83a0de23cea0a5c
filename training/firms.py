"""Make the list of firms from pytickersymbols (1.17.10, MIT) and name-suggestion-index (8.0, BSD-3-Clause).

    python -m training.firms NSI.json OUT.txt

NSI.json is `dist/json/nsi.min.json` of the npm package name-suggestion-index: the brands that OpenStreetMap knows, by
kind of shop and country. pytickersymbols has the companies of the stock indices.

Writes a name per line, sorted: companies without their legal form, and brands of the countries that have an English
press. Left out are the names that tell what they are (with a word such as Bank or Group), names of places, and single
words that are common surnames or given names.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pytickersymbols import PyTickerSymbols

from wiredesk.enrich.names.neighbours import COMPANIES
from wiredesk.enrich.places.gazetteer import gazetteer
from wiredesk.knowledge.surnames import COMMON_SURNAMES
from wiredesk.knowledge.vocabulary import listed

COUNTRIES = listed("001 us gb gb-eng gb-sct gb-wls gb-nir ie ca au nz za in pk bd lk ng ke gh ug tz zm zw my sg ph")
"""Where a brand has to be at home, as the index has it; 001 is the world."""
MIN_LETTERS = 4
"""Of a name of one word: shorter ones are too often given names."""
KINDS = re.compile(r"brands/(?:amenity|shop|office|tourism|leisure|healthcare|craft)/")
_FORM = re.compile(
    r"(?:,? (?:\(.*\)|(?:and |& )?Company|(?:& )?Co|Companies|Corp|Corporation|Group|Holdings?|Inc|International"
    r"|Limited|Ltd|AG|LLC|L\.P|LP|N\.V|NV|PLC|plc|S\.A|SA|SE)\.?)+$"
)
_SURNAME = re.compile(r"O'[A-Z]|Ma?c[A-Z]")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:(?:& |and |of |de |von )?[A-Z0-9][\w.'’-]*)){0,3}")


def main() -> None:
    """Read the command line and write the file."""
    found = {
        name for name in (*_companies(), *_brands(json.loads(Path(sys.argv[1]).read_text("utf-8")))) if _tells(name)
    }
    Path(sys.argv[2]).write_text("".join(f"{name}\n" for name in sorted(found)), "utf-8")


def _companies() -> Iterator[str]:
    symbols = PyTickerSymbols()
    for index in symbols.get_all_indices():
        for stock in symbols.get_stocks_by_index(index):
            yield _FORM.sub("", stock["name"].replace("’", "'"))


def _brands(index: dict[str, dict[str, dict[str, list[dict[str, dict[str, str]]]]]]) -> Iterator[str]:
    for kind, brands in index["nsi"].items():
        for item in brands["items"] if KINDS.match(kind) else ():
            if COUNTRIES & set(map(str, item["locationSet"].get("include", ()))):
                for key in ("brand", "name", "brand:en"):
                    yield _FORM.sub("", item["tags"].get(key, "").replace("’", "'"))


def _tells(name: str) -> bool:
    """Whether the list tells something about this name that its words do not."""
    words = name.lower().split()
    alone = len(words) == 1 and (len(name) < MIN_LETTERS or words[0] in COMMON_SURNAMES or bool(_SURNAME.match(name)))
    return (
        bool(_NAME.fullmatch(name))
        and not name.isupper()
        and not alone
        and not COMPANIES & set(words)
        and not gazetteer().named(name)
    )


if __name__ == "__main__":
    main()
