"""A text with some of it taken out, and everything else in its place (pure)."""

from collections.abc import Iterable


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """With each span filled by a sign that is no word and no space, so that nothing is joined across it."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "\0" * (end - start)
    return "".join(signs)
