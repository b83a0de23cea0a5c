"""Make the list of what people are by occupation or role, from WordNet 3.0 (Princeton University; free for any use).

    python -m training.occupations DICT OUT.txt

DICT is WordNet's folder with `data.noun` and `index.noun` (Debian: package wordnet-base, /usr/share/wordnet).

Writes a word per line, sorted: nouns of one word in lower case whose most frequent sense is a kind of the persons in
`KINDS`. Given names and their short forms are left out ("bobby", "dick").
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wiredesk.knowledge.given_names import GIVEN_NAMES, SHORT_FORMS
from wiredesk.knowledge.vocabulary import listed

PERSON = "18"
"""WordNet's lexicographer file of nouns for persons."""
KINDS = listed(
    """
    applied_scientist capitalist clergyman communicator contestant creator disputant educator engineer
    entertainer expert health_professional intellectual juvenile_person leader learner manager negotiator
    official owner pensioner preserver professional scientist serviceman student traveler worker
    """
)
WORD = re.compile(r"[a-z]{4,}")


def occupations(folder: Path) -> set[str]:
    """The words.

    Args:
        folder: WordNet's dictionary files.
    """
    lemmas, narrower, open_ = dict[str, list[str]](), defaultdict[str, list[str]](list), list[str]()
    for fields in _rows(folder / "data.noun"):
        offset, file, words = fields[0], fields[1], int(fields[3], 16)
        lemmas[offset] = fields[4 : 4 + 2 * words : 2]
        pointers = fields[5 + 2 * words :]
        for symbol, target in zip(pointers[::4], pointers[1::4], strict=False):
            if symbol == "@":
                narrower[target].append(offset)
        if file == PERSON and not KINDS.isdisjoint(lemmas[offset]):
            open_.append(offset)
    kinds = set[str]()
    while open_:
        offset = open_.pop()
        if offset not in kinds:
            kinds.add(offset)
            open_ += narrower[offset]
    most_frequent = {fields[0]: fields[-int(fields[2])] for fields in _rows(folder / "index.noun")}
    words_of = {word for offset in kinds for word in lemmas[offset] if WORD.fullmatch(word)}
    return {word for word in words_of if most_frequent[word] in kinds} - GIVEN_NAMES - SHORT_FORMS.keys()


def _rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line, without the licence at the top and the glosses."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):
            yield line.partition(" | ")[0].split()


if __name__ == "__main__":
    Path(sys.argv[2]).write_text("\n".join(sorted(occupations(Path(sys.argv[1])))) + "\n", "utf-8")
