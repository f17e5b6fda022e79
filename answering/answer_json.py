"""An Answer as the JSON object that the command line promises."""

from answering.advise.compare import Comparison
from answering.answer import Answer, Citation
from answering.plain_text import plain_text


def answer_to_json(answer: Answer, id: str | None = None) -> dict[str, object]:
    """Plain values only; dates as ISO 8601, `page` 1-based or null."""
    return {
        "id": id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "language": answer.language.value,
        "status": answer.status.value,
        "text": plain_text(answer),
        "claims": [
            {"text": claim.text, "citations": list(claim.citations), "support": claim.support.value}
            for claim in answer.claims
        ],
        "citations": [_citation_to_json(citation) for citation in answer.citations],
        "suggestions": [
            {
                "kind": suggestion.kind.value,
                "text": suggestion.text,
                "passage_id": suggestion.passage.id if suggestion.passage else None,
            }
            for suggestion in answer.suggestions
        ],
        "writer": answer.writer,
        "seconds": round(answer.seconds, 4),
    }


def comparison_to_json(comparison: Comparison) -> dict[str, object]:
    """The answer as `answer_to_json` gives it, and under `by_owner` another one for each ownership form."""
    return {
        **answer_to_json(comparison.plain),
        "by_owner": {owner.value: answer_to_json(answer) for owner, answer in comparison.cells},
    }


def _citation_to_json(citation: Citation) -> dict[str, object]:
    document, passage = citation.document, citation.passage
    return {
        "number": citation.number,
        "document_id": document.id,
        "passage_id": passage.id,
        "title": document.title,
        "kind": document.kind.value,
        "headings": list(passage.headings),
        "page": passage.page,
        "quote": citation.quote,
        "language": passage.language.value,
        "valid_from": document.valid_from.isoformat() if document.valid_from else None,
        "review_by": document.review_by.isoformat() if document.review_by else None,
    }
