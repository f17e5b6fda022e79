"""The project's own documents, searched as the page searches them, and the questions asked of them."""

import json
from dataclasses import dataclass
from pathlib import Path

import corpus
from corpus.glossary import Glossary, read_glossary
from corpus.model import Language, Passage
from retrieval.lexicon import EMBEDDED_LEXICON, read_lexicon
from retrieval.retriever import Retriever

CASES = Path(__file__).parent / "cases"
TUNED_ON = "tune"


@dataclass(frozen=True, slots=True)
class Case:
    """A question that stands alone, and what answers it.

    Args:
        sections: "document#section", the language left out; empty where the documents do not answer.
    """

    id: str
    question: str
    language: Language
    sections: frozenset[str]


def own_glossary() -> Glossary:
    """The glossary that comes with the project."""
    return read_glossary(Path(corpus.__file__).parent / "glossary.csv")


def own_retriever(home: Path) -> Retriever:
    """A retriever of the index in this folder, with the project's glossary and lexicon."""
    return Retriever(home, glossary=own_glossary(), lexicon=read_lexicon(EMBEDDED_LEXICON))


def read_cases(split: str = TUNED_ON, folder: Path = CASES) -> list[Case]:
    """The cases of a split that are asked of the documents without any history, answerable or not."""
    entries = [
        json.loads(line)
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [
        Case(
            entry["id"], entry["question"], Language(entry["language"]), frozenset(entry["expected_sections"])
        )
        for entry in entries
        if entry["split"] == split
        and not entry["history"]
        and entry["expected_status"] in ("answered", "not_found")
    ]


def answers_case(passage: Passage, sections: frozenset[str]) -> str | None:
    """Which of the sections the passage is of, be it that very section or one below it in the numbering."""
    document = passage.document_id.rsplit("-", 1)[0]
    numbers = passage.section_id.split(".")
    own_and_above = (f"{document}#{'.'.join(numbers[:depth])}" for depth in range(len(numbers), 0, -1))
    return next((section for section in own_and_above if section in sections), None)
