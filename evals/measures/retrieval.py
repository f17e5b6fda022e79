"""How early the search finds a section that answers the case."""

from evals.cases import Case
from evals.measures.sections import sections_of
from evals.ranking import ndcg
from evals.record import Record

DEPTHS = (1, 3, 5, 10)


def retrieval(case: Case, record: Record) -> dict[str, float]:
    """Recall at k, nDCG@10 (Järvelin & Kekäläinen 2002) and reciprocal rank of the search's hits, 0–1.

    A case names sections each of which is enough, so recall is 1 when one of them is among the first k. A
    second passage of a section that was found already adds nothing to nDCG. Nothing without sections.
    """
    if not case.sections:
        return {}
    found = [sections_of(id, case.sections) for id, _ in record.hits]
    gains = [float(bool(each) and each not in found[:place]) for place, each in enumerate(found)]
    first = next((place for place, gain in enumerate(gains, start=1) if gain), None)
    return {
        **{f"recall@{k}": float(any(gains[:k])) for k in DEPTHS},
        "nDCG@10": ndcg(gains, len(case.sections), 10),
        "reciprocal rank": 1 / first if first else 0.0,
    }
