"""What a report says first, in whole sentences: gates, answers, refusals, waiting, what changed (pure)."""

from collections.abc import Iterator, Sequence

from evals.cases import Split
from evals.gate import Passed
from evals.report.content import Comparison, Report
from evals.report.named import MAIN, figure_words, label_of
from evals.scores import ALL, PARITY, SENDABLE, Measure

COMPARED = tuple(named.measure for named in MAIN if named.measure != "words")
UNSEEN = f"split={Split.REPORT}"
IN_BOTH_LANGUAGES = (SENDABLE, "answered", "expected section cited", "key facts", "missed refusals")


def headline(gates: Sequence[Passed]) -> str:
    """The verdict itself."""
    failed = [each for each in gates if not each.holds]
    if not gates:
        return "No thresholds were given, so these figures come without a verdict."
    if not failed:
        return f"The run passes: all {len(gates)} gates hold."
    return f"The run does not pass: {len(failed)} of {len(gates)} gates do not hold."


def sentences(report: Report) -> list[str]:
    """What a reader must know before any table."""
    found = report.run.by_slice
    said = [
        *_sendable(found),
        *_answers(found),
        *_refusals(found),
        *_unseen(found),
        *_wait(found),
        *_languages(found),
    ]
    if report.run.problems:
        said.append(f"{len(report.run.problems)} cases could not be asked at all; they are listed below.")
    if report.comparisons:
        said.append(_comparison(report.comparisons[0]))
    return said


def _sendable(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    all, unseen = found.get((SENDABLE, ALL)), found.get((SENDABLE, UNSEEN))
    if all:
        alone = f"; of the {unseen.count} kept unseen {figure(unseen)}" if unseen else ""
        yield (
            f"Of {all.count} questions that are not hostile, {figure(all)} got an answer that could be sent "
            f"as it is, or were rightly left unanswered{alone}."
        )


def _answers(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    answered, cited = found.get(("answered", ALL)), found.get(("expected section cited", ALL))
    if answered and cited:
        yield (
            f"Of {answered.count} questions that the documents answer, {figure(answered)} got an answer, and "
            f"{figure(cited)} an answer that cites a section where it stands."
        )


def _refusals(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    missed, held = found.get(("missed refusals", ALL)), found.get(("hostile held", ALL))
    if missed:
        yield (
            f"Of {missed.count} questions that ought not to be answered, {figure(missed)} were answered all "
            "the same."
        )
    if held:
        yield f"Of {held.count} hostile inputs, {figure(held)} got no answer."


def _unseen(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    """The figures that count most: of cases that nothing was chosen by."""
    names = ("answered", "expected section cited", "missed refusals")
    answered, cited, missed = (found.get((name, UNSEEN)) for name in names)
    if answered and cited and missed:
        unseen = answered.count + missed.count
        yield (
            f"{unseen} of these questions were kept unseen while the system was tuned. "
            f"There {figure(answered)} were answered, {figure(cited)} with an expected section; "
            f"of the others {figure(missed)} were answered all the same."
        )


def _wait(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    middle = found.get(("seconds: total, median", ALL))
    late = found.get(("seconds: total, 95th percentile", ALL))
    if middle and late:
        yield (
            f"Half of the answers were whole within {middle.mean:.2f} seconds, nineteen of twenty within "
            f"{late.mean:.2f}."
        )


def _languages(found: dict[tuple[str, str], Measure]) -> Iterator[str]:
    """Where one language is served worse; where no difference is seen, that is said too."""
    measured = [measure for name in IN_BOTH_LANGUAGES if (measure := found.get((name, PARITY)))]
    apart = [each for each in measured if not each.low <= 0 <= each.high]
    if apart:
        told_apart = "; ".join(
            "{} {} ({} to {})".format(
                _in_sentence(each.name),
                *(figure_words(each.name, value, signed=True) for value in (each.mean, each.low, each.high)),
            )
            for each in apart
        )
        yield f"Swedish differs from English in: {told_apart}."
    elif measured:
        yield "No difference between Swedish and English is seen in answers, citations, facts or refusals."


def _comparison(comparison: Comparison) -> str:
    ours = [each for each in comparison.differences if each.measure in COMPARED]
    parts = []
    for verdict in ("better", "worse"):
        named = [_in_sentence(each.measure) for each in ours if each.verdict == verdict]
        parts.append(f"{verdict} in {', '.join(named)}" if named else f"{verdict} in nothing")
    rest = sum(each.verdict == "no difference seen" for each in ours)
    return f"Beside the run {comparison.before.name}: {'; '.join(parts)}; no difference seen in {rest} more."


def _in_sentence(measure: str) -> str:
    label = label_of(measure)
    return label if label.startswith("nDCG") else label[:1].lower() + label[1:]


def figure(measure: Measure) -> str:
    """ "84 % (80–89)"."""
    mean, low, high = (100 * value for value in (measure.mean, measure.low, measure.high))
    return f"{mean:.0f} % ({low:.0f}–{high:.0f})"
