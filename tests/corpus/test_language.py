"""The language of whole texts, short questions and single words."""

import pytest

from corpus.language import detect_language
from corpus.model import Language


@pytest.mark.parametrize(
    "text",
    [
        "hur gor vi med sekretess",
        "sekretess",
        "upphandling",
        "prissattning",
        "offentlighetsprincipen",
        "vem ager infrastrukturen",
        "vad kostar det",
        "far vi hyra lokal",
        "Hur fungerar ett material transfer agreement?",
        "Vilken legal framework gäller för SME?",
        "behover vi etikprovning",
        "GDPR personuppgifter",
        "Vecura kontakt",
        "Avtalet mellan universitetet och företaget gäller i fem år.",
    ],
)
def test_swedish_is_known(text):
    assert detect_language(text, default=Language.ENGLISH) is Language.SWEDISH


@pytest.mark.parametrize(
    "text",
    [
        "how do we handle secrecy",
        "price",
        "procurement",
        "invoice",
        "What does offentlighetsprincipen mean?",
        "can we rent premises",
        "contact Vecura",
        "How does lärarundantaget work",
        "tell me about ANA Futura",
        "i need a lab",
        "freedom of information",
        "The agreement between the university and the company lasts five years.",
    ],
)
def test_english_is_known(text):
    assert detect_language(text, default=Language.SWEDISH) is Language.ENGLISH


@pytest.mark.parametrize("text", ["", "NDA", "12345", "OSL 24:5", "?"])
@pytest.mark.parametrize("default", list(Language))
def test_the_default_stands_where_nothing_tells(text, default):
    assert detect_language(text, default) is default
