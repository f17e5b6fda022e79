"""A run in a folder, made of cases and records, scored: what `lotsen-eval run` leaves behind."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from answering.answer import Status, Support
from corpus.model import Language, Statement
from evals.cases import Case, Kind, Split
from evals.gate import Gate, check
from evals.ranking import Share
from evals.record import CitationRecord, ClaimRecord, PassageRecord, Record
from evals.report.content import read_run, report_of
from evals.report.write import write_report
from evals.run import RunSettings, fingerprint
from evals.score import score_run, write_scores

BEFORE, NOW = "20261101-110000-before", "20261102-120000-now"
SUPPORT = (("precision", "all", Share(9, 10)), ("recall", "sv", Share(4, 5)))
FEE = "Avgiften är högst full kostnad."
TERM = "Sekretess gäller."
CASE = Case(
    "good", Language.SWEDISH, Kind.ANSWERABLE, Split.TUNE, "Vad kostar det?", (), Status.ANSWERED,
    frozenset({"guide#9.3"}), ("full kostnad",), "Högst full kostnad.",
)  # fmt: skip
RECORD = Record(
    case="good",
    status=Status.ANSWERED,
    language=Language.SWEDISH,
    standalone_question="Vad kostar det?",
    text=f"{FEE} [1]",
    claims=(ClaimRecord(FEE, ("guide-sv#9.3/1",), Support.VERBATIM),),
    citations=(CitationRecord("guide-sv#9.3/1", FEE),),
    hits=(("guide-sv#9.3/1", 0.85), ("guide-sv#9.2/1", 0.15)),
    passages=(
        PassageRecord(
            "guide-sv#9.3/1", FEE, "Guiden\n9.3 Pris", Language.SWEDISH, (), (Statement(FEE, 0, len(FEE)),)
        ),
        PassageRecord(
            "guide-sv#9.2/1", TERM, "Guiden\n9.2", Language.SWEDISH, (), (Statement(TERM, 0, len(TERM)),)
        ),
    ),
    seconds=(("total", 0.3), ("search", 0.06), ("write and check", 0.24)),
    writer="extract/1",
)
REFUSED = replace(
    RECORD, status=Status.NOT_FOUND, text="Det står inte i dokumenten.", claims=(), citations=()
)


def asked(id: str, record: Record = RECORD, **changes: object) -> tuple[Case, Record]:
    """A case with what came."""
    case = replace(CASE, id=id, question=f"Vad kostar {id}?")
    return replace(case, **changes), replace(record, case=id)  # type: ignore[arg-type]


def unanswerable(id: str, record: Record, **changes: object) -> tuple[Case, Record]:
    """One that ought not to be answered."""
    without = {
        "kind": Kind.UNANSWERABLE,
        "status": Status.NOT_FOUND,
        "sections": frozenset(),
        "key_facts": (),
    }
    return asked(id, record, **(without | {"reference": ""} | changes))


EVERYTHING = (
    asked("good"),
    asked("refused", REFUSED),
    asked("secret", REFUSED, split=Split.REPORT),
    unanswerable("led-astray", RECORD),
    unanswerable("rightly-refused", REFUSED),
)


def made_run(
    folder: Path, pairs: Sequence[tuple[Case, Record]] = EVERYTHING, writer: str = "extract"
) -> Path:
    """The folder, with scores."""
    folder.mkdir(parents=True)
    cases = [case for case, _ in pairs]
    name, versions = folder.name.rsplit("-", 1)[-1], (("python", "3.11"),)
    began = "2026-11-01T12:00:00"
    settings = RunSettings(name, began, writer, fingerprint(cases), "c0", "model", versions)
    (folder / "settings.json").write_text(json.dumps(asdict(settings)), encoding="utf-8")
    (folder / "cases.jsonl").write_text("".join(f"{case.to_json()}\n" for case in cases), encoding="utf-8")
    lines = "".join(f"{record.to_json()}\n" for _, record in pairs)
    (folder / "records.jsonl").write_text(lines, encoding="utf-8")
    write_scores(folder, score_run(folder))
    return folder


def two_runs(folder: Path) -> Path:
    """Two runs with reports below the folder; the newer one, which does not pass, beside the older."""
    before = read_run(made_run(folder / BEFORE, (asked("refused"), *EVERYTHING[2:])))
    now = read_run(made_run(folder / NOW))
    gates = check([Gate("answered", at_least=0.9)], now.measures)
    write_report(report_of(before), folder / BEFORE)
    write_report(report_of(now, gates, [before], SUPPORT), folder / NOW)
    return folder
