import pytest

from answering.check.premises import premises
from answering.check.verbatim import stands_there
from tests.answering.check.conftest import evidence

TEXT = (
    "Nej, KI får inte ta vinst. Fallgrop: Skicka inget hemligt.\n\n- Missförstånd: regionen får ta vinst. "
    "Rätt: regionen tar självkostnad.\n- avtalet gäller om  parterna skriver under\n- Vad kostar det?"
)
GIVEN = premises(evidence(TEXT))


@pytest.mark.parametrize(
    "claim",
    [
        "Nej, KI får inte ta vinst.",
        "Nej, KI får inte ta vinst. Fallgrop: Skicka inget hemligt.",
        "Missförstånd: regionen får ta vinst. Rätt: regionen tar självkostnad.",
        "Rätt: regionen tar självkostnad. avtalet gäller om parterna skriver under",
        "Avtalet gäller om parterna skriver under.",
    ],
)
def test_whole_sentences_one_after_another_stand_there(claim: str) -> None:
    assert stands_there(claim, GIVEN)


@pytest.mark.parametrize(
    "claim",
    [
        "ta vinst.",
        "KI får inte ta vinst.",
        "regionen får ta vinst.",
        "Missförstånd: regionen får ta vinst.",
        "Nej, KI får inte ta vinst. Rätt: regionen tar självkostnad.",
        "Avtalet gäller",
        "Vad kostar det?",
        "",
        " ",
    ],
)
def test_half_a_sentence_a_leap_or_a_mistake_does_not(claim: str) -> None:
    assert not stands_there(claim, GIVEN)
