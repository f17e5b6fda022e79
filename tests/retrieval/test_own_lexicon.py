from pathlib import Path

import pytest

from corpus.errors import DamagedBuild
from corpus.model import Document, Kind, Language, Section
from retrieval.own_lexicon import learn_own_lexicon, read_own_lexicon
from retrieval.twin_text import twin_texts

SV, EN = Language.SWEDISH, Language.ENGLISH
# Words that no other text has: only these documents can teach them.
SWEDISH = [
    "Zorvlingen kostar väldigt.",
    "Zorvlingen mäter ljus.",
    "Apparaten mäter värme.",
    "Apparaten kostar lite.",
]
ENGLISH = [
    "The quibber costs much.",
    "The quibber measures light.",
    "The device measures heat.",
    "The device costs little.",
]


def document(id: str, language: Language, blocks: list[str], original: str | None = None) -> Document:
    section = Section("1", ("1 Rubrik" if language is SV else "1 Heading",), None, "\n".join(blocks))
    return Document(id, id, Kind.GUIDE, language, Path("x"), translation_of=original, sections=(section,))


def twins(swedish: list[str], english: list[str]) -> dict[str, Document]:
    both = document("guide-sv", SV, swedish), document("guide-en", EN, english, original="guide-sv")
    return {each.id: each for each in both}


def test_headings_and_blocks_are_paired() -> None:
    assert twin_texts(twins(SWEDISH[:1], ENGLISH[:1])) == [
        ("Heading", "Rubrik"),
        ("The quibber costs much.", "Zorvlingen kostar väldigt."),
    ]


def test_where_the_blocks_differ_in_number_only_headings_are_paired() -> None:
    assert twin_texts(twins(SWEDISH[:2], ENGLISH[:1])) == [("Heading", "Rubrik")]


def test_a_translation_into_swedish_is_turned_round() -> None:
    english = document("guide-en", EN, ENGLISH[:1])
    swedish = document("guide-sv", SV, SWEDISH[:1], original="guide-en")
    assert twin_texts({"guide-en": english, "guide-sv": swedish})[0] == ("Heading", "Rubrik")


def test_an_owners_own_words_are_learned_in_both_directions() -> None:
    learnt = {(e.language, e.stem): e.word for e in learn_own_lexicon(twins(SWEDISH, ENGLISH))}
    assert learnt[SV, "zorvling"] == "quibber"
    assert learnt[EN, "quibber"] == "zorvlingen"


def test_what_was_said_once_is_not_believed() -> None:
    learnt = learn_own_lexicon(twins(SWEDISH, ENGLISH))
    assert not {"värm", "heat"} & {entry.stem for entry in learnt}


def test_without_translations_nothing_is_learned() -> None:
    assert learn_own_lexicon({"guide-sv": document("guide-sv", SV, SWEDISH)}) == []


def test_a_damaged_lexicon_is_a_damaged_build(tmp_path: Path) -> None:
    (tmp_path / "lexicon.tsv.gz").write_bytes(b"no")
    with pytest.raises(DamagedBuild):
        read_own_lexicon(tmp_path / "lexicon.tsv.gz")
