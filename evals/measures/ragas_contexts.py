"""ragas' measures of retrieved contexts that need no judge: by identifier, and by likeness of the texts.

They stand only in the module that ragas calls its older one; the newer one has none like them.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from evals.cases import Case
from evals.measures.ragas_loading import ragas_module
from evals.measures.sections import sections_of, without_language
from evals.record import Record

HITS = 5
Asked = Sequence[tuple[Case, Record]]


def ragas_contexts(asked: Asked) -> dict[str, dict[str, float]]:
    """Values by case, for those that expect sections.

    `IDBasedContextPrecision` and `IDBasedContextRecall` of the sections of the first hits and of the cited
    ones; `NonLLMContextPrecisionWithReference` and `NonLLMContextRecall` of the first hits' texts beside
    those of the expected sections. A case names sections each of which is enough, not all that must be
    there, so that these compare two systems and are no shares of what is right.
    """
    return asyncio.run(_all(asked))


async def _all(asked: Asked) -> dict[str, dict[str, float]]:
    metrics = ragas_module("ragas.metrics")
    sample = ragas_module("ragas").SingleTurnSample
    by_id = (metrics.IDBasedContextPrecision(), metrics.IDBasedContextRecall())
    by_text = (metrics.NonLLMContextPrecisionWithReference(), metrics.NonLLMContextRecall())
    found = {}
    for case, record in asked:
        if case.sections:
            hits = [id for id, _ in record.hits[:HITS]]
            values = await _of_ids(case, hits, "hits", by_id, sample)
            values |= await _of_ids(case, [each.passage for each in record.citations], "cited", by_id, sample)
            found[case.id] = values | await _of_texts(record, hits, by_text, sample)
    return found


async def _of_ids(
    case: Case, passages: Sequence[str], which: str, metrics: Sequence[Any], sample: Any
) -> dict[str, float]:
    """Nothing where there are no passages: ragas has no figure for that either."""
    if not passages:
        return {}
    ids = dict.fromkeys(sections_of(id, case.sections) or _section(id) for id in passages)
    given = sample(retrieved_context_ids=list(ids), reference_context_ids=sorted(case.sections))
    return {
        f"ragas {type(metric).__name__}: {which}": float(await metric.single_turn_ascore(given))
        for metric in metrics
    }


async def _of_texts(
    record: Record, hits: Sequence[str], metrics: Sequence[Any], sample: Any
) -> dict[str, float]:
    texts = {passage.id: passage.text for passage in record.passages}
    if not hits or not record.references:
        return {}
    given = sample(
        retrieved_contexts=[texts[id] for id in hits],
        reference_contexts=[texts[id] for id in record.references],
    )
    return {
        f"ragas {type(metric).__name__}": float(await metric.single_turn_ascore(given)) for metric in metrics
    }


def _section(passage_id: str) -> str:
    document, _, place = passage_id.partition("#")
    return f"{without_language(document)}#{place.rsplit('/', 1)[0]}"
