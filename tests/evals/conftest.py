"""A case and a record to measure, small enough to count by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from answering.answer import Status, Support
from corpus.model import Language, Statement
from evals.cases import Case, Kind, Split
from evals.record import CitationRecord, ClaimRecord, PassageRecord, Record

FEE = "Avgiften är högst full kostnad enligt 3 § förordningen (2022:1378)."
TERM = "Sekretessen gäller i högst tio år."

CASE = Case(
    "a", Language.SWEDISH, Kind.ANSWERABLE, Split.TUNE, "Vad kostar det?", (), Status.ANSWERED,
    frozenset({"guide#9.3"}), ("full kostnad",),
)  # fmt: skip
RECORD = Record(
    case="a",
    status=Status.ANSWERED,
    language=Language.SWEDISH,
    standalone_question="Vad kostar det?",
    text=f"{FEE} [1]",
    claims=(ClaimRecord(FEE, ("guide-sv#9.3.1/1",), Support.VERBATIM),),
    citations=(CitationRecord("guide-sv#9.3.1/1", FEE),),
    hits=(("guide-sv#9.2/1", 0.9), ("guide-sv#9.3.1/1", 0.8), ("guide-en#9.3.2/1", 0.7)),
    passages=(
        PassageRecord(
            "guide-sv#9.3.1/1", FEE, "Guiden\n9.3 Pris", Language.SWEDISH, (), (Statement(FEE, 0, len(FEE)),)
        ),
        PassageRecord(
            "guide-sv#9.2/1",
            TERM,
            "Guiden\n9.2 Sekretess",
            Language.SWEDISH,
            (),
            (Statement(TERM, 0, len(TERM)),),
        ),
    ),
    seconds=(("total", 0.2), ("search", 0.05)),
    writer="extract/1",
)


@pytest.fixture
def case() -> Callable[..., Case]:
    return lambda **changes: replace(CASE, **changes)


@pytest.fixture
def record() -> Callable[..., Record]:
    return lambda **changes: replace(RECORD, **changes)
