"""Train the network.

    python -m training.newsroom.learn DATA ENCODER OUT [--seed 0] [--epochs 4] [--layers 0,…,11] [--all] [--bf16]
        [--start WEIGHTS] [--teacher RUN] [--heads 6,6,6] [--inner 768,768,768] [--parts polnear=.25,conll=.5]
        [--without conll] [--one-in 3] [--stop STEP]

DATA has `quotes/` and `entities/` as JSON lines; ENCODER is the folder of a BERT-shaped model (`model.safetensors` or
`model.onnx`, and `vocab.txt`); OUT gets `checkpoint.pt`, from which an interrupted run continues, and `log.jsonl`. The
network starts from ENCODER's layers, or, with --start, from shipped weights (a folder) or a checkpoint, widened to
--heads and --inner. With a teacher (the OUT of an earlier run) it also learns from the teacher's probabilities, on
unannotated news too; without --start it is cut out of the teacher. --parts samples a part of a corpus for each epoch.
Unless --all is given, whole outlets and articles are held out for measurement.
"""

import argparse
import json
import time
from pathlib import Path
from random import Random
from typing import Any

import torch

from training.newsroom.batches import batches_of, cuts_of
from training.newsroom.checkpoint import restored
from training.newsroom.corpora import Example
from training.newsroom.holdout import held_out, is_held_out, marked
from training.newsroom.loss import losses, weighted
from training.newsroom.measure import measured
from training.newsroom.network import Network, Size
from training.newsroom.pretrained import load_encoder
from training.newsroom.shipped import shipped, widened
from training.newsroom.student import Cutting, cut_out
from training.newsroom.teacher import Teacher
from training.newsroom.unmarked import unmarked
from wiredesk.enrich.model.lexicon import Lexicon

RATE, HEADS_RATE = 2e-4, 1e-3
WARMING = 0.06
"""Share of all steps in which the learning rate rises; afterwards it falls linearly."""
DECAY = 0.01
MAX_GRADIENT = 1.0
SAVED_EACH = 300
SHOWN = 60
"""One article in this many is read to find the least important parts of a teacher."""
CORPORA = ("polnear", "worldwide", "malaysian", "ieer", "conll", "cleanconll")
INPUTS = ("shapes", "states")
PARTS = (*CORPORA, *INPUTS, "variants")
"""The parts that can be left out; a corpus is left out together with the head trained on it."""


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", type=_numbers, default=tuple(range(12)))
    parser.add_argument("--heads", type=_numbers, default=(6, 6, 6))
    parser.add_argument("--inner", type=_numbers, default=(768, 768, 768))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--without", choices=PARTS)
    parser.add_argument("--one-in", type=int, default=1)
    parser.add_argument("--heads-rate", type=float, default=HEADS_RATE)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--parts", type=_parts, default={})
    parser.add_argument("--stop", type=int)
    learn(parser.parse_args())


def learn(args: argparse.Namespace) -> None:
    """Train as given by the arguments, resuming from the last checkpoint if there is one."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    lexicon = Lexicon((args.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    corpora = {
        name: [example for example in corpus if args.all or not is_held_out(example)]
        for name, corpus in marked(args.data).items()
    }
    train = [example for name, corpus in corpora.items() if name != args.without for example in corpus[:: args.one_in]]
    windows = cuts_of(held_out(args.data, args.all), lexicon, None)
    if args.teacher:
        train += unmarked(args.data)
    if args.start:
        network = shipped(args.start) if args.start.is_dir() else restored(args.start)
        network = widened(network, args.heads, args.inner)
        network.train()
    elif args.teacher:
        teacher = restored(args.teacher / "checkpoint.pt")
        few = cuts_of([example for corpus in corpora.values() for example in corpus[::SHOWN]], lexicon, None)
        shown = list(batches_of(few, lexicon, Random(0), pooled=teacher.size.pooled))
        network = cut_out(teacher, Cutting(args.layers, args.heads, args.inner), lexicon, shown)
    else:
        network = Network(Size(heads=(12,) * len(args.layers), inner=(1536,) * len(args.layers)))
        load_encoder(network, args.encoder, args.layers)
    network.encoder.words.weight.requires_grad_(False)
    if args.without in INPUTS:
        torch.nn.init.zeros_(getattr(network.encoder, args.without).weight.requires_grad_(False))
    _train(args, network, train, windows, lexicon)


def _drawn(train: list[Example], parts: dict[str, float], rng: Random) -> list[Example]:
    """The articles of one epoch: some corpora are subsampled, with a new sample each time."""
    return [example for example in train if rng.random() < parts.get(_corpus(example), 1.0)]


def _corpus(example: Example) -> str:
    return "polnear" if example.said is not None else example.scheme or "unmarked"


def _parts(words: str) -> dict[str, float]:
    pairs = (pair.split("=") for pair in words.split(","))
    return {name: float(part) for name, part in pairs}


def _numbers(args: str) -> tuple[int, ...]:
    return tuple(map(int, args.split(",")))


def _train(
    args: argparse.Namespace, network: Network, train: list[Example], windows: list[Any], lexicon: Lexicon
) -> None:
    pooled = network.size.pooled
    teacher = Teacher(restored(args.teacher / "checkpoint.pt"), lexicon) if args.teacher else None
    varied = args.without != "variants"
    sample = cuts_of(_drawn(train, args.parts, Random(0)), lexicon, Random(0), varied)
    steps_an_epoch = sum(1 for _ in batches_of(sample, lexicon, Random(0), pooled=pooled))
    steps = steps_an_epoch * args.epochs
    optimizer = torch.optim.AdamW(_groups(network, args.rate, args.heads_rate), fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, steps))
    saved = args.out / "checkpoint.pt"
    done, step, first = 0, 0, 0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        rate.load_state_dict(state["rate"])
        step, first, done = state["step"], state["pass"], state["in_pass"]
    _note(args.out, {"steps": steps, "train": len(train), "from": step})
    began = time.time()
    seen: dict[str, float] = {}
    for number in range(first, args.epochs):
        rng = Random(args.seed * 1000 + number)
        cuts = cuts_of(_drawn(train, args.parts, rng), lexicon, rng, varied)
        for within, batch in enumerate(batches_of(cuts, lexicon, rng, pooled=pooled)):
            if within < done:
                continue
            with torch.autocast("cpu", torch.bfloat16, args.bf16):
                x = network(batch)
                found = losses(network, batch, x) | (teacher.losses(network, batch, x) if teacher else {})
            optimizer.zero_grad()
            weighted(found).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), MAX_GRADIENT)
            optimizer.step()
            rate.step()
            step += 1
            for name, value in found.items():
                seen[name] = 0.98 * seen.get(name, value.item()) + 0.02 * value.item()
            if step % 50 == 0:
                _note(args.out, {"step": step, "seconds": round(time.time() - began), **_rounded(seen)})
            if step % SAVED_EACH == 0:
                _save(saved, network, optimizer, rate, step, number, within + 1)
            if step == args.stop:
                return
        done = 0
        _save(saved, network, optimizer, rate, step, number + 1, 0)
        _note(
            args.out,
            {"pass": number + 1, "seconds": round(time.time() - began), **measured(network, windows, lexicon)},
        )


def _groups(network: Network, rate: float, heads_rate: float) -> list[dict[str, Any]]:
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            fresh = not name.startswith("encoder.") or name.startswith(("encoder.shapes", "encoder.states"))
            groups.setdefault((fresh, weight.dim() > 1), []).append(weight)
    return [
        {"params": weights, "lr": heads_rate if fresh else rate, "weight_decay": DECAY if decays else 0.0}
        for (fresh, decays), weights in groups.items()
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
