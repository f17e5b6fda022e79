"""What a search was limited to, said with its answer (pure)."""

from answering.texts import text
from corpus.model import Language
from retrieval.hit import Filter


def narrowed(filter: Filter, language: Language) -> tuple[str, ...]:
    """One sentence on the ownership forms and the kinds of document; none where neither was chosen."""
    chosen = [text(f"limit_{value}", language) for value in (*filter.owners, *filter.kinds)]
    return (text("narrowed", language, what=", ".join(chosen)),) if chosen else ()
