"""python -m evals.model_outcomes: what became of a language model's words in a run, as writer, as judge."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from statistics import median

from answering.texts import text
from corpus.errors import LotsenError
from evals.commands.run import EXTRACT
from evals.judge.judged import AT_ONCE
from evals.judge.verdict import Judge, Verdict, read_judge, read_verdicts
from evals.measures.answers import ANSWERS
from evals.record import Record
from evals.results import RESULTS, find_run
from evals.run import read_records, read_settings


class Outcome(StrEnum):
    """Of one case."""

    KEPT = "the model's words were kept"
    CUT = "the same, and the model broke off"
    REFUSED = "the model said that the sources do not answer"
    UNSUPPORTED = "fell back: nothing that it said was carried"
    DOWN = "fell back: no usable reply (form, time, length)"
    NOT_ASKED = "it was not asked to answer"


# By the note under the answer, as texts.toml has it.
NOTES = {
    "model_cut": Outcome.CUT,
    "model_unsupported": Outcome.UNSUPPORTED,
    "model_down": Outcome.DOWN,
}


def outcome_of(record: Record, model: str) -> Outcome:
    """What became of this model's words."""
    for key, outcome in NOTES.items():
        if text(key, record.language) in record.text:
            return outcome
    if not record.writer.startswith(f"{model}/"):
        return Outcome.NOT_ASKED
    return Outcome.KEPT if record.status in ANSWERS else Outcome.REFUSED


def told_of_writer(records: Sequence[Record], model: str) -> Iterator[str]:
    """How many cases had each outcome, and how long those waited that asked the model."""
    counts = Counter(outcome_of(record, model) for record in records)
    yield from (f"{counts[outcome]:5}  {outcome}" for outcome in Outcome)
    asked = [record for record in records if outcome_of(record, model) is not Outcome.NOT_ASKED]
    waited = sorted(dict(record.seconds)["total"] for record in asked)
    if waited:
        yield f"{median(waited):5.0f}  seconds in the median where it was asked, {waited[-1]:.0f} at most"


def told_of_judge(judge: Judge, verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Of each measure how many tries gave a value, and why the others did not."""
    tries: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        tries.setdefault(verdict.measure, Counter())[verdict.problem] += 1
    for measure, counts in sorted(tries.items()):
        problems = "".join(f", {count} {why}" for why, count in sorted(counts.items()) if why)
        yield f"{counts['']:5}  of {counts.total()} gave {measure}{problems}"
    if judge.calls:
        seconds = judge.seconds / judge.calls
        yield f"{seconds:5.0f}  seconds a reply, {AT_ONCE} awaited at a time; {judge.calls} replies"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both; 1 with one line where there is no run."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.model_outcomes", description=(__doc__ or "").split(": ")[1]
    )
    parser.add_argument("of", nargs="?", default="", metavar="RUN", help="folder or name (the newest run)")
    parser.add_argument("--results", type=Path, default=RESULTS, help=f"where runs are kept ({RESULTS})")
    given = parser.parse_args(arguments)
    try:
        folder = find_run(given.results, given.of)
        writer = read_settings(folder).writer
        lines = [f"{folder}, written by {writer}"]
        if writer != EXTRACT:
            lines += told_of_writer(read_records(folder), writer)
        if judge := read_judge(folder):
            lines += [f"judged by {judge.model}", *told_of_judge(judge, read_verdicts(folder))]
    except LotsenError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
