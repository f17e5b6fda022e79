"""python -m answering.reader.training general | domain | average | export | decide (README.md)."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
import typer

from answering.reader.encoding import Encoder
from answering.reader.reader import MODEL, TOKENIZER
from answering.reader.training import corpus_questions
from answering.reader.training.decide import decide as fit_decision
from answering.reader.training.examples import Example
from answering.reader.training.examples import general as general_examples
from answering.reader.training.export import export as export_network
from answering.reader.training.follow_ups import follow_ups, other_fields
from answering.reader.training.network import ReaderNetwork
from answering.reader.training.train import Plan, mixed, train

LONGEST = 128  # tokens of a pair in training: nine of ten are shorter
TIMES_THE_DIALOGUES = 2  # they are few
# Layers that stay as they are; the word embeddings do, too. What was trained before needs fewer that move.
FROZEN, FROZEN_AT_FIRST = 4, 2

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def general(reading: Path, base: Path, out: Path, minutes: float = 15.0, rate: float = 1e-4) -> None:
    """Train on other fields' questions and on entailment; BASE is the encoder's folder, OUT the weights."""
    examples = general_examples(reading, "train")
    network = _network(base, FROZEN_AT_FIRST)
    train(network, _encoder(), mixed(examples, 1), Plan(minutes=minutes, rate=rate), out)


@app.command()
def domain(
    reading: Path,
    base: Path,
    home: Path,
    start: Path,
    out: Path,
    minutes: float = 90.0,
    rehearsed: int = 5000,
    rate: float = 8e-5,
    seed: int = 1,
    new: str = "",
    share: float = 1.0,
) -> None:
    """Train on the questions over the corpus indexed in HOME, beside some of what was learned before.

    All those are learned whose ids begin with NEW, and of the others a SHARE, drawn by the seed.
    """
    said = [*list(follow_ups()) * TIMES_THE_DIALOGUES, *other_fields(reading, "train")]
    learned = [*_drawn(corpus_questions.examples(home, seed), new, share, seed), *said]
    before = mixed(general_examples(reading, "train", seed=1), 3)[:rehearsed]
    network = _network(base)
    network.load_state_dict(_weights(start))
    train(
        network,
        _encoder(),
        mixed([*learned, *before], seed),
        Plan(minutes=minutes, rate=rate, seed=seed),
        out,
    )


def _drawn(about: Sequence[Example], new: str, share: float, seed: int) -> Iterator[Example]:
    drawn = random.Random(seed)
    groups = sorted({one.group for one in about})
    chosen = {one for one in groups if (new and one.startswith(new)) or drawn.random() < share}
    yield from (one for one in about if one.group in chosen)


@app.command()
def average(first: Path, second: Path, out: Path) -> None:
    """The mean of two runs' weights: what the later learned, and what the earlier knew of other fields."""
    one, other = _weights(first), _weights(second)
    torch.save({"network": {name: (one[name] + other[name]) / 2 for name in one}}, out)


@app.command()
def export(base: Path, weights: Path, folder: Path = MODEL) -> None:
    """Write what the project ships; needs the package onnx."""
    network = _network(base)
    network.load_state_dict(_weights(weights))
    export_network(network.cpu(), folder)


@app.command()
def decide(home: Path, folder: Path = MODEL) -> None:
    """Fit when to answer, on questions about sections that no training has seen."""
    fit_decision(home, folder)


def _network(base: Path, frozen: int = FROZEN) -> ReaderNetwork:
    device = "cuda" if torch.cuda.is_available() else "cpu"
    return ReaderNetwork(base, frozen).to(device)


def _encoder() -> Encoder:
    return Encoder(MODEL / TOKENIZER, LONGEST)


def _weights(file: Path) -> dict[str, torch.Tensor]:
    weights: dict[str, torch.Tensor] = torch.load(file, map_location="cpu", weights_only=True)["network"]
    return weights


if __name__ == "__main__":
    app()
