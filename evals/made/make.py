"""All cases that a program makes, into evals/cases/made: a file a kind."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.model import Document
from evals.case_files import MADE_CASES
from evals.cases import Case, Made
from evals.made.headings import heading_cases
from evals.made.left_out import left_out_cases
from evals.made.misspelt import misspelt_cases
from evals.made.tables import table_cases


def make_cases(cases: Sequence[Case], documents: Mapping[str, Document]) -> list[Case]:
    """All of them, in order of their kinds.

    Args:
        cases: the project's own.
    """
    made = [
        *left_out_cases(cases, documents.values()),
        *heading_cases(documents),
        *table_cases(documents.values()),
        *misspelt_cases(cases),
    ]
    return sorted(made, key=lambda case: list(Made).index(case.made or Made.LEFT_OUT))


def contents(made: Sequence[Case]) -> dict[str, str]:
    """File name → content."""
    return {
        f"{kind}.jsonl": "".join(f"{case.to_json()}\n" for case in made if case.made is kind) for kind in Made
    }


def differing(made: Sequence[Case], folder: Path = MADE_CASES) -> list[str]:
    """The files that hold other cases than these."""
    return [
        name
        for name, content in contents(made).items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != content
    ]


def write_cases(made: Sequence[Case], folder: Path = MADE_CASES) -> None:
    """Replace what stands there."""
    folder.mkdir(exist_ok=True)
    for name, content in contents(made).items():
        (folder / name).write_text(content, encoding="utf-8")
