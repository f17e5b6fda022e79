"""The pairs are well formed, and the check does on them what docs/answers.md says."""

from pathlib import Path

import pytest

from answering.check.premises import Evidence
from corpus.errors import CorpusError
from corpus.model import Language
from evals.support_pairs import Judged, Pair, judge, precision, read_pairs, recall, table

PAIRS = read_pairs()
DOCS = Path(__file__).parents[2] / "docs" / "answers.md"


def test_there_are_enough_of_each_sort() -> None:
    assert len(PAIRS) >= 240
    assert len({pair.id for pair in PAIRS}) == len(PAIRS)
    for language in Language:
        for split in ("tune", "report"):
            chosen = [p.is_supported for p in PAIRS if p.language is language and p.split == split]
            assert min(chosen.count(True), chosen.count(False)) >= 30


def test_no_passage_is_in_both_parts() -> None:
    parts = [{pair.passage for pair in PAIRS if pair.split == split} for split in ("tune", "report")]
    assert not parts[0] & parts[1]


def test_the_check_is_as_good_as_published() -> None:
    lines = list(table(judge(PAIRS)))
    published = DOCS.read_text(encoding="utf-8")
    for line in lines[:6]:
        assert line.strip() in published


def test_precision_and_recall_of_a_worked_example() -> None:
    def judged(is_supported: bool, believed: bool) -> Judged:
        return Judged(Pair("", Language.SWEDISH, "", "", Evidence(()), is_supported, "", "tune"), believed)

    four = [judged(True, True), judged(True, False), judged(True, True), judged(False, True)]
    assert (precision(four).hits, precision(four).of) == (2, 3)
    assert (recall(four).hits, recall(four).of) == (2, 3)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "pairs.jsonl"
    broken.write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"pairs\.jsonl, line 1"):
        read_pairs(broken)
