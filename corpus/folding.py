"""Letters without case, and without the dots and rings that people leave out (pure)."""

_FOLD = str.maketrans("åäöéèüáà’", "aaoeeuaa'")


def fold(text: str) -> str:
    """Lower case without the dots and rings that people leave out."""
    return text.lower().translate(_FOLD)
