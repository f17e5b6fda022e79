"""Questions whose answer is taken out of the library before they are asked: none must be given (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answering.answer import Status
from corpus.model import Document, Language
from evals.cases import Case, Kind, Made, Split
from evals.made.chosen import chosen
from evals.measures.sections import sections_of, without_language

EACH_LANGUAGE = 20
# Facts that stand in more sections than these are common words, and taking all out leaves another library.
MOST_SECTIONS = 15


def left_out_cases(
    cases: Sequence[Case], documents: Iterable[Document], count: int = EACH_LANGUAGE
) -> list[Case]:
    """Answerable cases with key facts, without every section that they expect or that states such a fact.

    Where a fact of the right answer stands nowhere any more, nobody can give it; what is near still can be
    mistaken for it. Sections are taken out in both languages.
    """
    texts = [
        (f"{without_language(document.id)}#{section.id}", "\n".join((*section.headings, section.text)))
        for document in documents
        for section in document.sections
    ]
    found = []
    for case in cases:
        if case.kind is Kind.ANSWERABLE and case.key_facts and not case.history:
            without = case.sections | _stating(case, texts)
            if len(without) <= MOST_SECTIONS:
                found.append(_made(case, without))
    return [
        case
        for language in Language
        for case in chosen((each for each in found if each.language is language), count, lambda each: each.id)
    ]


def _stating(case: Case, texts: Sequence[tuple[str, str]]) -> frozenset[str]:
    facts = [re.compile(fact, re.IGNORECASE) for fact in case.key_facts]
    return frozenset(
        section
        for section, text in texts
        if any(fact.search(text) for fact in facts) and sections_of(_id(section), case.sections) is None
    )


def _id(section: str) -> str:
    """The id of a passage of this section, in whichever language."""
    document, _, place = section.partition("#")
    return f"{document}-{Language.SWEDISH}#{place}/1"


def _made(case: Case, without: frozenset[str]) -> Case:
    return replace(
        case,
        id=f"{Made.LEFT_OUT}-{case.id}",
        kind=Kind.UNANSWERABLE,
        split=Split.MADE,
        status=Status.NOT_FOUND,
        sections=frozenset(),
        key_facts=(),
        reference="",
        made=Made.LEFT_OUT,
        of=case.id,
        without=without,
    )
