"""Misspelt words become the documents' own; words that only the documents lack stay as they are."""

import pytest

from answering.respelling import Speller
from corpus.model import Language, Passage
from retrieval.embed import embedded_model

TEXT = (
    "Vad händer när en konkurrent begär ut avtalet? Lärare äger hemliga uppgifter i labbet. "
    "The region has insurance for laboratory services. Lawyers read the agreement."
)
PASSAGES = [Passage(f"a#{n}/1", "a", ("Frågor",), 1, 0, len(TEXT), TEXT, Language.SWEDISH) for n in range(2)]
SPELLER = Speller(PASSAGES, embedded_model().pieces)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Vad hädner om en konkurernt begär ut avtalet?", "Vad händer om en konkurrent begär ut avtalet?"),
        ("är helmiga uppgifter skyddade", "är hemliga uppgifter skyddade"),
        ("Does the regoin sell laobratory sevices?", "Does the region sell laboratory services?"),
        ("Vad tar Vceura betalt?", "Vad tar Vecura betalt?"),
    ],
)
def test_one_wrong_letter_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.respelt(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Äger läkare sina uppfinningar?",  # a word, and not the documents' "lärare"
        "Who is the professor?",
        "What leaks?",
        "vad gäller för avt",  # too short to tell
        "Gäller OSLL 24:5?",
        "",
    ],
)
def test_what_is_a_word_stays(question: str) -> None:
    assert SPELLER.respelt(question) == question
