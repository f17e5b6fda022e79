"""Which probability a fused score means: fits the coefficients in `retrieval/relevance.py` to questions.

`python -m evals.calibration HOME [SET.json …] [--plot FILE.svg]` prints them, and beside each probability
how often it came true, for the fitted ones and for those that stand there; the latter are drawn. HOME is an
index of this project's corpus, which is asked the tuning cases of `evals/cases`; the sets are indexed with
the model that it was made with, so that each model gets a calibration of its own. Every other question of a
set loses its answer: a threshold must have seen some that nothing answers. `evals/question_sets.py` says
what a SET is.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import LotsenError
from evals.case_files import stand_alone
from evals.cases import Split
from evals.measures.sections import sections_of
from evals.own_index import own_retriever
from evals.question_sets import QuestionSet, build_set, id_in_set, read_set
from evals.reliability import Reliability, lines, reliability
from evals.reliability_plot import reliability_svg
from retrieval.embed import load_embedder
from retrieval.hit import Hit
from retrieval.relevance import CALIBRATION, COMPARED, features, field_of
from retrieval.retriever import Retriever
from retrieval.terms import content_words

# Further down, a passage that answers as well but is not among the labels is the rule.
HITS = 3
LARGEST_SET = 1600  # passages, as many as the project's own: among more, a chance likeness is more likely
# The project's own questions are few, but they are what the threshold is for.
OWN_WEIGHT = 5.0
RIDGE = 1e-3
STEPS = 50

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A hit as features, and whether it answers."""

    features: tuple[float, ...]
    answers: bool
    source: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Collect, fit, print, draw."""
    parser = argparse.ArgumentParser(prog="evals.calibration", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("home", type=Path, metavar="HOME", help="an index of the project's corpus")
    parser.add_argument("sets", type=Path, nargs="*", metavar="SET.json")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="where to draw it as it stands")
    given = parser.parse_args(arguments)
    try:
        retriever = own_retriever(given.home)
        examples = list(examples_of_cases(retriever))
        for file in given.sets:
            examples += examples_of_set(read_set(file), retriever.build.manifest.model)
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    shipped = CALIBRATION.coefficients
    for name, coefficients in (("fitted", fit(examples)), ("as it stands", np.array(shipped))):
        sys.stdout.write(f"{name}: {tuple(round(float(each), 2) for each in coefficients)}\n")
        sys.stdout.writelines(f"  {line}\n" for line in lines(list(by_source(examples, coefficients))))
    if given.plot:
        given.plot.write_text(reliability_svg(list(by_source(examples, np.array(shipped)))), encoding="utf-8")
    return 0


def examples_of_cases(retriever: Retriever) -> Iterator[Example]:
    """The tuning cases that stand alone and are about the guide, answerable or not."""
    for case in stand_alone(Split.TUNE):
        hits = retriever.search(case.question, COMPARED)
        answers = [sections_of(hit.passage.id, case.sections) is not None for hit in hits]
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
            hits = retriever.search(question.text, COMPARED + len(question.answers))
            if number % 2:
                hits = [hit for hit in hits if id_in_set(hit.passage) not in question.answers]
            answers = [id_in_set(hit.passage) in question.answers for hit in hits]
            examples += _examples(question.text, hits, answers, part.name)
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


def by_source(examples: Sequence[Example], coefficients: Floats) -> Iterator[Reliability]:
    """For each source what was said and what came true."""
    for source in dict.fromkeys(example.source for example in examples):
        own = [example for example in examples if example.source == source]
        said = 1 / (1 + np.exp(-np.array([example.features for example in own]) @ coefficients))
        yield reliability(source, said, [example.answers for example in own])


def _examples(question: str, hits: Sequence[Hit], answers: Sequence[bool], source: str) -> Iterator[Example]:
    """Of the best hits; a question that nothing was found for has none."""
    if not hits:
        return
    fused = [dict(hit.why)["fused"] for hit in hits]
    field = field_of(fused, len(content_words(question)))
    for score, answered in list(zip(fused, answers, strict=True))[:HITS]:
        yield Example(features(score, field), answered, source)


def _weights(examples: Sequence[Example]) -> Floats:
    sources = [example.source for example in examples]
    share = {source: 1 / sources.count(source) for source in sources}
    return np.array([share[source] * (OWN_WEIGHT if source == "cases" else 1.0) for source in sources]) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
