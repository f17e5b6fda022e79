"""The cases are well formed and point to sections that exist."""

import json
import re
from pathlib import Path

import pytest

from answering.answer import Status
from corpus.catalogue import read_catalogue
from corpus.model import Language

ROOT = Path(__file__).parents[2]
CASES = [
    json.loads(line)
    for file in sorted((ROOT / "evals" / "cases").glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
FIELDS = {
    "id": str, "language": str, "kind": str, "split": str, "question": str, "history": list,
    "expected_status": str, "expected_sections": list, "key_facts": list,
}  # fmt: skip
KINDS = {"answerable", "follow_up", "by_owner", "unanswerable", "hostile", "ambiguous"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_has_its_fields(case: dict[str, object]) -> None:
    assert {name: type(value) for name, value in case.items()} == FIELDS
    assert case["kind"] in KINDS
    assert case["split"] in {"tune", "report"}
    Status(str(case["expected_status"]))
    Language(str(case["language"]))
    for fact in case["key_facts"]:  # type: ignore[attr-defined]
        re.compile(fact)


def test_ids_are_unique_and_a_follow_up_follows_something() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(bool(case["history"]) == (case["kind"] == "follow_up") for case in CASES)


def test_expected_sections_are_of_documents_in_the_catalogue() -> None:
    catalogue = read_catalogue(ROOT / "corpus")
    assert catalogue is not None
    documents = {re.sub(r"-(sv|en)$", "", document.id) for document in catalogue.documents}
    named = {section.split("#")[0] for case in CASES for section in case["expected_sections"]}
    assert named <= documents


def test_there_are_the_twenty_of_the_main_job() -> None:
    first = [case for case in CASES if case["id"].startswith("first-")]
    assert [sum(case["language"] == language for case in first) for language in ("sv", "en")] == [10, 10]
    assert sum(case["kind"] == "unanswerable" for case in first) == 4
    assert sum(case["kind"] == "follow_up" for case in first) == 3


def test_the_second_set_has_what_it_was_written_for() -> None:
    second = [case for case in CASES if case["id"].startswith("second-")]
    kinds = [case["kind"] for case in second]
    assert len(second) >= 60
    assert abs(2 * sum(case["language"] == "sv" for case in second) - len(second)) <= 4
    assert kinds.count("unanswerable") >= 15
    assert kinds.count("follow_up") >= 8
    assert kinds.count("by_owner") >= 10
    assert sum(case["split"] == "report" for case in second) >= 20
