"""Which probability a fused score means: fits the coefficients in `retrieval/relevance.py` to questions.

`python -m evals.calibration HOME [SET.json …]` prints them, and beside each probability how often it came
true. HOME is an index of this project's corpus, which is asked the tuning cases of `evals/cases`; the sets
are indexed with the model that it was made with, so that each model gets a calibration of its own. A SET is
{"lang", "corpus": {id: text}, "queries": {id: text}, "qrels": {id: [ids]}}; it is indexed for the purpose,
and every other of its questions loses its answer: a threshold must have seen some that nothing answers.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import corpus
from corpus.glossary import read_glossary
from corpus.language import detect_language
from corpus.model import Document, Kind, Language, Passage, Section
from retrieval.build import build
from retrieval.embed import load_embedder
from retrieval.hit import Hit
from retrieval.relevance import features
from retrieval.retriever import Retriever
from retrieval.terms import content_words

CASES = Path(__file__).parent / "cases"
# Further down, a passage that answers as well but is not among the labels is the rule.
HITS = 3
LARGEST_SET = 600  # passages; a whole set takes minutes to embed and tells no more
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
    examples = list(examples_of_cases(home))
    for file in sets:
        examples += examples_of_set(file)
    coefficients = fit(examples)
    sys.stdout.write(f"coefficients: {tuple(round(float(each), 2) for each in coefficients)}\n")
    sys.stdout.writelines(f"{line}\n" for line in reliability(examples, coefficients))
    return 0


def examples_of_cases(home: Path) -> Iterator[Example]:
    """The tuning cases that stand alone and are about the guide, answerable or not."""
    retriever = Retriever(home, glossary=read_glossary(Path(corpus.__file__).parent / "glossary.csv"))
    for file in sorted(CASES.glob("*.jsonl")):
        for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            if case["split"] != "tune" or case["history"]:
                continue
            if case["expected_status"] in ("answered", "not_found"):
                hits = retriever.search(case["question"], HITS)
                yield from _examples(case["question"], hits, _sections(case["expected_sections"]), "cases")


def examples_of_set(file: Path) -> list[Example]:
    """The questions of a set whose answers are among its first passages, every other without its answer."""
    content = json.loads(file.read_text(encoding="utf-8"))
    texts = dict(list(content["corpus"].items())[:LARGEST_SET])
    examples: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        retriever = _indexed(texts, Language(content["lang"].split(">")[-1]), Path(folder))
        asked = [id for id, answers in content["qrels"].items() if set(answers) <= set(texts)]
        for number, id in enumerate(asked):
            question, answers = content["queries"][id], {f"set#{each}/1" for each in content["qrels"][id]}
            hits = retriever.search(question, HITS + len(answers))
            if number % 2:
                hits = [hit for hit in hits if hit.passage.id not in answers]
            examples += _examples(question, hits[:HITS], answers, file.stem)
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


def _examples(question: str, hits: Sequence[Hit], answers: set[str], source: str) -> Iterator[Example]:
    words, language = len(content_words(question)), detect_language(question)
    for hit in hits:
        values = features(dict(hit.why)["fused"], words, language)
        yield Example(values, _answers(hit.passage, answers), source)


def _answers(passage: Passage, answers: set[str]) -> bool:
    """Whether the passage, its section or one above it in the numbering is among the answers."""
    document = passage.document_id.rsplit("-", 1)[0]
    numbers = passage.section_id.split(".")
    above = {f"{document}#{'.'.join(numbers[:depth])}" for depth in range(1, len(numbers) + 1)}
    return passage.id in answers or not above.isdisjoint(answers)


def _sections(expected: Any) -> set[str]:
    return set(expected or ())


def _weights(examples: Sequence[Example]) -> Floats:
    sources = [example.source for example in examples]
    share = {source: 1 / sources.count(source) for source in sources}
    return np.array([share[source] * (OWN_WEIGHT if source == "cases" else 1.0) for source in sources]) * 1000


def _indexed(texts: dict[str, str], language: Language, folder: Path) -> Retriever:
    file = folder / "set.txt"
    file.write_text("", encoding="utf-8")
    sections = tuple(Section(id, (), None, text) for id, text in texts.items())
    document = Document("set", "", Kind.OTHER, language, file, sections=sections)
    passages = [Passage(f"set#{id}/1", "set", (), None, 0, len(t), t, language) for id, t in texts.items()]
    build([document], passages, load_embedder("minilm"), folder / "home")
    return Retriever(folder / "home")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
