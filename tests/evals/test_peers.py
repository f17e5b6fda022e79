"""Peers get the same texts and questions, and are scored by one rule; each answers an easy question."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.model import Document, Kind, Language, Section
from evals.cases import Case
from evals.peers import measure
from evals.peers.measure import OURS, OURS_READ, PEERS, Result, load_peer, run_peer
from evals.peers.own_task import case_task, document_text, set_task
from evals.peers.paragraphs import paragraphs
from evals.peers.table import table
from evals.peers.task import PeerQuestion, Stretch, Task, Text, fewer, gains
from evals.question_sets import QuestionSet, SetQuestion
from evals.ranking import Interval

SV, EN = Language.SWEDISH, Language.ENGLISH
TEXTS = {
    "price": "The price of the microscope is thirty thousand a day.",
    "secret": "A non-disclosure agreement protects the secrets of the company.",
    "step": "The first step is to describe what the infrastructure shall do.",
}
SET = QuestionSet(
    "small",
    EN,
    tuple(TEXTS.items()),
    (SetQuestion("What does the price of the microscope amount to?", frozenset({"price"})),),
)


def task_of(*stretches: Stretch, whole: bool = False) -> Task:
    return Task((Text("d", "x" * 400, EN, stretches),), (), whole=whole)


def asked(*answers: str) -> PeerQuestion:
    return PeerQuestion("?", frozenset(answers), 1)


def test_a_hit_has_the_sections_that_it_covers_by_half() -> None:
    task = task_of(Stretch("d", 0, 100, ("one",)), Stretch("d", 100, 200, ("two",)))
    assert gains(task, asked("one"), [Stretch("d", 50, 150)]) == [1.0]
    assert gains(task, asked("two"), [Stretch("d", 40, 140)]) == [0.0]
    assert gains(task, asked("two"), [Stretch("d", 0, 400)]) == [1.0]  # larger than both, it has both
    assert gains(task, asked("one"), [Stretch("d", 10, 20)]) == [1.0]  # a small piece of one


def test_what_was_found_counts_once() -> None:
    task = task_of(Stretch("d", 0, 100, ("one",)), Stretch("d", 100, 200, ("two",)))
    hits = [Stretch("d", 0, 60), Stretch("d", 40, 100), Stretch("d", 100, 200)]
    assert gains(task, asked("one", "two"), hits) == [1.0, 0.0, 1.0]


def test_pieces_of_a_text_that_stands_as_a_whole_are_one_hit() -> None:
    texts = tuple(Text(id, "x" * 100, EN, (Stretch(id, 0, 100, (id,)),)) for id in ("a", "b"))
    hits = [Stretch("a", 0, 50), Stretch("a", 50, 100), Stretch("b", 0, 50)]
    assert gains(Task(texts, (), whole=True), asked("b"), hits) == [0.0, 1.0]


def small_document() -> Document:
    sections = (Section("1", ("Start",), 1, "First text."), Section("2.1", ("Next", "Below"), 1, "Second."))
    return Document("guide-en", "The guide", Kind.GUIDE, EN, Path("guide.md"), sections=sections)


def test_a_document_as_text_says_where_its_sections_stand() -> None:
    text = document_text(small_document())
    assert text.text == "The guide\n\nStart\n\nFirst text.\n\nBelow\n\nSecond.\n\n"
    assert [text.text[each.start : each.end] for each in text.stretches] == ["First text.", "Second."]
    assert text.stretches[1].labels == ("guide#2.1", "guide#2")


def test_cases_are_grouped_by_split_and_language(case: Callable[..., Case]) -> None:
    cases = [
        case(id="1", language=EN, sections=frozenset({"guide#1"})),
        case(id="2", language=SV, sections=frozenset()),
    ]
    groups = dict(case_task([small_document()], {"tune": cases}).groups)
    assert [question.answers for question in groups["own documents, en, cases to tune"]] == [{"guide#1"}]
    assert [question.answers for question in groups["own documents, sv, cases to tune"]] == [frozenset()]


def test_paragraphs_stand_where_they_say() -> None:
    text = Text("d", "One\nline more.\n\n\n  Two.\n", EN, ())
    found = paragraphs([text, Text("e", "", EN, ())])
    assert [piece for piece, _ in found] == ["One\nline more.", "Two.", ""]
    assert all(text.text[at.start : at.end] == piece for piece, at in found[:2])


def result(peer: str, ndcg: float, milliseconds: float) -> Result:
    found = Interval(ndcg, 0, 1)
    return Result(
        peer,
        "small",
        count=1,
        ndcg=found,
        recall=found,
        milliseconds=milliseconds,
        seconds=2.0,
        megabytes=100.0,
    )


def test_the_table_has_ratios_to_ours() -> None:
    lines = list(table([result(OURS, 0.8, 5.0), result("LlamaIndex", 0.4, 15.0)]))
    assert "| ours, search alone | 0.800 0.000–1.000 | 0.800 | – | 5.00 | 2.0 | 100 |" in lines
    assert "| LlamaIndex | 0.400 (0.50×) 0.000–1.000 | 0.400 (0.50×) | – | 15.00 (3.00×) |" in lines[-2]


def test_a_peer_that_is_not_installed_is_said(monkeypatch) -> None:
    def missing(name: str):
        raise ImportError("no module named other")

    monkeypatch.setattr(measure, "load_peer", missing)
    [only] = run_peer("LlamaIndex", set_task(SET))
    assert "run `make dev`" in only.problem
    assert only.problem in "\n".join(table([only]))


@pytest.mark.parametrize("name", [OURS, OURS_READ, "BM25, plain words"])
def test_an_easy_question_is_answered(name: str) -> None:
    [measured] = run_peer(name, set_task(SET))
    assert (measured.ndcg.mean, measured.recall.mean, measured.count) == (1.0, 1.0, 1)


class ByLength:
    """A peer that is the surer, the longer the question."""

    def build(self, task: Task) -> None:
        pass

    def search(self, question: str, top_k: int) -> list[Stretch]:
        return [Stretch("price", 0, 1, score=len(question))] if question else []


def test_what_nothing_answers_counts_by_its_best_score_alone(monkeypatch) -> None:
    monkeypatch.setattr(measure, "load_peer", lambda _: ByLength())
    own = [PeerQuestion("price of it?", frozenset({"price"}), 1), PeerQuestion("", frozenset(), 1)]
    own += [PeerQuestion("who?", frozenset(), 1), PeerQuestion("what then is here?", frozenset(), 1)]
    task = Task(set_task(SET).texts, (("mixed", tuple(own)),), whole=True)
    [measured] = run_peer("LlamaIndex", task)
    assert (measured.count, measured.unanswerable, measured.ndcg.mean) == (1, 3, 1.0)
    assert measured.area.mean == pytest.approx(2 / 3)
    assert "1 questions, and 3 that nothing answers" in "\n".join(table([measured]))


def test_fewer_questions_are_drawn_the_same_way() -> None:
    own = tuple(PeerQuestion(f"what is {number}?", frozenset({"price"}), 1) for number in range(20))
    task = Task((), (("many", own),))
    [(_, drawn)] = fewer(task, 5).groups
    assert len(drawn) == 5
    assert drawn == fewer(task, 5).groups[0][1]
    assert set(drawn) < set(own)


def test_our_hits_stand_where_the_document_has_them(case: Callable[..., Case]) -> None:
    document = small_document()
    asked = case(question="Second?", language=EN, sections=frozenset({"guide#2"}))
    task = case_task([document], {"tune": [asked]})
    file = Path(__file__)
    task = Task(task.texts, task.groups[:1], (Document(**{**_fields(document), "file": file}),))
    ours = load_peer(OURS)
    ours.build(task)
    hit = ours.search("Second", 1)[0]
    assert task.texts[0].text[hit.start : hit.end] == "Second."


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}


@pytest.mark.model
@pytest.mark.parametrize(
    "name", [name for name in PEERS if name not in (OURS, OURS_READ, "BM25, plain words")]
)
def test_an_outside_pipeline_answers_an_easy_question(name: str) -> None:
    [measured] = run_peer(name, set_task(SET))
    if measured.problem:
        pytest.skip(f"the extra `peers` is not installed: {measured.problem}")
    assert (measured.ndcg.mean, measured.recall.mean) == (1.0, 1.0)
