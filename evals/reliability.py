"""What was said and what came true: probabilities in tenths, beside how often they were right (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.ranking import Share

TENTHS = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tenth:
    """The hits with a probability in one tenth of the scale.

    Args:
        said: their mean probability.
        true: how many of them answer.
    """

    said: float
    true: Share


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the probabilities of one source's hits can be believed.

    Args:
        brier: mean squared error of the probabilities (Brier 1950); 0 is best.
    """

    source: str
    brier: float
    tenths: tuple[Tenth, ...]

    @property
    def hits(self) -> int:
        """How many were looked at."""
        return sum(tenth.true.of for tenth in self.tenths)


def reliability(source: str, said: Floats, answers: Sequence[bool]) -> Reliability:
    """Of the probabilities of hits, and whether each answers; tenths that are empty are left out."""
    true = np.asarray(answers, dtype=np.float64)
    place = np.minimum(np.floor(said * TENTHS).astype(int), TENTHS - 1)
    tenths = [
        Tenth(float(said[place == tenth].mean()), Share(int(true[place == tenth].sum()), int(count)))
        for tenth, count in enumerate(np.bincount(place, minlength=TENTHS))
        if count
    ]
    return Reliability(source, float(np.mean((said - true) ** 2)), tuple(tenths))


def lines(reliabilities: Sequence[Reliability]) -> Iterator[str]:
    """As lines of text."""
    for one in reliabilities:
        yield f"{one.source}: {one.hits} hits, Brier score {one.brier:.3f}"
        yield from (f"  said {tenth.said:.2f}  true {tenth.true}" for tenth in one.tenths)
