from pathlib import Path

import numpy as np
import pytest

from corpus.model import Language
from retrieval import read_texts as reading
from retrieval.keyword_index import KeywordIndex
from retrieval.read_texts import ReadTexts, read_texts
from retrieval.terms import Wording

SV = Language.SWEDISH
TEXTS = [
    Wording("Avtalet följer 24 kap. 5 § OSL.", SV),
    Wording("Avgiften är 30 000 kronor.", SV),
    Wording("Ett avtal om avgifter.", SV),
]
CHANGED = [TEXTS[2], Wording("Priset är ett annat, se 2 kap. 1 § TF.", SV), TEXTS[0]]


def words_in(read: ReadTexts) -> list[list[str]]:
    rows = range(len(read.starts) - 1)
    return [[read.vocabulary[number] for number in read.words_of(row)] for row in rows]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    read_texts(TEXTS).save(tmp_path / "read")
    return tmp_path / "read"


def test_words_and_law_are_read(saved: Path) -> None:
    read = ReadTexts.load(saved)
    assert read is not None
    assert words_in(read)[1] == ["avgiften", "är", "30000", "kronor"]
    assert "OSL 24:5" in read.law[0]
    assert set(read.law) == {0}


def test_taken_over_it_is_as_if_read_anew(saved: Path) -> None:
    again, anew = read_texts(CHANGED, ReadTexts.load(saved)), read_texts(CHANGED)
    assert words_in(again) == words_in(anew)
    assert again.law == anew.law
    assert set(again.vocabulary) == set(anew.vocabulary)


def test_only_new_texts_are_read(saved: Path, monkeypatch) -> None:
    read: list[str] = []
    words = reading.words
    monkeypatch.setattr(reading, "words", lambda text: read.append(text) or words(text))
    read_texts(CHANGED, ReadTexts.load(saved))
    assert read == [CHANGED[1].text]


def test_an_index_of_texts_taken_over_scores_like_one_made_anew(saved: Path, tmp_path: Path) -> None:
    KeywordIndex.build(CHANGED, read_texts(CHANGED, ReadTexts.load(saved))).save(tmp_path / "again")
    KeywordIndex.build(CHANGED).save(tmp_path / "anew")
    files = sorted(file.relative_to(tmp_path / "anew") for file in (tmp_path / "anew").rglob("*.npy"))
    assert len(files) > 5
    for file in files:
        assert np.array_equal(np.load(tmp_path / "again" / file), np.load(tmp_path / "anew" / file)), file


def test_what_another_version_read_is_not_taken_over(saved: Path, monkeypatch) -> None:
    monkeypatch.setattr(reading, "_reading", lambda: "another")
    assert ReadTexts.load(saved) is None


def test_without_anything_saved_all_is_read(tmp_path: Path) -> None:
    assert ReadTexts.load(tmp_path) is None
    assert words_in(read_texts([])) == []
