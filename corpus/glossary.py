"""The glossary: which Swedish and English words of this field mean the same."""

import csv
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

COLUMNS = ("swedish", "english", "note")
FORM_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning, with every form that people write it in; the preferred form stands first.

    Args:
        note: a reference ("OSL 24:5") or a word on the use; may be empty.
    """

    swedish: tuple[str, ...]
    english: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, in the file's order."""

    terms: tuple[Term, ...] = ()


def read_glossary(path: Path) -> Glossary:
    """The glossary in a CSV file with the columns swedish, english, note; raises CorpusError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except OSError as error:
        raise CorpusError(f"{path.name}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from error
    except csv.Error as error:
        raise CorpusError(f"{path.name}: is not valid CSV: {error}") from error
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != COLUMNS:
        raise CorpusError(f"{path.name}: the first row must be {','.join(COLUMNS)}")
    return Glossary(
        tuple(_term(row, number, path) for number, row in enumerate(rows[1:], start=2) if any(row))
    )


def _term(row: list[str], number: int, path: Path) -> Term:
    if len(row) != len(COLUMNS):
        raise CorpusError(
            f"{path.name}: row {number} has {len(row)} cells, not {len(COLUMNS)}; "
            f'put a form that holds a comma in "quotes"'
        )
    swedish, english = _forms(row[0]), _forms(row[1])
    if not swedish or not english:
        raise CorpusError(f"{path.name}: row {number} needs at least one Swedish and one English form")
    return Term(swedish, english, row[2].strip())


def _forms(cell: str) -> tuple[str, ...]:
    forms = (form.strip() for form in cell.split(FORM_SEPARATOR))
    return tuple(dict.fromkeys(form for form in forms if form))
