"""Train the network.

    python -m training.newsroom.learn DATA ENCODER OUT [--seed 0] [--passes 4] [--layers 0,…,5] [--all]
        [--teacher RUN [--heads 6,6,6] [--inner 768,768,768]] [--without conll] [--one-in 3]

DATA has `quotes/` and `entities/` as their publishers' corpora were made lines of JSON; ENCODER is the folder of a
BERT-shaped model (`model.safetensors`, `vocab.txt`); OUT gets `checkpoint.pt`, from which a run that was stopped goes
on, and `log.jsonl`. With a teacher (the OUT of an earlier run) the network is cut out of the teacher's and learns from
it as well, also on news that nobody marked. Unless told to train on all, whole outlets are kept aside to measure on.
To see what something is good for, it can be left out, and articles be learned from one in so many.
"""

import argparse
import json
import time
from pathlib import Path
from random import Random
from typing import Any

import torch

from training.newsroom.aside import is_aside, kept_aside
from training.newsroom.batches import batches_of, cuts_of
from training.newsroom.checkpoint import restored
from training.newsroom.corpora import Example, conll, polnear, worldwide
from training.newsroom.loss import losses, weighted
from training.newsroom.measure import measured
from training.newsroom.network import Network, Size
from training.newsroom.pretrained import load_encoder
from training.newsroom.student import Cutting, cut_out
from training.newsroom.teacher import Teacher
from training.newsroom.unmarked import unmarked
from wiredesk.enrich.model.lexicon import Lexicon

RATE, HEADS_RATE = 2e-4, 1e-3
WARMING = 0.06
"""Share of all steps in which the rate rises; after it falls in a line."""
DECAY = 0.01
LONGEST_STEP = 1.0
SAVED_EACH = 300
SHOWN = 60
"""One article in so many is read to see what of a teacher is missed least."""
CORPORA, INPUTS = ("polnear", "worldwide", "conll"), ("shapes", "states")
PARTS = (*CORPORA, *INPUTS, "variants")
"""What can be left out; a corpus goes with the head that learns from it."""


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--layers", type=_numbers, default=(0, 1, 2, 3, 4, 5))
    parser.add_argument("--heads", type=_numbers, default=(6, 6, 6))
    parser.add_argument("--inner", type=_numbers, default=(768, 768, 768))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--without", choices=PARTS)
    parser.add_argument("--one-in", type=int, default=1)
    learn(parser.parse_args())


def learn(told: argparse.Namespace) -> None:
    """Train as told, from the last checkpoint on if there is one."""
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    told.out.mkdir(parents=True, exist_ok=True)
    lexicon = Lexicon((told.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    corpora = {
        "polnear": polnear(told.data / "quotes" / "polnear-train.jsonl.gz"),
        "worldwide": [
            example
            for example in worldwide(told.data / "entities" / "worldwide-open.jsonl.gz")
            if told.all or not is_aside(example)
        ],
        "conll": conll(told.data / "entities" / "conllpp-train.jsonl.gz"),
    }
    train = [each for name, corpus in corpora.items() if name != told.without for each in corpus[:: told.one_in]]
    held_out = cuts_of(kept_aside(told.data, told.all), lexicon, None)
    if told.teacher:
        teacher = restored(told.teacher / "checkpoint.pt")
        few = cuts_of([each for corpus in corpora.values() for each in corpus[::SHOWN]], lexicon, None)
        shown = list(batches_of(few, lexicon, Random(0), pooled=teacher.size.pooled))
        network = cut_out(teacher, Cutting(told.layers, told.heads, told.inner), lexicon, shown)
        train += unmarked(told.data)
    else:
        network = Network(Size(heads=(12,) * len(told.layers), inner=(1536,) * len(told.layers)))
        load_encoder(network, told.encoder / "model.safetensors", told.layers)
    network.encoder.words.weight.requires_grad_(False)
    if told.without in INPUTS:
        torch.nn.init.zeros_(getattr(network.encoder, told.without).weight.requires_grad_(False))
    _train(told, network, train, held_out, lexicon)


def _numbers(told: str) -> tuple[int, ...]:
    return tuple(map(int, told.split(",")))


def _train(
    told: argparse.Namespace, network: Network, train: list[Example], held_out: list[Any], lexicon: Lexicon
) -> None:
    pooled = network.size.pooled
    teacher = Teacher(restored(told.teacher / "checkpoint.pt"), lexicon) if told.teacher else None
    varied = told.without != "variants"
    steps_a_pass = sum(
        1 for _ in batches_of(cuts_of(train, lexicon, Random(0), varied), lexicon, Random(0), pooled=pooled)
    )
    steps = steps_a_pass * told.passes
    optimizer = torch.optim.AdamW(_groups(network, told.rate))
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, steps))
    saved = told.out / "checkpoint.pt"
    done, step, first = 0, 0, 0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        rate.load_state_dict(state["rate"])
        step, first, done = state["step"], state["pass"], state["in_pass"]
    _note(told.out, {"steps": steps, "train": len(train), "from": step})
    began = time.time()
    seen: dict[str, float] = {}
    for number in range(first, told.passes):
        chance = Random(told.seed * 1000 + number)
        cuts = cuts_of(train, lexicon, chance, varied)
        for within, batch in enumerate(batches_of(cuts, lexicon, chance, pooled=pooled)):
            if within < done:
                continue
            x = network(batch)
            found = losses(network, batch, x) | (teacher.losses(network, batch, x) if teacher else {})
            optimizer.zero_grad()
            weighted(found).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), LONGEST_STEP)
            optimizer.step()
            rate.step()
            step += 1
            for name, value in found.items():
                seen[name] = 0.98 * seen.get(name, value.item()) + 0.02 * value.item()
            if step % 50 == 0:
                _note(told.out, {"step": step, "seconds": round(time.time() - began), **_rounded(seen)})
            if step % SAVED_EACH == 0:
                _save(saved, network, optimizer, rate, step, number, within + 1)
        done = 0
        _save(saved, network, optimizer, rate, step, number + 1, 0)
        _note(
            told.out,
            {"pass": number + 1, "seconds": round(time.time() - began), **measured(network, held_out, lexicon)},
        )


def _groups(network: Network, rate: float) -> list[dict[str, Any]]:
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            fresh = not name.startswith("encoder.") or name.startswith(("encoder.shapes", "encoder.states"))
            groups.setdefault((fresh, weight.dim() > 1), []).append(weight)
    return [
        {"params": each, "lr": HEADS_RATE if fresh else rate, "weight_decay": DECAY if decays else 0.0}
        for (fresh, decays), each in groups.items()
    ]


def _share(step: int, steps: int) -> float:
    warming = max(1, int(steps * WARMING))
    return min((step + 1) / warming, max(0.0, (steps - step) / max(1, steps - warming)))


def _save(path: Path, network: Network, optimizer: Any, rate: Any, step: int, number: int, within: int) -> None:
    state = {
        "size": network.size.to_dict(),
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "rate": rate.state_dict(),
        "step": step,
        "pass": number,
        "in_pass": within,
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}


def _note(folder: Path, what: dict[str, Any]) -> None:
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(what) + "\n")


if __name__ == "__main__":
    main()
