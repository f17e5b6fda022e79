"""Does a text have a number, a section of law or a name that another has not; does it deny (pure)."""

from answering.check.figures import missing_figures
from answering.check.literal import names_missing, references_missing
from answering.words import fold, words
from corpus.word_list import listed

_NEGATIONS = listed("inte ej icke aldrig inget ingen inga utan not no nor never without none cannot")


def invents(text: str, said: str) -> bool:
    """Whether something in `text` that must be exact does not stand in `said`."""
    checks = (missing_figures, references_missing, names_missing)
    return any(missing(text, said) for missing in checks)


def negations(text: str) -> frozenset[str]:
    """The words in it that turn a meaning round."""
    found = frozenset(fold(word.text) for word in words(text))
    return (found & _NEGATIONS) | {word for word in found if word.endswith("n't")}
