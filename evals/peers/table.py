"""Results of peers side by side, as Markdown: values, and in brackets their ratio to ours (pure)."""

from collections.abc import Callable, Iterator, Sequence

from evals.peers.measure import NDCG_AT, OURS, RECALL_AT, Result

OTHERS = ("area answer/none", "ms a question", "s to build", "MB at most")


def table(results: Sequence[Result]) -> Iterator[str]:
    """A table for each group of questions."""
    for name in dict.fromkeys(result.questions for result in results):
        own = [result for result in results if result.questions == name]
        ours = next((result for result in own if result.peer == OURS and not result.problem), None)
        yield f"**{name}**, {_questions(own)}"
        yield ""
        yield f"| | nDCG@{NDCG_AT} | recall@{RECALL_AT} | {' | '.join(OTHERS)} |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_row(result, ours) for result in own)
        yield ""


def _questions(results: Sequence[Result]) -> str:
    most = max(results, key=lambda result: result.count)
    without = f", and {most.unanswerable} that nothing answers" if most.unanswerable else ""
    return f"{most.count} questions{without}"


def _row(result: Result, ours: Result | None) -> str:
    if result.problem:
        return f"| {result.peer} | {result.problem} | | | | | |"
    found = result.ndcg
    cells = (
        f"{_value(result, ours, lambda each: each.ndcg.mean, 3)} {found.low:.3f}–{found.high:.3f}",
        _value(result, ours, lambda each: each.recall.mean, 3),
        str(result.area) if result.unanswerable else "–",
        _value(result, ours, lambda each: each.milliseconds, 2),
        _value(result, ours, lambda each: each.seconds, 1),
        _value(result, ours, lambda each: each.megabytes, 0),
    )
    return f"| {result.peer} | {' | '.join(cells)} |"


def _value(result: Result, ours: Result | None, of: Callable[[Result], float], digits: int) -> str:
    value = f"{of(result):.{digits}f}"
    if ours is None or result is ours or not of(ours):
        return value
    return f"{value} ({of(result) / of(ours):.2f}×)"
