"""Fits the decision: two regressions over readings, and the thresholds, into `decision.toml`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

import torch
from torch.nn import functional

from answering.reader.decision import Decision, surest
from answering.reader.log_odds import log_odds
from answering.reader.reader import TransformerReader
from answering.reader.reading import Reading
from answering.reader.training.questions import ASKED, HELD_OUT, TrainingQuestion, read_questions
from answering.reader.worth_reading import PASSAGES
from corpus.errors import EvaluationError
from retrieval.expand import Expander
from retrieval.hit import Filter
from retrieval.lexicon import embedded_lexicon
from retrieval.retriever import Retriever

# The share of answerable questions that may be refused, and the share that may get a caution.
REFUSED, CAUTIONED = 0.16, 0.1
# How much the reader alone counts in whether there is an answer; the rest, with the search.
ALONE_WEIGHS = 0.4
RECALL_WEIGHS = 16.0  # the square of how much more, as in F4
STEPS = 200
PENALTY = 1e-3
CHOICE_SCALE = 100  # a cosine's weight is large, and no less believed
THRESHOLDS = [step / 200 for step in range(4, 100)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was read for it."""

    question: TrainingQuestion
    readings: tuple[Reading, ...]

    @property
    def is_answerable(self) -> bool:
        """Whether the documents answer it."""
        return bool(self.question.answers)


def decide(home: Path, folder: Path) -> None:
    """Write `decision.toml` into the folder of the reader's model."""
    asked = list(_asked(home, TransformerReader(folder)))
    decision = fit(asked)
    lines = [f"{name} = {_written(value)}" for name, value in asdict(decision).items()]
    head = "# Fitted by `python -m answering.reader.training decide`; see answering/reader/decision.py.\n"
    (folder / "decision.toml").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def fit(asked: Sequence[Asked]) -> Decision:
    """First which statements answer, then whether any does, then from where on."""
    decision = Decision(_of_statements(asked), (0.0, 0.5, 0.5), 0.0, 0.0, 0.0)
    readings = [decision.calibrated(one.readings) for one in asked]
    decision = replace(decision, answer=_of_answers(asked, readings))
    told = [(one, decision.probability(read)) for one, read in zip(asked, readings, strict=True)]
    sure = sorted(probability for one, probability in told if one.is_answerable)
    caution, certain = (sure[int(part * len(sure))] for part in (REFUSED, REFUSED + CAUTIONED))
    statement = _statement_threshold([*zip(asked, readings, strict=True)])
    return replace(decision, caution=caution, sure=certain, statement=statement)


def _of_answers(asked: Sequence[Asked], readings: Sequence[Sequence[Reading]]) -> tuple[float, float, float]:
    """A mean of two regressions: by the reader alone, which orders these questions best, and with the
    search counted in, which orders those of other hands, and hostile ones, best (docs/answers.md)."""
    wanted = [one.is_answerable for one in asked]
    alone, found = zip(*map(surest, readings), strict=True)
    first, second = (_regression([(value,) for value in values], wanted) for values in (alone, found))
    rest = 1 - ALONE_WEIGHS
    return ALONE_WEIGHS * first[0] + rest * second[0], ALONE_WEIGHS * first[1], rest * second[1]


def _of_statements(asked: Sequence[Asked]) -> tuple[float, float, float, float]:
    """Weights by which the right ones come first, then a scale on which they are probabilities."""
    groups = [_statements_of(one) for one in asked if one.is_answerable]
    groups = [group for group in groups if any(is_right for _, is_right in group)]
    weights = _choice(
        [[seen for seen, _ in group] for group in groups],
        [[is_right for _, is_right in group] for group in groups],
    )
    every = [one for group in groups for one in group]
    sums = [sum(weight * value for weight, value in zip(weights, seen, strict=True)) for seen, _ in every]
    constant, scale = _regression([(value,) for value in sums], [is_right for _, is_right in every])
    read, near, found = (scale * weight for weight in weights)
    return constant, read, near, found


def _statements_of(one: Asked) -> list[tuple[tuple[float, ...], bool]]:
    """Of each that may answer: the log-odds of reader and search, and its cosine; whether it is right."""
    said = {text for _, text in one.question.answers}
    return [
        ((log_odds(sure), cosine, log_odds(reading.hit.score)), statement.text in said)
        for reading in one.readings
        for (statement, sure), cosine in zip(reading.statements, reading.hit.near, strict=True)
        if sure
    ]


def _asked(home: Path, reader: TransformerReader) -> Iterator[Asked]:
    build = Retriever(home, expander=Expander(lexicon=embedded_lexicon())).current()
    for question in chain(read_questions(HELD_OUT), read_questions(ASKED)):
        hits = build.search(question.question, PASSAGES, Filter(languages=(question.language,)))
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


def _choice(groups: Sequence[Sequence[Sequence[float]]], right: Sequence[Sequence[bool]]) -> list[float]:
    """Weights of a softmax regression: in each group one of the right ones is to come first."""
    values = [torch.tensor(group, dtype=torch.float64) for group in groups]
    truth = [torch.tensor(one) for one in right]
    weights = torch.zeros(values[0].shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        shares = [
            torch.log_softmax(group @ weights, 0)[is_right].logsumexp(0)
            for group, is_right in zip(values, truth, strict=True)
        ]
        total = -torch.stack(shares).mean() + PENALTY * (weights**2).sum() / CHOICE_SCALE
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    found: list[float] = weights.tolist()
    return found


def _statement_threshold(asked: Sequence[tuple[Asked, Sequence[Reading]]]) -> float:
    """Where precision and recall of single statements balance best."""
    right = [
        (sure, statement.text in {text for _, text in one.question.answers})
        for one, readings in asked
        if one.is_answerable
        for reading in readings
        for statement, sure in reading.statements
        if sure
    ]
    return max(THRESHOLDS, key=lambda place: _balance(right, place))


def _balance(right: Sequence[tuple[float, bool]], place: float) -> float:
    """F-measure, in which a right statement left out weighs more than a wrong one told."""
    chosen = [is_right for sure, is_right in right if sure >= place]
    whole = len(chosen) + RECALL_WEIGHS * sum(is_right for _, is_right in right)
    return (1 + RECALL_WEIGHS) * sum(chosen) / whole if whole else 0.0


def _written(value: float | tuple[float, ...]) -> str:
    return f"[{', '.join(f'{one:.4f}' for one in value)}]" if isinstance(value, tuple) else f"{value:.4f}"
