"""The words of a list that is written as one text (pure)."""


def listed(text: str) -> frozenset[str]:
    """Each word once; spaces and line breaks part them."""
    return frozenset(text.split())
