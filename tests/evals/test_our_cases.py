"""The project's own cases: enough of each kind, in both languages, pointing to sections that exist."""

import re
from pathlib import Path

import pytest

from corpus.catalogue import read_catalogue
from corpus.model import Language
from evals.case_files import read_cases
from evals.cases import THE_SAME, Case, Kind, Reason, Split, Style
from retrieval.training.asked import read_questions

ROOT = Path(__file__).parents[2]
CASES = read_cases()


def count(**wanted: object) -> int:
    return sum(all(getattr(case, name) == value for name, value in wanted.items()) for case in CASES)


def test_there_are_enough_of_each_kind() -> None:
    assert len(CASES) >= 240
    assert count(kind=Kind.FOLLOW_UP) >= 40
    assert count(kind=Kind.BY_OWNER) >= 30
    assert count(answerable=False) >= 0.25 * len(CASES)


def test_half_are_swedish_and_a_large_part_is_kept_apart() -> None:
    assert 0.45 <= count(language=Language.SWEDISH) / len(CASES) <= 0.55
    assert count(split=Split.REPORT) >= 0.33 * len(CASES)


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("language", Language)
def test_half_of_each_style_is_kept_apart(language: Language, style: Style) -> None:
    kept, seen = (count(language=language, style=style, split=part) for part in (Split.REPORT, Split.TUNE))
    assert kept >= 4
    assert abs(kept - seen) <= 1


def test_no_reference_says_what_a_right_answer_must_not() -> None:
    told = [case for case in CASES if case.must_not]
    assert len(told) >= 40
    wrong = [case.id for case in told for no in case.must_not if re.search(no, case.reference, re.IGNORECASE)]
    assert wrong == []


def test_a_follow_up_follows_something_and_no_other_question_with_an_answer_does() -> None:
    asked = [case for case in CASES if bool(case.history) is not (case.kind is Kind.FOLLOW_UP)]
    assert [case.id for case in asked if case.answerable or case.kind is Kind.FOLLOW_UP] == []


def test_expected_sections_are_of_documents_in_the_catalogue() -> None:
    catalogue = read_catalogue(ROOT / "corpus")
    assert catalogue is not None
    documents = {re.sub(r"-(sv|en)$", "", document.id) for document in catalogue.documents}
    named = {section.split("#")[0] for case in CASES for section in case.sections}
    assert named <= documents


def test_a_reference_states_its_own_key_facts() -> None:
    def lacks(case: Case) -> bool:
        return any(not re.search(fact, case.reference, re.IGNORECASE) for fact in case.key_facts)

    assert [case.id for case in CASES if case.answerable and case.reference and lacks(case)] == []


def test_no_case_is_a_question_that_the_embedding_model_learned_from() -> None:
    def words_of(question: str) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", question.lower()))

    learned: dict[str, list[frozenset[str]]] = {}
    for question in read_questions():
        words = words_of(question.question)
        for word in words:
            learned.setdefault(word, []).append(words)
    same = []
    for case in CASES:
        asked = words_of(case.question)
        # Whatever is the same has one of any few words.
        rare = sorted(asked, key=lambda word: len(learned.get(word, ())))[: len(asked) // 4 + 1]
        near = {words for word in rare for words in learned.get(word, ())}
        if any(len(asked & words) >= THE_SAME * len(asked | words) for words in near):
            same.append(case.id)
    assert same == []


def test_only_a_false_presupposition_can_be_set_right() -> None:
    told = [case for case in CASES if case.key_facts and not case.answerable]
    assert len(told) >= 20
    assert {case.reason for case in told} == {Reason.PRESUPPOSITION}
