"""Known items: questions that stand as headings in the documents, and their English twins (pure)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from answering.answer import Status
from corpus.model import Document, Language
from evals.cases import Case, Kind, Made, Split
from evals.measures.sections import without_language

_NUMBER = re.compile(r"^[\dA-Z]+(?:\.\d+)*\s+")


def heading_cases(documents: Mapping[str, Document]) -> list[Case]:
    """A case a Swedish heading that asks something, and one of the same section's English heading beside it.

    The answer stands right below, so what is found by them is the least that a search must find; the twin
    tells what the language of the question makes of it.
    """
    found = []
    for document in documents.values():
        twin = documents.get(f"{without_language(document.id)}-{Language.ENGLISH}")
        if document.language is Language.SWEDISH and twin:
            english = dict(_questions(twin))
            for section, question in _questions(document):
                case = _case(document, section, question)
                found.append(case)
                if section in english:
                    found.append(_twin(case, english[section]))
    return found


def _questions(document: Document) -> Iterator[tuple[str, str]]:
    """(section, heading without its number)."""
    for section in document.sections:
        if section.headings and section.headings[-1].endswith("?"):
            yield section.id, _NUMBER.sub("", section.headings[-1])


def _case(document: Document, section: str, question: str) -> Case:
    name = without_language(document.id)
    return Case(
        id=f"heading-{name}-{section}",
        language=document.language,
        kind=Kind.ANSWERABLE,
        split=Split.MADE,
        question=question,
        history=(),
        status=Status.ANSWERED,
        sections=frozenset({f"{name}#{section}"}),
        key_facts=(),
        made=Made.HEADING,
    )


def _twin(case: Case, question: str) -> Case:
    return replace(
        case, id=f"twin-{case.id}", language=Language.ENGLISH, question=question, made=Made.TWIN, of=case.id
    )
