"""Which statement answers best: the weights of answering/ranking.toml, fitted on questions with an answer.

    python -m evals.statement_ranking HOME --model FOLDER --hold-out SHARE [--write]

Examples are the questions of `retrieval/training/questions.jsonl` about sections that the model in FOLDER has
not learned from, and the answerable cases to tune on. Make the model with `retrieval.training.refine` and its
`--hold-out SHARE`, and the index in HOME with it. Of all statements that the search brings for a question,
those are right that begin as the file says, or that state a case's key fact in a section that it expects. The
weights make the right ones likely (softmax regression) and stay near those that stand. Run it again when the
features of `answering/sentence_scores.py` have changed.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answering.write.extract import score_all
from answering.finding import find
from answering.library import Library, in_one
from answering.question import read_question
from answering.sentence_scores import RANKING, read_ranking
from answering.statements import Statement
from answering.vocabulary import Vocabulary
from answering.words import content_of
from corpus.model import Language
from evals.cases import Case, Split, read_cases
from evals.measures.sections import sections_of
from evals.own_index import own_retriever
from retrieval.closeness import Closeness
from retrieval.embed import DEFAULT_MODEL, Embedder, load_embedder
from retrieval.hit import Filter
from retrieval.training.asked import Question, held_out, read_questions

Floats = NDArray[np.float64]
# Scores lie within about 0–2; so many times as far apart, the best of many statements has most of the mass.
SHARPNESS = 12.0
# How much it costs, a squared unit, to leave the weights that stand.
PULL = 1.0
STEPS = 400
STEP = 0.01
IsRight = Callable[[Statement], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question, and which statements answer it."""

    question: str
    language: Language
    is_right: IsRight


@dataclass(frozen=True, slots=True)
class Example:
    """The statements that a question brought.

    Args:
        features: (statements, features).
        right: (statements,), at least one of them.
    """

    features: Floats
    right: NDArray[np.bool_]


def of_question(question: Question) -> Wanted:
    """What the file of questions says."""
    at = " ".join(question.at.split())
    sections = frozenset({question.section})

    def is_right(statement: Statement) -> bool:
        there = sections_of(statement.hit.passage.id, sections) is not None
        return there and " ".join(statement.text.split()).startswith(at)

    return Wanted(question.question, question.language, is_right)


def of_case(case: Case) -> Wanted:
    """What a case says: any of its key facts, in one of its sections."""
    facts = [re.compile(fact, re.IGNORECASE) for fact in case.key_facts]

    def is_right(statement: Statement) -> bool:
        there = sections_of(statement.hit.passage.id, case.sections) is not None
        return there and any(fact.search(statement.text) for fact in facts)

    return Wanted(case.question, case.language, is_right)


def examples(library: Library, model: Embedder, wanted: Sequence[Wanted]) -> Iterator[Example]:
    """Of each question for which the search brings a right statement; `model` compares it with them."""
    passages = [passage for id in library.documents for passage in library.passages_of(id)]
    vocabulary = Vocabulary(passages)
    closeness = Closeness(model, content_of)
    names = list(read_ranking())
    for number, each in enumerate(wanted, start=1):
        asked = read_question(each.question, each.language)
        terms = [vocabulary.term(word, asked.language, asked.text) for word in asked.terms]
        hits = find(asked, terms, library, in_one(Filter(), each.language))
        scored = score_all(asked, hits, terms, closeness)
        right = np.array([each.is_right(one.statement) for one in scored], dtype=np.bool_)
        if right.any():
            yield Example(np.array([[one.features[name] for name in names] for one in scored]), right)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {len(wanted)}")


def fit(found: Sequence[Example], start: Floats) -> Floats:
    """The weights, (features,), that make the right statements likely and stay near `start`; by Adam."""
    weights, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = sum((_slope(each, weights) for each in found), np.zeros_like(start)) / len(found)
        slope += PULL * (weights - start)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        at_first = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        weights = weights - STEP * at_first * mean / (np.sqrt(spread) + 1e-8)
    return weights


def _slope(example: Example, weights: Floats) -> Floats:
    """Of -log(probability that a right statement is chosen)."""
    logits = SHARPNESS * example.features @ weights
    likely = np.exp(logits - logits.max())
    all_of_them, right = likely / likely.sum(), likely * example.right
    slope: Floats = SHARPNESS * (all_of_them - right / max(right.sum(), 1e-12)) @ example.features
    return slope


def right_first(found: Sequence[Example], weights: Floats) -> float:
    """The share of the examples whose best statement is a right one."""
    return float(np.mean([each.right[np.argmax(each.features @ weights)] for each in found]))


def content(weights: Mapping[str, float]) -> str:
    """Of ranking.toml."""
    head = (
        "# How well a statement answers: a weighted sum of features. Written by evals/statement_ranking.py,"
        " which says\n# on what; answering/sentence_scores.py says what the features are.\n"
    )
    return head + "".join(f"{name} = {weight:.3f}\n" for name, weight in weights.items())


def main() -> None:
    """Fit, and print or write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--model", default=DEFAULT_MODEL, metavar="FOLDER", help="that HOME is indexed with")
    parser.add_argument("--hold-out", type=float, default=0.0, metavar="SHARE", help="as of refine")
    parser.add_argument("--write", action="store_true", help="into answering/ranking.toml")
    given = parser.parse_args()
    questions = read_questions()
    fresh = held_out(questions, given.hold_out, seed=0)
    cases = [case for case in read_cases(split=Split.TUNE) if case.key_facts and not case.history]
    wanted = [of_question(question) for question in questions if question.section in fresh]
    model = load_embedder(given.model)
    found = list(examples(own_retriever(given.home), model, [*wanted, *map(of_case, cases)]))
    names, stands = list(read_ranking()), np.array(list(read_ranking().values()))
    weights = fit(found, stands)
    sys.stderr.write(
        f"\r{len(found)} questions; a right statement is first for {right_first(found, stands):.3f} of them "
        f"with the weights that stand, {right_first(found, weights):.3f} with the new ones\n"
    )
    text = content(dict(zip(names, map(float, weights), strict=True)))
    if given.write:
        RANKING.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
