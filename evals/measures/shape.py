"""Whether an answer has the shape that a reader can take in at once."""

from collections import Counter

from answering.answer import SuggestionKind
from answering.write.leaning import leans
from corpus.model import Layout
from evals.measures.answers import ANSWERS
from evals.record import ClaimRecord, Record

# What one reads without scrolling.
MOST_WORDS = 120
# With two of them a reader has to choose before they have begun.
ONE_AT_MOST = (SuggestionKind.STEP, SuggestionKind.TEMPLATE)


def shape(record: Record) -> dict[str, float]:
    """1 or 0, of answers: begins with a whole thought, no bare cell, short, one step and one template."""
    if record.status not in ANSWERS:
        return {}
    words = sum(len(claim.text.split()) for claim in record.claims)
    suggested = Counter(kind for kind, _ in record.suggestions)
    kept = (
        not any(leans(claim.text) for claim in record.claims[:1]),
        not any(is_bare_cell(claim, record) for claim in record.claims),
        words <= MOST_WORDS,
        all(suggested[kind] <= 1 for kind in ONE_AT_MOST),
    )
    return {"shape": float(all(kept))}


def is_bare_cell(claim: ClaimRecord, record: Record) -> bool:
    """Whether its words are a part of a table row that it cites, without the headings which say what of."""
    said = _bare(claim.text)
    passages = [passage for id in claim.passages if (passage := record.passage(id))]
    statements = [(each.layout, _bare(each.text)) for passage in passages for each in passage.statements]
    rows = [text for layout, text in statements if layout is Layout.ROW]
    return said not in {text for _, text in statements} and any(said in row for row in rows)


def _bare(text: str) -> str:
    return text.strip().rstrip(".").casefold()
