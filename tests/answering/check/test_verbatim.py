import pytest

from answering.check.verbatim import stands_there

TEXT = (
    "Nej, KI får inte ta vinst. Fallgrop: Skicka inget hemligt.\n\n- Missförstånd: regionen får ta vinst. "
    "Rätt: regionen tar självkostnad.\n- Avtalet gäller om\nparterna skriver under."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Nej, KI får inte ta vinst.",
        "KI får inte ta vinst.",
        "Skicka inget hemligt.",
        "regionen tar självkostnad.",
        "Avtalet gäller om parterna skriver under.",
    ],
)
def test_whole_sentences_stand_there(claim: str) -> None:
    assert stands_there(claim, TEXT)


@pytest.mark.parametrize(
    "claim",
    ["ta vinst.", "regionen får ta vinst.", "Regionen får ta vinst.", "Avtalet gäller", "KI får", "", " "],
)
def test_half_a_sentence_or_a_mistake_does_not(claim: str) -> None:
    assert not stands_there(claim, TEXT)
