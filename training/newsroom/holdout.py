"""The held-out data: the development sets of CoNLL and PolNeAR, and whole outlets of Worldwide."""

from hashlib import sha256
from pathlib import Path

from training.newsroom.corpora import Example, clean_conll, conll, ieer, malaysian, polnear, worldwide
from training.newsroom.schemes import CLEAN_CONLL, IEER, MALAYSIAN
from wiredesk.enrich.model.labels import NAMES

HELD_OUT = {NAMES: 10, MALAYSIAN: 4, IEER: 5, CLEAN_CONLL: 2}
"""One part in this many of each corpus of names is held out: outlets of Worldwide, articles of the others."""


def outlet(example: Example) -> str:
    """The outlet of a Worldwide article: the part of its identifier before the number."""
    return example.identifier.rpartition("_")[0] or example.identifier


def is_held_out(example: Example) -> bool:
    """Whether an article is held out; the same ones in every run."""
    parts = HELD_OUT.get(example.scheme or "")
    if parts is None:
        return False
    name = outlet(example) if example.scheme == NAMES else example.identifier
    return int(sha256(name.encode()).hexdigest(), 16) % parts == 0


def marked(data: Path) -> dict[str, list[Example]]:
    """All annotated articles available for training."""
    entities = data / "entities"
    return {
        "polnear": polnear(data / "quotes" / "polnear-train.jsonl.gz"),
        "worldwide": worldwide(entities / "worldwide-open.jsonl.gz"),
        "malaysian": malaysian(entities / "men-open.jsonl.gz"),
        "ieer": ieer(entities / "ieer-open.jsonl.gz"),
        "conll": conll(entities / "conllpp-train.jsonl.gz"),
        "cleanconll": clean_conll(entities / "cleanconll-dev.jsonl.gz"),
    }


def held_out(data: Path, learned: bool) -> list[Example]:
    """The articles to measure on; with `learned`, only those of PolNeAR, since the network has seen the others."""
    names = (
        [] if learned else [example for corpus in marked(data).values() for example in corpus if is_held_out(example)]
    )
    return [*names, *polnear(data / "quotes" / "polnear-dev.jsonl.gz")]
