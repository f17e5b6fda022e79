"""The measures of ragas that need no judge: whether the cited sections are the expected ones."""

import os
import warnings
from collections.abc import Sequence

from evals.answer_scores import Score


def citation_precision(scores: Sequence[Score]) -> tuple[float, int]:
    """(mean `IDBasedContextPrecision` over answered cases, how many these are); nan where there are none.

    Cases name one section that must be cited, not all that may be: other sections that answer as well count
    as wrong, so that the figure compares two systems and is no share of right citations.
    """
    os.environ["RAGAS_DO_NOT_TRACK"] = "true"  # read when ragas is imported; it reports its use otherwise
    with warnings.catch_warnings():
        # The identifier-based measures stand only in the module that ragas calls its older one.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ragas import SingleTurnSample
        from ragas.metrics import IDBasedContextPrecision

        metric = IDBasedContextPrecision()
    values = [
        float(
            metric.single_turn_score(
                SingleTurnSample(
                    retrieved_context_ids=list(dict.fromkeys(each.cited)),
                    reference_context_ids=sorted(each.expected.sections),
                )
            )
        )
        for each in scores
        if each.expected.answerable and each.cited
    ]
    return (sum(values) / len(values) if values else float("nan")), len(values)
