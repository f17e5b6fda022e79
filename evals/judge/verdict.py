"""Verdict: one measure of one answer by a judge, kept in a file beside the run's records."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.errors import EvaluationError

VERDICTS, JUDGE = "judged.jsonl", "judge.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge said at its `time`-th try, from 1.

    Args:
        value: 0–1; nan where no value came of it.
        problem: why not; "" where one did.
    """

    case: str
    measure: str
    time: int
    value: float
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judged, how often each answer, and what that cost.

    Args:
        host: of its server; the whole address may hold what is nobody's business.
        calls, sent, received: replies, and tokens as the server counted them.
        seconds: of waiting, one reply after the other.
    """

    model: str
    host: str
    ragas: str
    times: int
    calls: int = 0
    sent: int = 0
    received: int = 0
    seconds: float = 0.0

    def is_same_as(self, other: "Judge") -> bool:
        """Whether verdicts of both belong together."""
        return (self.model, self.host, self.ragas, self.times) == (
            other.model, other.host, other.ragas, other.times,
        )  # fmt: skip


def read_judge(folder: Path) -> Judge | None:
    """Who judged the run in this folder; None where nobody has.

    Raises:
        EvaluationError: the file is damaged.
    """
    if not (folder / JUDGE).exists():
        return None
    try:
        return Judge(**json.loads((folder / JUDGE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise EvaluationError(f"{folder / JUDGE} is damaged; remove it and judge again.") from error


def write_judge(folder: Path, judge: Judge) -> None:
    """Replace what stands there."""
    (folder / JUDGE).write_text(json.dumps(asdict(judge), indent=1) + "\n", encoding="utf-8")


def read_verdicts(folder: Path) -> list[Verdict]:
    """What was judged so far; a line that was cut off is left out."""
    file = folder / VERDICTS
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]
    return [_verdict(json.loads(line)) for line in lines if line.strip()]


def write_verdicts(folder: Path, verdicts: Sequence[Verdict], anew: bool = False) -> None:
    """Add these to what stands there, or put them in its place."""
    with (folder / VERDICTS).open("w" if anew else "a", encoding="utf-8") as file:
        for each in verdicts:
            entry = asdict(each) | {"value": None if math.isnan(each.value) else each.value}
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _verdict(entry: Mapping[str, Any]) -> Verdict:
    value = math.nan if entry["value"] is None else float(entry["value"])
    return Verdict(entry["case"], entry["measure"], int(entry["time"]), value, entry["problem"])
