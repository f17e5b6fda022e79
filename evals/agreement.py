"""How often the measure that stands first and people who read the answers agree, beyond chance."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EvaluationError
from evals.ranking import CONFIDENCE, RESAMPLES, SEED, Interval, Share
from evals.scores import SENDABLE

# (what the measure says, what people say) of one answer.
Pair = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Read:
    """An answer that was read: the measure's word and a person's."""

    case: str
    measured: bool
    read: bool

    @property
    def pair(self) -> Pair:
        """Both."""
        return self.measured, self.read


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa (1960), −1 to 1; nan where both say the same of everything, as they would by chance."""
    return float(_kappas(np.array(pairs)[None])[0])


def kappa_with_interval(pairs: Sequence[Pair]) -> Interval:
    """Kappa with its 95 % interval, by drawing the answers anew (Efron 1979); nan where it is nan."""
    draws = np.random.default_rng(SEED).integers(0, len(pairs), size=(RESAMPLES, len(pairs)))
    drawn = _kappas(np.array(pairs)[draws])
    # A draw of answers that are all alike has no kappa.
    given = drawn[~np.isnan(drawn)]
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(given, (tail, 1 - tail)) if len(given) else (math.nan, math.nan)
    return Interval(kappa(pairs), float(low), float(high))


def _kappas(drawn: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Of each draw.

    Args:
        drawn: (draws, answers, 2).
    """
    agreed = (drawn[..., 0] == drawn[..., 1]).mean(axis=1)
    measured, read = drawn.mean(axis=1).T
    by_chance = measured * read + (1 - measured) * (1 - read)
    found = np.full(len(drawn), math.nan)
    np.divide(agreed - by_chance, 1 - by_chance, out=found, where=by_chance < 1)
    return found


def read_readings(file: Path, values: Mapping[str, Mapping[str, float]]) -> list[Read]:
    """What people say of answers, `{"case": "…", "sendable": true}` a line, beside what the run scored.

    Args:
        values: of the run, by case and measure.

    Raises:
        EvaluationError: the file cannot be read, a line is no reading, or of a case that the run has no such
            value of, or of one that was read before; it names file and line.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    found: dict[str, Read] = {}
    for number, line in enumerate(lines, start=1):
        try:
            entry = json.loads(line)
            case, read = str(entry["case"]), entry[SENDABLE]
            if not isinstance(read, bool) or case in found:
                raise ValueError(
                    f"{case!r} comes twice" if case in found else f"{read!r} is not true or false"
                )
            found[case] = Read(case, values[case][SENDABLE] == 1.0, read)
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(
                f"{file}, line {number}: no reading of this run ({error}); see evals/README.md."
            ) from error
    if not found:
        raise EvaluationError(f"{file} holds no readings.")
    return list(found.values())


def told(readings: Sequence[Read]) -> Iterator[str]:
    """The four counts, the share that agrees, kappa, and the cases of which the two say otherwise."""
    counts = Counter(each.pair for each in readings)
    yield f"{'':20}{'read: sendable':>16}{'read: not':>12}"
    for measured, name in ((True, "measured: sendable"), (False, "measured: not")):
        yield f"{name:20}{counts[measured, True]:16}{counts[measured, False]:12}"
    agreed = Share(sum(each.measured is each.read for each in readings), len(readings))
    yield f"\nagree {agreed}"
    yield f"kappa {kappa_with_interval([each.pair for each in readings])}"
    for pair, name in (((True, False), "only the measure"), ((False, True), "only people")):
        if cases := [each.case for each in readings if each.pair == pair]:
            yield f"{name} would send: {', '.join(cases)}"
