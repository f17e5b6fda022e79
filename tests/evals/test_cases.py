"""Cases are read whole or not at all, and the part to report on shares no question with the other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from answering.answer import Status
from answering.reader.reading import Verdict
from corpus.errors import EvaluationError
from evals.case_files import read_cases, stand_alone
from evals.cases import Case, Kind, Made, Reason, Split, Style, overlaps

Make = Callable[..., Case]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.jsonl"


def write(file: Path, *cases: Case) -> Path:
    file.write_text("\n".join(case.to_json() for case in cases), encoding="utf-8")
    return file


def test_a_case_written_and_read_is_the_same(case: Make, file: Path) -> None:
    cases = [
        case(),
        case(id="b", split=Split.REPORT, history=("Vad?",), kind=Kind.FOLLOW_UP, reference="Ja."),
        case(id="c", verdict=Verdict.DEPENDS),
        case(id="d", must_not=("självkostnad", "70 år"), style=Style.KEYWORDS),
    ]
    assert read_cases([write(file, *cases)]) == cases
    assert [each.id for each in read_cases([file], Split.REPORT)] == ["b"]


@pytest.mark.parametrize(
    "change",
    [
        {"language": "no"}, {"kind": "odd"}, {"split": "test"}, {"question": " "}, {"question": 3},
        {"history": ["Vad?"]}, {"expected_status": "maybe"}, {"expected_sections": "guide#1"},
        {"expected_sections": []}, {"key_facts": ["("]}, {"topic": "weather"}, {"id": None},
        {"verdict": "perhaps"}, {"verdict": "none"}, {"must_not": "70 år"}, {"must_not": ["("]},
        {"style": "rude"},
    ],
)  # fmt: skip
def test_what_is_no_case_is_named_by_file_and_line(case: Make, file: Path, change: dict[str, object]) -> None:
    line = json.dumps({**json.loads(case().to_json()), **change})
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"cases\.jsonl, line 2"):
        read_cases([file])


@pytest.mark.parametrize("content", ["{", "[]", "null"])
def test_what_is_no_object_is_named(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match="line 1"):
        read_cases([file])


def test_a_file_that_is_not_there_and_an_id_that_comes_twice(case: Make, file: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_cases([file])
    with pytest.raises(EvaluationError, match="comes twice"):
        read_cases([write(file, case(), case())])


def test_a_question_in_both_parts_is_found(case: Make) -> None:
    same = case(id="b", split=Split.REPORT, question="vad kostar det")
    other = case(id="c", split=Split.REPORT, question="Vem betalar?")
    followed = case(id="d", split=Split.REPORT, history=("Vem äger resultaten?",))
    assert overlaps([case(), same, other, followed]) == [(case(), same)]


def test_no_question_of_ours_is_in_both_parts() -> None:
    assert [(one.id, other.id) for one, other in overlaps(read_cases())] == []


def test_the_cases_that_are_searched_for_stand_alone() -> None:
    found = stand_alone(Split.TUNE)
    assert found
    assert all(each.split is Split.TUNE and not each.history for each in found)
    assert {each.status for each in found} == {Status.ANSWERED, Status.NOT_FOUND}


def test_what_a_program_made_is_of_its_own_split(case: Make, file: Path) -> None:
    made = case(made=Made.TYPO, of="b", split=Split.MADE, without=frozenset({"guide#1"}))
    assert read_cases([write(file, made)]) == [made]
    for wrong in (case(made=Made.TYPO), case(split=Split.MADE)):
        with pytest.raises(EvaluationError, match="made"):
            read_cases([write(file, wrong)])


def test_why_the_documents_do_not_answer_is_kept(case: Make, file: Path) -> None:
    far = case(status=Status.NOT_FOUND, sections=frozenset(), reason=Reason.FAR)
    assert read_cases([write(file, far)])[0].reason is Reason.FAR
