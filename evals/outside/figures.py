"""Outcomes → how well answers and refusals were decided, as figures and as lines of text (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from evals.discrimination import area_under_curve, balanced_accuracy
from evals.outside.asking import Outcome
from evals.ranking import Interval, Share

WIDTH = 24


@dataclass(frozen=True, slots=True)
class Figures:
    """What the assistant did with some questions.

    Args:
        answered: of those with their texts. refused: of those without.
        balanced: the mean of the two shares.
        area: under the curve of the reader's best probability, those with their texts against those without.
        cited: of those with their texts, answered or not, where one of these was cited.
        seconds: median, of all.
    """

    name: str
    answered: Share
    refused: Share
    balanced: Interval
    area: Interval
    cited: Share
    seconds: float


def figures(language: str, outcomes: Sequence[Outcome]) -> Iterator[Figures]:
    """Of all, then of each source where there are several."""
    yield _figures(language, outcomes)
    sources = dict.fromkeys(each.source for each in outcomes)
    if len(sources) > 1:
        for source in sources:
            yield _figures(f"{language}, {source}", [each for each in outcomes if each.source == source])


def table(found: Sequence[Figures]) -> Iterator[str]:
    """A line a set or source."""
    heads = ("balanced accuracy", "answered of those with", "refused of those without", "area under curve")
    yield f"{'':18}" + "".join(f"{head:{WIDTH}}  " for head in heads) + "right passage cited"
    for each in found:
        cells = (str(each.balanced), str(each.answered), str(each.refused), str(each.area))
        yield f"{each.name:18}" + "".join(f"{cell:{WIDTH}}  " for cell in cells) + str(each.cited)


def _figures(name: str, outcomes: Sequence[Outcome]) -> Figures:
    there = [each for each in outcomes if each.answerable]
    gone = [each for each in outcomes if not each.answerable]
    answered, refused = [each.answered for each in there], [not each.answered for each in gone]
    return Figures(
        name,
        Share(sum(answered), len(answered)),
        Share(sum(refused), len(refused)),
        balanced_accuracy(answered, refused),
        area_under_curve([each.sure for each in there], [each.sure for each in gone]),
        Share(sum(each.cited for each in there), len(there)),
        median(each.seconds for each in outcomes) if outcomes else 0.0,
    )
