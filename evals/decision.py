"""When an answer is given: the regression of answering/decision.toml, fitted on the cases to tune on.

    python -m evals.decision HOME [--far SET.json …] [--write]

Every case of the part "tune" is asked, and what its own language brought is one example: answerable or not.
Questions of quite other fields (`--far`, sets as in evals/README.md) are further examples of what the
documents do not answer; they weigh less, since nobody asks them often. Run it again when the corpus, the
search or the features of `answering/relevance.py` have changed.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answering.answer import Status, Turn
from answering.assistant import Assistant
from answering.question import Asked
from answering.relevance import DECISION, Evidence
from evals.cases import Case, Split, read_cases
from evals.own_index import own_retriever
from evals.question_sets import read_set

Floats = NDArray[np.float64]
DECIDED = frozenset({Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND})
# All far questions together count as much as this share of the cases.
FAR_TOGETHER = 0.1
MOST_FAR = 200  # of each set
RIDGE = 5.0  # so many cases' worth of belief that a feature says nothing
STEPS = 30  # Newton's method has converged long before
# Of the answerable questions, so many may be refused …
MAY_BE_REFUSED = 0.08
# … and so many more answered with a caution.
WITH_CAUTION = 0.12
# In the other language, where words cannot be compared, an error is likelier.
MORE_IN_THE_OTHER_LANGUAGE = 0.15


@dataclass(frozen=True, slots=True)
class Example:
    """What one question brought.

    Args:
        decided_by_thing: refused whatever the features say, since what is asked for does not stand there.
    """

    id: str
    answerable: bool
    features: dict[str, float]
    decided_by_thing: bool
    weight: float


def examples(home: Path, cases: Sequence[Case], far: Sequence[Path]) -> Iterator[Example]:
    """Every case that is searched for, and every far question."""
    seen: list[Evidence] = []

    def remember(_: Asked, evidence: Evidence) -> None:
        seen.append(evidence)

    assistant = Assistant(own_retriever(home), on_evidence=remember)
    questions = [text for file in far for text in _questions(file)]
    far_weight = FAR_TOGETHER * len(cases) / max(1, len(questions))
    asked = [(case.id, case.answerable, case.question, case.history, 1.0) for case in cases]
    asked += [(text, False, text, (), far_weight) for text in questions]
    for number, (id, answerable, question, history, weight) in enumerate(asked, start=1):
        seen.clear()
        assistant.ask(question, [Turn(earlier) for earlier in history])
        if seen:
            yield Example(id, answerable, seen[0].features, bool(seen[0].thing_missing), weight)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {len(asked)}")


def fit(features: Floats, answerable: Floats, weights: Floats) -> tuple[float, Floats]:
    """Constant and weights of a ridge logistic regression, by Newton's method.

    Args:
        features: (examples, features).
        answerable: 1 or 0 for each.
        weights: how much each example counts.
    """
    mean = np.average(features, axis=0, weights=weights)
    spread = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=weights)) + 1e-9
    scaled = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    ridge = np.diag([0.0] + [RIDGE] * features.shape[1])
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weights * (answerable - share)) - ridge @ found
        curve = (scaled * (weights * share * (1 - share))[:, None]).T @ scaled + ridge
        found = found + np.linalg.solve(curve, slope)
    by_feature = found[1:] / spread
    return float(found[0] - by_feature @ mean), by_feature


def thresholds(probabilities: Floats) -> tuple[float, float]:
    """(enough, sure) for the probabilities of the answerable examples."""
    in_order = np.sort(probabilities)
    place = int(MAY_BE_REFUSED * len(in_order))
    return float(in_order[place]), float(in_order[place + int(WITH_CAUTION * len(in_order))])


def fitted(found: Sequence[Example]) -> str:
    """The content of decision.toml for these examples."""
    free = [each for each in found if not each.decided_by_thing]
    names = list(free[0].features)
    features = np.array([[each.features[name] for name in names] for each in free])
    answerable = np.array([float(each.answerable) for each in free])
    constant, weights = fit(features, answerable, np.array([each.weight for each in free]))
    probabilities = 1 / (1 + np.exp(-(features @ weights + constant)))
    enough, sure = thresholds(probabilities[answerable == 1])
    lines = [
        "# When an answer is given: a logistic regression over the evidence. Written by evals/decision.py,",
        "# which says on what; answering/relevance.py says what the features are.",
        f"enough = {enough:.3f}",
        f"sure = {sure:.3f}",
        f"enough_in_the_other_language = {min(0.95, enough + MORE_IN_THE_OTHER_LANGUAGE):.3f}",
        f"constant = {constant:.3f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in zip(names, weights, strict=True)),
    ]
    return "\n".join(lines) + "\n"


def _questions(file: Path) -> Iterable[str]:
    questions = [question.text for question in read_set(file).questions]
    return questions[:: max(1, len(questions) // MOST_FAR)]


def main() -> None:
    """Fit, and print or write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--far", type=Path, nargs="*", default=(), metavar="SET.json")
    parser.add_argument("--write", action="store_true", help="into answering/decision.toml")
    given = parser.parse_args()
    cases = [case for case in read_cases(split=Split.TUNE) if case.status in DECIDED]
    content = fitted(list(examples(given.home, cases, given.far)))
    if given.write:
        DECISION.write_text(content, encoding="utf-8")
    sys.stdout.write(content)


if __name__ == "__main__":
    main()
