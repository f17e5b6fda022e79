"""Letters without case, and without the dots and rings that people leave out (pure)."""

import re

_FOLD = str.maketrans("åäöéèüáà’", "aaoeeuaa'")
_LEFT_OUT = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]", "Å": "[ÅA]", "Ä": "[ÄA]", "Ö": "[ÖO]"})


def fold(text: str) -> str:
    """Lower case without the dots and rings that people leave out."""
    return text.lower().translate(_FOLD)


def any_spelling(name: str) -> str:
    """A pattern for the name with spaces or hyphens, with or without dots and rings."""
    return r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name))).translate(_LEFT_OUT)
