"""What a case that was made of another one lost by it: typos, no diacritics, the other language (pure)."""

from collections.abc import Mapping, Sequence

from evals.cases import Case
from evals.scores import CHANGE, SENDABLE

MEASURES = (
    SENDABLE, "answered", "expected section cited", "key facts", "recall@5", "nDCG@10", "missed refusals",
)  # fmt: skip


def changes(cases: Sequence[Case], values: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """By case: "change: answered" and the like, −1 to 1; 0 where nothing was lost."""
    return {
        case.id: {
            f"{CHANGE}: {name}": values[case.id][name] - values[case.of][name]
            for name in MEASURES
            if name in values[case.id] and name in values[case.of]
        }
        for case in cases
        if case.of in values and case.id in values
    }
