"""What is kept aside to measure on: CoNLL's and PolNeAR's own development parts, and whole outlets of Worldwide's."""

from hashlib import sha256
from pathlib import Path

from training.newsroom.corpora import Example, conll, polnear, worldwide

ASIDE = 10
"""One outlet in so many is kept aside."""


def outlet(example: Example) -> str:
    """The outlet of a Worldwide article: what its identifier says before the number."""
    return example.identifier.rpartition("_")[0] or example.identifier


def is_aside(example: Example) -> bool:
    """Whether the outlet is one of those kept aside; the same ones in every run."""
    return int(sha256(outlet(example).encode()).hexdigest(), 16) % ASIDE == 0


def kept_aside(data: Path, learned: bool) -> list[Example]:
    """The articles to measure on; with `learned`, those of the outlets are left out, as the network has seen them."""
    return [
        *(
            example
            for example in worldwide(data / "entities" / "worldwide-open.jsonl.gz")
            if is_aside(example) and not learned
        ),
        *conll(data / "entities" / "conllpp-dev.jsonl.gz"),
        *polnear(data / "quotes" / "polnear-dev.jsonl.gz"),
    ]
