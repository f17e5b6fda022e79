"""Does a text have a number, a section of law or a name that another has not; does it deny (pure)."""

from answering.check.clause_signs import NOT
from answering.check.figures import missing_figures
from answering.check.literal import names_missing, references_missing
from answering.words import fold


def invents(text: str, said: str) -> bool:
    """Whether something in `text` that must be exact does not stand in `said`."""
    checks = (missing_figures, references_missing, names_missing)
    return any(missing(text, said) for missing in checks)


def negations(text: str) -> frozenset[str]:
    """The words in it that turn a meaning round."""
    return frozenset(NOT.findall(fold(text)))
