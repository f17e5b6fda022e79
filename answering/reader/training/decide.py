"""Fits the decision: two logistic regressions over readings, and the thresholds, into `decision.toml`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch.nn import functional

from answering.reader.decision import Decision, features, log_odds
from answering.reader.reader import TransformerReader
from answering.reader.reading import Reading
from answering.reader.training.domain import section_of
from answering.reader.training.questions import HELD_OUT, Question, read_questions
from corpus.errors import EvaluationError
from retrieval.hit import Filter
from retrieval.lexicon import EMBEDDED_LEXICON, read_lexicon
from retrieval.retriever import Retriever

READ = 10
# The share of answerable questions that may be refused, and the share that may get a caution.
REFUSED, CAUTIONED = 0.10, 0.12
STEPS = 200
PENALTY = 1e-3
THRESHOLDS = [step / 100 for step in range(10, 90, 5)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was read for it."""

    question: Question
    readings: tuple[Reading, ...]

    @property
    def is_answerable(self) -> bool:
        """Whether the documents answer it."""
        return bool(self.question.answers)

    @property
    def sections(self) -> frozenset[str]:
        """Those that hold an answer."""
        return frozenset(section for section, _ in self.question.answers)


def decide(home: Path, folder: Path) -> None:
    """Write `decision.toml` into the folder of the reader's model."""
    asked = list(_asked(home, TransformerReader(folder)))
    decision = fit(asked)
    numbers = (
        ("passage", decision.passage), ("constant", decision.constant), ("weights", decision.weights),
        ("caution", decision.caution), ("sure", decision.sure), ("statement", decision.statement),
    )  # fmt: skip
    lines = [f"{name} = {_written(value)}" for name, value in numbers]
    head = "# Fitted by `python -m answering.reader.training decide`; see answering/reader/decision.py.\n"
    (folder / "decision.toml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def fit(asked: Sequence[Asked]) -> Decision:
    """First which passage answers, then whether any does, then from where on."""
    blank = Decision((0.0, 1.0, 0.0), 0.0, (1.0, 0.0, 0.0, 0.0), 0.0, 0.0, _statement_threshold(asked))
    each = [(one, reading) for one in asked for reading in one.readings]
    constant, read, found = _regression(
        [(log_odds(reading.answers), log_odds(reading.hit.score)) for _, reading in each],
        [section_of(reading.hit.passage) in one.sections for one, reading in each],
    )
    decision = replace(blank, passage=(constant, read, found))
    readings = [decision.calibrated(one.readings) for one in asked]
    constant, *weights = _regression([*map(features, readings)], [one.is_answerable for one in asked])
    decision = replace(decision, constant=constant, weights=tuple(weights))
    told = zip(asked, map(decision.probability, readings), strict=True)
    sure = sorted(probability for one, probability in told if one.is_answerable)
    caution, certain = (sure[int(part * len(sure))] for part in (REFUSED, REFUSED + CAUTIONED))
    return replace(decision, caution=caution, sure=certain)


def _asked(home: Path, reader: TransformerReader) -> Iterator[Asked]:
    build = Retriever(home, lexicon=read_lexicon(EMBEDDED_LEXICON)).current()
    for question in read_questions(HELD_OUT):
        hits = build.search(question.question, READ, Filter(languages=(question.language,)))
        if not hits:
            raise EvaluationError(f"{home} has no index of the corpus: run `lotsen ingest` first")
        yield Asked(question, reader.read(question.question, hits))


def _regression(seen: Sequence[Sequence[float]], wanted: Sequence[bool]) -> list[float]:
    """Constant and weights of a logistic regression with a small penalty."""
    values = torch.tensor(seen, dtype=torch.float64)
    truth = torch.tensor(wanted, dtype=torch.float64)
    weights = torch.zeros(values.shape[1], dtype=torch.float64, requires_grad=True)
    constant = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, constant], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        total = functional.binary_cross_entropy_with_logits(values @ weights + constant, truth)
        total = total + PENALTY * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return [constant.item(), *weights.tolist()]


def _statement_threshold(asked: Sequence[Asked]) -> float:
    """Where precision and recall of single statements balance best, in the passages that answer."""
    right = [
        (sure, statement.text in {text for _, text in one.question.answers})
        for one in asked
        for reading in one.readings
        if section_of(reading.hit.passage) in one.sections
        for statement, sure in reading.statements
    ]
    return max(THRESHOLDS, key=lambda place: _balance(right, place))


def _balance(right: Sequence[tuple[float, bool]], place: float) -> float:
    """Harmonic mean of precision and recall."""
    chosen = [is_right for sure, is_right in right if sure >= place]
    whole = len(chosen) + sum(is_right for _, is_right in right)
    return 2 * sum(chosen) / whole if whole else 0.0


def _written(value: float | tuple[float, ...]) -> str:
    return f"[{', '.join(f'{one:.4f}' for one in value)}]" if isinstance(value, tuple) else f"{value:.4f}"
