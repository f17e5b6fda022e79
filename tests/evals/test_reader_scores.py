"""What the reader found, chose and said, by worked examples and through the command."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from answering.reader.decision import Decision
from answering.reader.reading import Verdict
from corpus.errors import EvaluationError
from corpus.model import Document, Language, Passage
from evals.cli import main
from evals.commands import reader
from evals.plain_texts import plain_document
from evals.reader_questions import ExpectedStatement, ReaderQuestion, read_questions
from evals.reader_scores import Judged, Statements, figures, judge, table
from evals.reading import CANDIDATES
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.hit import Filter, Hit
from tests.evals.reading_by_words import ReadsByWords

EN = Language.ENGLISH
TEXTS = (
    ("1", "The fee is always full cost. It is paid in advance."),
    ("2", "Secrecy lasts for twenty years. The clinic has its own rules."),
)
LINE = {
    "id": "a", "language": "en", "kind": "plain", "section": "guide#1", "question": "What is the fee?",
    "answers": [{"section": "guide#1", "statement": "The fee is  always full cost."}],
}  # fmt: skip
FEE = ReaderQuestion(
    "a",
    EN,
    "plain",
    "What is the fee?",
    (ExpectedStatement("guide#1", "The fee is always full cost."),),
    None,
)
BY_THE_READER = Decision((0.0, 1.0, 0.0, 0.0), (0.0, 1.0, 0.0), caution=0.4, sure=0.7, statement=0.5)
JUDGED = Judged("a", EN, "plain", True, 0, 0.9, 2, 1, None, Verdict.NONE)


@dataclass
class Shelf:
    """Finds everything, in order."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    asked: list[tuple[int, Filter]] = field(default_factory=list)

    def __post_init__(self) -> None:
        document, self.passages = plain_document("guide-en", "Guide", EN, Path("x"), TEXTS)
        self.documents = {document.id: document}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        return self.passages

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        self.asked.append((top_k, filter))
        return [Hit(passage, self.documents["guide-en"], 0.5) for passage in self.passages]


def test_a_question_is_read_with_its_statements_and_without_a_verdict_where_it_takes_none(
    tmp_path: Path,
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{json.dumps(LINE)}\n{json.dumps({**LINE, 'verdict': 'no', 'answers': []})}\n")
    first, second = read_questions(file)
    assert first == FEE
    assert (second.verdict, second.answers) == (Verdict.NO, ())


@pytest.mark.parametrize("line", ["", "{", "{}", "[]", json.dumps({**LINE, "verdict": "perhaps"})])
def test_what_is_no_question_is_one_clear_line(tmp_path: Path, line: str, capsys) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(f"{line}\n" if line else "", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"bad\.jsonl"):
        read_questions(file)
    assert main(["reader", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_statement_is_right_where_its_words_stand_in_its_section() -> None:
    statements = Statements(Shelf())
    assert statements.stating(FEE) == {("guide-en#1/1", "The fee is always full cost.")}
    elsewhere = replace(FEE, answers=(replace(FEE.answers[0], section="guide#2"),))
    assert statements.stating(elsewhere) == frozenset()
    assert (
        statements.stating(replace(FEE, answers=(ExpectedStatement("guide#1", "It was free."),)))
        == frozenset()
    )


def test_a_question_is_searched_for_in_its_language_read_and_judged() -> None:
    shelf = Shelf()
    right = frozenset({("guide-en#2/1", "Secrecy lasts for twenty years.")})
    asked = replace(FEE, text="For how long, twenty years?", verdict=Verdict.YES)
    judged = judge(asked, right, shelf, ReadsByWords(), BY_THE_READER)
    assert shelf.asked == [(CANDIDATES, Filter(languages=(EN,)))]
    assert (judged.place, judged.chosen, judged.right) == (1, 1, 1)
    assert judged.sure == pytest.approx(3 / 5)
    assert judged.verdict is Verdict.NONE
    near = replace(FEE, text="What is always for twenty years?")
    assert judge(near, right, shelf, ReadsByWords(), BY_THE_READER).chosen == 1


def test_the_verdict_is_that_of_the_passage_that_answers_most_surely() -> None:
    judged = judge(FEE, frozenset(), Shelf(), ReadsByWords(), BY_THE_READER)
    assert (judged.verdict, judged.place) == (Verdict.YES, None)


def test_the_figures_by_a_worked_example() -> None:
    found = figures(
        [
            JUDGED,
            replace(JUDGED, place=20, sure=0.3, chosen=1, right=0, expected=Verdict.NO, verdict=Verdict.YES),
            replace(JUDGED, place=None, sure=0.8, chosen=0, right=0, expected=Verdict.NO, verdict=Verdict.NO),
            replace(JUDGED, kind="near", answerable=False, place=None, sure=0.5, chosen=4, right=0),
            replace(JUDGED, expected=Verdict.YES, sure=0.6),
        ]
    )
    by_name = {each.name: each for each in found}
    assert list(by_name)[:4] == ["all", "language=en", "kind=near", "kind=plain"]
    all = by_name["all"]
    assert all.area.mean == pytest.approx(3 / 4)
    assert [(each.hits, each.of) for each in (all.found, all.read, all.said)] == [(3, 4), (2, 4), (2, 4)]
    # What is chosen for a question without an answer is no matter of choosing well.
    assert (all.precision.hits, all.precision.of) == (2, 5)
    assert [(each.hits, each.of) for each in (all.verdict, all.wrong)] == [(1, 3), (1, 3)]


def test_a_slice_of_one_sort_is_held_against_all_of_the_other_in_its_languages() -> None:
    near = replace(JUDGED, kind="near", answerable=False, sure=0.5)
    elsewhere = replace(near, language=Language.SWEDISH, sure=0.0)
    found = {each.name: each for each in figures([JUDGED, replace(JUDGED, sure=0.4), near, elsewhere])}
    assert found["kind=plain,language=en"].area.mean == found["language=en"].area.mean == 0.5
    assert found["kind=near,language=en"].area.mean == found["kind=plain"].area.mean == 0.5
    assert found["kind=near"].area.mean == found["all"].area.mean == 0.75


def test_the_table_has_a_dash_where_nothing_was_asked() -> None:
    lines = list(table(figures([JUDGED])))
    assert lines[1].startswith("all ")
    assert "1/1 1.00" in lines[1]
    # No area without the other sort, no verdict without a question of yes or no.
    assert lines[1].count("–  ") + lines[1].endswith("–") == 3


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "guide.md"
    file.write_text("x", encoding="utf-8")
    document, passages = plain_document("guide-en", "Guide", EN, file, TEXTS)
    build(Content((document,), passages), load_embedder(DEFAULT_MODEL), tmp_path / "home")
    return tmp_path / "home"


def test_the_command_prints_keeps_and_says_what_was_left_out(home: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(reader, "shipped_reader", ReadsByWords)
    lost = {**LINE, "id": "b", "answers": [{"section": "guide#1", "statement": "It was free."}]}
    near = {**LINE, "id": "c", "kind": "near", "question": "Where is the cinema?", "answers": []}
    file = home.parent / "questions.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in (LINE, lost, near)), encoding="utf-8")
    results = home.parent / "results"
    options = ["--home", str(home), "--results", str(results)]
    assert main(["reader", str(file), *options]) == 0
    printed = capsys.readouterr().out
    assert "1 left out" in printed
    [kept] = results.iterdir()
    content = json.loads(kept.read_text(encoding="utf-8"))
    assert (content["left out"], len(content["questions"])) == (["b"], 2)
    assert content["figures"][0]["area"]["mean"] == 1.0
    assert content["figures"][0]["said"]["hits"] == 1
    assert content["figures"][0]["verdict"]["of"] == 0
