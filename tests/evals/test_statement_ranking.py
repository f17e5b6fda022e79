"""How the weights of the ranking are fitted: on made-up statements, and on what counts as the right one."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from answering.answer import Status
from answering.sentence_scores import RANKING, read_ranking
from answering.statements import Statement, statements
from corpus.model import Document, Kind, Language, Passage
from evals.cases import Case, Split
from evals.cases import Kind as CaseKind
from evals.statement_ranking import Example, content, fit, of_case, of_question, right_first
from retrieval.hit import Hit
from retrieval.training.asked import Question

TEXT = "Nobody works for free. The fee is\nfull cost. A contract comes first."


@pytest.fixture
def said() -> list[Statement]:
    """Three sentences of one section."""
    document = Document(
        id="guide-en", title="Guide", kind=Kind.GUIDE, language=Language.ENGLISH, file=Path("/guide.md")
    )
    passage = Passage("guide-en#2.1/1", "guide-en", ("Price",), None, 0, len(TEXT), TEXT, Language.ENGLISH)
    return statements([Hit(passage, document, 0.5)])


def right(said: list[Statement], is_right) -> list[bool]:
    return [is_right(statement) for statement in said]


@pytest.mark.parametrize(
    ("section", "expected"), [("guide#2.1", [False, True, False]), ("legal#2.1", [False] * 3)]
)
def test_right_is_the_sentence_that_begins_so_in_that_section(said, section, expected) -> None:
    wanted = of_question(Question(section, Language.ENGLISH, "What does it cost?", "The fee is full"))
    assert right(said, wanted.is_right) == expected


@pytest.mark.parametrize(
    ("section", "expected"), [("guide#2", [False, True, False]), ("guide#3", [False] * 3)]
)
def test_right_is_what_states_a_key_fact_where_the_case_expects_it(said, section, expected) -> None:
    case = Case(
        "x", Language.ENGLISH, CaseKind.ANSWERABLE, Split.TUNE, "What does it cost?", (), Status.ANSWERED,
        frozenset({section}), ("FULL COST",),
    )  # fmt: skip
    assert right(said, of_case(case).is_right) == expected


def many(rng: np.random.Generator) -> list[Example]:
    """The second feature tells which of five statements is right, the first one is noise."""
    found = []
    for _ in range(60):
        features = rng.random((5, 2))
        found.append(Example(features, features[:, 1] == features[:, 1].max()))
    return found


def test_the_weights_come_to_put_the_right_statement_first() -> None:
    found = many(np.random.default_rng(0))
    start = np.array([0.5, 0.0])
    weights = fit(found, start)
    assert right_first(found, weights) > right_first(found, start) + 0.3
    assert weights[1] > weights[0]


def test_where_nothing_is_told_apart_the_weights_stay() -> None:
    same = [Example(np.ones((4, 2)), np.array([True, False, False, False]))]
    start = np.array([0.3, 0.7])
    assert fit(same, start) == pytest.approx(start, abs=1e-6)


def test_right_first_counts_the_best_statement_of_each_question() -> None:
    features = np.array([[0.1], [0.9]])
    found = [Example(features, np.array([False, True])), Example(features, np.array([True, False]))]
    assert right_first(found, np.array([1.0])) == 0.5


def test_the_file_is_read_as_it_is_written() -> None:
    weights = dict(read_ranking())
    assert tomllib.loads(content(weights)) == weights
    assert content(weights) == RANKING.read_text(encoding="utf-8")
