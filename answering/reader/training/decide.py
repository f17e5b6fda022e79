"""Fits the decision: a logistic regression over readings, and the thresholds, into `decision.toml`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from answering.reader.decision import BEST, features
from answering.reader.reader import TransformerReader
from answering.reader.training.domain import section_of
from answering.reader.training.questions import HELD_OUT, read_questions
from retrieval.hit import Filter
from retrieval.lexicon import EMBEDDED_LEXICON, read_lexicon
from retrieval.retriever import Retriever

READ = 10
# The share of answerable questions that may be refused, and of all answered ones that get a caution.
MAY_BE_REFUSED, MAY_BE_CAUTIONED = 0.10, 0.15
STEPS = 200
PENALTY = 1e-3


@dataclass(frozen=True, slots=True)
class Asked:
    """What was read for a question, and whether the documents answer it.

    Args:
        right: for every statement read, how sure the reader was and whether it belongs in the answer.
    """

    features: tuple[float, ...]
    is_answerable: bool
    right: tuple[tuple[float, bool], ...]


def decide(home: Path, folder: Path) -> None:
    """Write `decision.toml` into the folder of the reader's model."""
    asked = list(_asked(home, TransformerReader(folder)))
    constant, weights = _fit(asked)
    sure_of = sorted(_probability(one.features, constant, weights) for one in asked if one.is_answerable)
    caution = sure_of[int(MAY_BE_REFUSED * len(sure_of))]
    sure = sure_of[int((MAY_BE_REFUSED + MAY_BE_CAUTIONED) * len(sure_of))]
    statement = _statement_threshold([one for each in asked for one in each.right])
    lines = (
        "# Fitted by `python -m answering.reader.training decide`; see answering/reader/decision.py.",
        f"constant = {constant:.4f}",
        f"weights = [{', '.join(f'{weight:.4f}' for weight in weights)}]",
        f"caution = {caution:.3f}",
        f"sure = {sure:.3f}",
        f"statement = {statement:.2f}",
    )
    (folder / "decision.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _asked(home: Path, reader: TransformerReader) -> Iterator[Asked]:
    build = Retriever(home, lexicon=read_lexicon(EMBEDDED_LEXICON)).current()
    for question in read_questions(HELD_OUT):
        hits = build.search(question.question, READ, Filter(languages=(question.language,)))
        readings = sorted(reader.read(question.question, hits), key=lambda reading: -reading.answers)
        said = {text for _, text in question.answers}
        right = tuple(
            (sure, statement.text in said)
            for reading in readings
            if said and section_of(reading.hit.passage) == question.section
            for statement, sure in reading.statements
        )
        yield Asked(features(readings), bool(question.answers), right)


def _fit(asked: Sequence[Asked]) -> tuple[float, tuple[float, ...]]:
    """Constant and weights, by Newton-like steps on the penalised log-likelihood; no weight below zero."""
    seen = torch.tensor([one.features for one in asked], dtype=torch.float64)
    wanted = torch.tensor([float(one.is_answerable) for one in asked], dtype=torch.float64)
    weights = torch.full((BEST + 1,), 0.25, dtype=torch.float64, requires_grad=True)
    constant = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, constant], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        total = functional.binary_cross_entropy_with_logits(seen @ weights + constant, wanted)
        total = total + PENALTY * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[arg-type]
    return float(constant), tuple(map(float, weights))


def _probability(seen: Sequence[float], constant: float, weights: Sequence[float]) -> float:
    total = constant + sum(weight * value for weight, value in zip(weights, seen, strict=True))
    return float(torch.sigmoid(torch.tensor(total)))


def _statement_threshold(right: Sequence[tuple[float, bool]]) -> float:
    """Where precision and recall of single statements balance best (their harmonic mean)."""
    places = [step / 100 for step in range(10, 90, 5)]
    return max(places, key=lambda place: _balance(right, place))


def _balance(right: Sequence[tuple[float, bool]], place: float) -> float:
    chosen = [is_right for sure, is_right in right if sure >= place]
    hit, whole = sum(chosen), sum(is_right for _, is_right in right)
    return 2 * hit / (len(chosen) + whole) if chosen else 0.0
