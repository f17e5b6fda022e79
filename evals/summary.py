"""The measures of a run as lines of text: all cases, each language, and how far the languages are apart."""

import math
from collections.abc import Iterable, Iterator

from evals.scores import ALL, PARITY, SENDABLE, Measure

SLICES = (ALL, "language=sv", "language=en", PARITY)
WIDTH = 24
# Of cases that a program made these are in scores.json alone.
LESS_TOLD = ("ragas", "seconds", "quoted")


def summary(measures: Iterable[Measure]) -> Iterator[str]:
    """A line a measure; then those of the cases that a program made."""
    by_name = {(measure.name, measure.slice): measure for measure in measures}
    names = dict.fromkeys((SENDABLE, *(name for name, _ in by_name)))
    yield f"{'':44}" + "".join(f"{slice:{WIDTH}}" for slice in SLICES).rstrip()
    for name in names:
        if any((name, slice) in by_name for slice in SLICES):
            cells = (figure(by_name.get((name, slice))) for slice in SLICES)
            yield f"{name:44}" + "".join(f"{cell:{WIDTH}}" for cell in cells).rstrip()
    for slice in dict.fromkeys(each for _, each in by_name if each.startswith("made=") and "," not in each):
        yield f"\n{slice}"
        for name in names:
            if (name, slice) in by_name and name != "words" and not name.startswith(LESS_TOLD):
                yield f"  {name:42}{figure(by_name[name, slice])}"


def figure(measure: Measure | None) -> str:
    """ "0.91 [0.88–0.93] 388"; with the cases that lack it, where some do."""
    if measure is None:
        return "–"
    lacking = f" −{measure.missing}" if measure.missing else ""
    if math.isnan(measure.mean):
        return f"none{lacking}"
    digits = 0 if abs(measure.mean) >= 20 else 2
    return (
        f"{measure.mean:.{digits}f} [{measure.low:.{digits}f}–{measure.high:.{digits}f}] "
        f"{measure.count}{lacking}"
    )
