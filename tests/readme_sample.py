"""The sample in the README: the result for the first article of `seeds/`. `make readme` writes it.

The terminal shows all of it; the README shows the first entities and quotes.
"""

import io
import re
from pathlib import Path

from rich.console import Console

import wiredesk
from wiredesk.cli import show

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLE = ROOT / "seeds" / "000_982ee46f233d6150.txt"
BLOCK = re.compile(r"(?<=<!-- sample: begin -->\n).*?(?=<!-- sample: end -->)", re.DOTALL)

COLUMNS = 100
ENTITIES_SHOWN = 7
QUOTES_SHOWN = 6


def sample() -> str:
    """The block for the README: the output of the demo, with fewer entities and quotes."""
    result = wiredesk.read(SAMPLE.read_bytes())
    entities = result.entities_record.model_copy(update={"entities": result.entities[:ENTITIES_SHOWN]})
    quotes = result.quotes_record.model_copy(update={"quotes": result.quotes[:QUOTES_SHOWN]})
    console = Console(file=io.StringIO(), width=COLUMNS, color_system=None, force_terminal=False)
    console.print(show.article(result.article, entities, quotes))
    assert isinstance(console.file, io.StringIO)
    hidden = {
        "entities": len(result.entities) - ENTITIES_SHOWN,
        "quotes": len(result.quotes) - QUOTES_SHOWN,
    }
    more = " and ".join(f"{count} more {name}" for name, count in hidden.items() if count > 0)
    ending = f"and {more}\n" if more else ""
    return f"```\n{console.file.getvalue()}{ending}```\n"


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda _: sample(), README.read_text()))
