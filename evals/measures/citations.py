"""Citation precision and recall after ALCE (Gao et al. 2023), judged by the assistant's own support check."""

from collections.abc import Sequence

from answering.answer import Support
from answering.check.premises import Evidence
from answering.check.support import support_of
from evals.record import ClaimRecord, PassageRecord, Record


def citations(record: Record) -> dict[str, float]:
    """Means over the claims and the citations of one answer, 0–1; nothing where it has no claims.

    Recall: the share of claims that their cited passages together carry. Precision: the share of citations
    that carry their claim alone, or without which the others do not carry it; a citation of a claim that is
    not carried at all is wrong. Unsupported: the share of claims that the reader was shown without a
    citation, or with the mark that nothing carries them.
    """
    if not record.claims:
        return {}
    carried, precise = [], []
    for claim in record.claims:
        cited = [passage for id in claim.passages if (passage := record.passage(id))]
        whole = carries(claim, cited)
        carried.append(whole)
        precise += [
            whole
            and (carries(claim, [each]) or not carries(claim, [one for one in cited if one is not each]))
            for each in cited
        ]
    unsupported = [not claim.passages or claim.support is Support.UNVERIFIED for claim in record.claims]
    return {
        "unsupported claims": sum(unsupported) / len(unsupported),
        "citation recall": sum(carried) / len(carried),
        "citation precision": sum(precise) / len(precise) if precise else 0.0,
    }


def carries(claim: ClaimRecord, passages: Sequence[PassageRecord]) -> bool:
    """Whether these passages together carry the claim."""
    evidence = [Evidence(passage.statements, passage.around) for passage in passages]
    return support_of(claim.text, evidence) is not Support.UNVERIFIED
