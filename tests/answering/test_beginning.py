"""How to begin, asked in so many words, is the question of the first contact."""

import pytest

from answering.beginning import beginning
from answering.conversation import StandAlone
from answering.texts import text
from corpus.model import Language


def read(question: str, language: Language) -> str:
    return beginning(StandAlone(question, language, language)).text


@pytest.mark.parametrize(
    "question",
    [
        "Hur börjar vi?",
        "hej, var ska man börja",
        "Vad är första steget?",
        "hur kommer vi igång?",
        "Vad gör vi först?",
    ],
)
def test_in_swedish(question: str) -> None:
    assert read(question, Language.SWEDISH) == text("begin", Language.SWEDISH)


@pytest.mark.parametrize(
    "question",
    [
        "How do we start?",
        "Where do I begin?",
        "what's the first step",
        "How to get started?",
        "How do we start a collaboration with an infrastructure?",
    ],
)
def test_in_english(question: str) -> None:
    assert read(question, Language.ENGLISH) == text("begin", Language.ENGLISH)


@pytest.mark.parametrize(
    "question",
    [
        "How do we start with Vecura?",
        "When do we start?",
        "How do we start a collaboration with KI?",
        "Hur börjar avtalet gälla?",
        "What is the first step of a procurement?",
        "Vad gör vi först när avtalet är undertecknat?",
    ],
)
def test_whatever_says_more_stays_as_it_is(question: str) -> None:
    assert read(question, Language.SWEDISH) == question
