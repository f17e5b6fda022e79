"""Which expected section a passage is of (pure)."""

from collections.abc import Set


def sections_of(passage_id: str, sections: Set[str]) -> str | None:
    """The section of the case that the passage stands in, be it that very one or one below it; else None.

    Args:
        passage_id: "guide-sv#9.2.1/1"; it fits "guide#9.2" in both languages, and a bare "guide" whole.
        sections: "document#section", the language left out.
    """
    name, _, place = passage_id.partition("#")
    document, numbers = without_language(name), place.rsplit("/", 1)[0].split(".")
    own_and_above = (f"{document}#{'.'.join(numbers[:depth])}" for depth in range(len(numbers), 0, -1))
    return next((each for each in (*own_and_above, document) if each in sections), None)


def documents_of(sections: Set[str]) -> frozenset[str]:
    """The documents that these sections are of, the language left out."""
    return frozenset(section.partition("#")[0] for section in sections)


def without_language(document_id: str) -> str:
    """ "guide" of "guide-sv"."""
    return document_id.rsplit("-", 1)[0]
