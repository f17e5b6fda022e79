import gzip
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Language
from retrieval.lexicon import Entry, Lexicon, embedded_lexicon, read_lexicon, write_lexicon

SV, EN = Language.SWEDISH, Language.ENGLISH
ENTRIES = [
    Entry(SV, "avgift", "charge", 0.3),
    Entry(SV, "avgift", "fee", 0.8),
    Entry(EN, "fee", "avgift", 0.8),
    Entry(SV, "för", "för", 0.1),
]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_lexicon(ENTRIES, tmp_path / "lexicon.tsv.gz")
    lexicon = read_lexicon(tmp_path / "lexicon.tsv.gz")
    assert len(lexicon) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry in lexicon.translations(entry.stem, entry.language)


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    write_lexicon(ENTRIES, tmp_path / "one.gz")
    write_lexicon(ENTRIES[::-1], tmp_path / "another.gz")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "another.gz").read_bytes()


def test_the_most_probable_comes_first_and_languages_are_kept_apart() -> None:
    lexicon = Lexicon(ENTRIES)
    assert [entry.word for entry in lexicon.translations("avgift", SV)] == ["fee", "charge"]
    assert lexicon.translations("avgift", EN) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"not gzip",
        gzip.compress(b"language\tstem\n"),
        gzip.compress(b"language\tstem\tword\tprobability\nsv\tord\tword\tmuch\n"),
        gzip.compress(b"language\tstem\tword\tprobability\nde\tord\tword\t0.5\n"),
        gzip.compress(b"language\tstem\tword\tprobability\nsv\tord\n"),
        gzip.compress(b"language\tstem\tword\tprobability\n" + bytes(range(128, 256))),
        gzip.compress(b"language\tstem\tword\tprobability\nsv\tord\tword\t0.5\n" * 50)[:-20],
    ],
    ids=["no gzip", "columns", "no number", "language", "short row", "encoding", "cut short"],
)
def test_a_damaged_file_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "lexicon.tsv.gz"
    file.write_bytes(content)
    with pytest.raises(CorpusError) as raised:
        read_lexicon(file)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read as a lexicon"):
        read_lexicon(tmp_path / "none.gz")


@pytest.mark.parametrize(
    ("stem", "language", "word"),
    [
        ("pris", SV, "price"),
        ("price", EN, "pris"),
        ("forskning", SV, "research"),
        ("agreement", EN, "avtalet"),
    ],
)
def test_the_embedded_lexicon_knows_the_words_of_the_guide(stem: str, language: Language, word: str) -> None:
    assert word in [entry.word for entry in embedded_lexicon().translations(stem, language)[:3]]
