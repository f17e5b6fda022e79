"""A Hit as the JSON object that the command line promises."""

from retrieval.hit import Hit


def hit_to_json(hit: Hit) -> dict[str, object]:
    """Plain values only; `page` is 1-based or null, `score` 0–1."""
    return {
        "passage_id": hit.passage.id,
        "document_id": hit.document.id,
        "title": hit.document.title,
        "kind": hit.document.kind.value,
        "headings": list(hit.passage.headings),
        "page": hit.passage.page,
        "text": hit.passage.text,
        "score": round(hit.score, 4),
    }
