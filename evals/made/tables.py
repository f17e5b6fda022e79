"""Known items: a row and a column of a table, typed as a search (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answering.answer import Status
from corpus.model import Document, Language
from evals.cases import Case, Kind, Made, Split
from evals.made.chosen import chosen, number_of
from evals.measures.sections import without_language

EACH_LANGUAGE = 20
# A label of one word ("Syfte", "Datum") is of any table.
WORDS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    document: Document
    section: str
    label: str
    columns: tuple[str, ...]


def table_cases(documents: Iterable[Document], count: int = EACH_LANGUAGE) -> list[Case]:
    """Rows whose label stands in no other section of the same language, each with one of its columns."""
    rows = [row for document in documents for row in _rows(document)]
    often = Counter((row.document.language, row.label.lower()) for row in rows)
    only = [row for row in rows if often[row.document.language, row.label.lower()] == 1]
    told = [row for row in only if len(row.label.split()) >= WORDS and not row.label.endswith("?")]
    cases = [_case(row) for row in told]
    return [
        case
        for language in Language
        for case in chosen((each for each in cases if each.language is language), count, lambda each: each.id)
    ]


def _rows(document: Document) -> Iterator[_Row]:
    for section in document.sections:
        header: tuple[str, ...] = ()
        for line in section.text.splitlines():
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if not line.lstrip().startswith("|"):
                header = ()
            elif not header:
                header = cells
            elif len(cells) == len(header) > 1 and cells[0] and all(cells[1:]) and "{" not in line:
                yield _Row(document, section.id, cells[0], header[1:])


def _case(row: _Row) -> Case:
    column = row.columns[number_of(row.document.id, row.section, row.label) % len(row.columns)]
    name = without_language(row.document.id)
    return Case(
        id=f"table-{row.document.id}-{row.section}-{number_of(row.label) % 10**6}",
        language=row.document.language,
        kind=Kind.ANSWERABLE,
        split=Split.MADE,
        question=f"{row.label}: {column[:1].lower()}{column[1:]}?",
        history=(),
        status=Status.ANSWERED,
        sections=frozenset({f"{name}#{row.section}"}),
        key_facts=(),
        made=Made.TABLE,
    )
