"""Is a claim word for word what stands in a passage: whole sentences, one after another (pure)."""

import unicodedata
from collections.abc import Sequence

from answering.check.premises import Premise

# A sentence is the same with another stop, or without one.
_STOPS = ".;:"


def stands_there(claim: str, given: Sequence[Premise]) -> bool:
    """Whether the claim is one or more of the sentences, in order; half a sentence may say the opposite.

    A mistake alone is no claim, with its correction it is.
    """
    said = _plain(claim)
    return bool(said) and any(_begins(said, given[start:]) for start in range(len(given)))


def _begins(said: str, given: Sequence[Premise]) -> bool:
    holds = False
    for premise in given:
        sentence, holds = _plain(premise.sentence), holds or bool(premise.holds)
        if said.rstrip(_STOPS) == sentence.rstrip(_STOPS):
            return holds
        if not said.startswith(f"{sentence} "):
            return False
        said = _plain(said[len(sentence) :])
    return False


def _plain(text: str) -> str:
    """One spelling of letters and spaces; a list item may be written with a capital or without."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return words[:1].lower() + words[1:]
