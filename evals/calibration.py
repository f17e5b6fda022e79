"""Which probability a fused score means: fits the coefficients in `retrieval/relevance.py` to questions.

`python -m evals.calibration HOME [SET.json …]` prints them, and beside each probability how often it came
true, for the fitted ones and for those that stand there. HOME is an index of this project's corpus, which
is asked the tuning cases of `evals/cases`; the sets are indexed with the model that it was made with, so
that each model gets a calibration of its own. Every other question of a set loses its answer: a threshold
must have seen some that nothing answers. `evals/question_sets.py` says what a SET is.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import LotsenError
from corpus.language import detect_language
from evals.own_index import answers_case, own_retriever, read_cases
from evals.question_sets import QuestionSet, build_set, id_in_set, read_set
from retrieval.embed import load_embedder
from retrieval.hit import Hit
from retrieval.relevance import calibration_for, features
from retrieval.retriever import Retriever
from retrieval.terms import content_words

# Further down, a passage that answers as well but is not among the labels is the rule.
HITS = 3
LARGEST_SET = 1600  # passages, as many as the project's own: among more, a chance likeness is more likely
# The project's own questions are few, but they are what the threshold is for.
OWN_WEIGHT = 3.0
RIDGE = 1e-3
STEPS = 50
BINS = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A hit as features, and whether it answers."""

    features: tuple[float, ...]
    answers: bool
    source: str


def main(arguments: Sequence[str]) -> int:
    """Collect, fit, print."""
    if not arguments:
        sys.stderr.write("usage: python -m evals.calibration HOME [SET.json …]\n")
        return 2
    home, *sets = map(Path, arguments)
    try:
        retriever = own_retriever(home)
        examples = list(examples_of_cases(retriever))
        for file in sets:
            examples += examples_of_set(read_set(file), retriever.build.manifest.model)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    shipped = calibration_for(retriever.build.manifest.model).coefficients
    for name, coefficients in (("fitted", fit(examples)), ("as it stands", np.array(shipped))):
        sys.stdout.write(f"{name}: {tuple(round(float(each), 2) for each in coefficients)}\n")
        sys.stdout.writelines(f"  {line}\n" for line in reliability(examples, coefficients))
    return 0


def examples_of_cases(retriever: Retriever) -> Iterator[Example]:
    """The tuning cases that stand alone and are about the guide, answerable or not."""
    for case in read_cases():
        hits = retriever.search(case.question, HITS)
        answers = [answers_case(hit.passage, case.sections) is not None for hit in hits]
        yield from _examples(case.question, hits, answers, "cases")


def examples_of_set(whole: QuestionSet, model: str) -> list[Example]:
    """The questions of a set whose answers are among its first passages, every other without its answer."""
    part = replace(whole, texts=whole.texts[:LARGEST_SET])
    there = {id for id, _ in part.texts}
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        build_set(part, load_embedder(model), Path(folder) / "home")
        retriever = Retriever(Path(folder) / "home")
        asked = [question for question in part.questions if question.answers <= there]
        for number, question in enumerate(asked):
            hits = retriever.search(question.text, HITS + len(question.answers))
            if number % 2:
                hits = [hit for hit in hits if id_in_set(hit.passage) not in question.answers]
            answers = [id_in_set(hit.passage) in question.answers for hit in hits[:HITS]]
            examples += _examples(question.text, hits[:HITS], answers, part.name)
    return examples


def fit(examples: Sequence[Example]) -> Floats:
    """Logistic regression by Newton's method, every source with the same weight but the cases with more."""
    x = np.array([example.features for example in examples])
    y = np.array([example.answers for example in examples], dtype=np.float64)
    weights = _weights(examples)
    coefficients = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ coefficients))
        gradient = x.T @ (weights * (y - p)) - RIDGE * coefficients
        curvature = (x * (weights * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        coefficients += np.linalg.solve(curvature, gradient)
    return coefficients


def reliability(examples: Sequence[Example], coefficients: Floats) -> Iterator[str]:
    """For each source and tenth of probability: how many hits, what was said, what came true."""
    for source in dict.fromkeys(example.source for example in examples):
        own = [example for example in examples if example.source == source]
        p = 1 / (1 + np.exp(-np.array([example.features for example in own]) @ coefficients))
        y = np.array([example.answers for example in own], dtype=np.float64)
        yield f"{source}: {len(own)} hits, Brier score {np.mean((p - y) ** 2):.3f}"
        for tenth in range(BINS):
            inside = np.floor(p * BINS).astype(int) == tenth
            if inside.any():
                yield f"  said {p[inside].mean():.2f}  true {y[inside].mean():.2f}  hits {inside.sum()}"


def _examples(question: str, hits: Sequence[Hit], answers: Sequence[bool], source: str) -> Iterator[Example]:
    words, language = len(content_words(question)), detect_language(question)
    for hit, answered in zip(hits, answers, strict=True):
        yield Example(features(dict(hit.why)["fused"], words, language), answered, source)


def _weights(examples: Sequence[Example]) -> Floats:
    sources = [example.source for example in examples]
    share = {source: 1 / sources.count(source) for source in sources}
    return np.array([share[source] * (OWN_WEIGHT if source == "cases" else 1.0) for source in sources]) * 1000


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
