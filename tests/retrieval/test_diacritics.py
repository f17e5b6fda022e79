import pytest

from corpus.model import Language
from retrieval.diacritics import Diacritics
from retrieval.keyword_index import KeywordIndex
from retrieval.terms import Wording

COUNTS = {"företag": 9, "igång": 4, "städ": 1, "stad": 3, "mål": 2, "mäl": 1, "avtal": 5}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hur kommer foretag igang?", "Hur kommer företag igång?"),
        ("FORETAG", "företag"),
        # A word that stands in the texts as it was typed is what was meant.
        ("en stad", "en stad"),
        # The commoner of two words.
        ("mal", "mål"),
        # Whoever types one å, ä or ö has them all.
        ("får foretag", "får foretag"),
        ("okända ord, NDA 24:5", "okända ord, NDA 24:5"),
        ("", ""),
    ],
)
def test_diacritics_come_back_where_the_texts_have_them(typed: str, meant: str) -> None:
    assert Diacritics(COUNTS).restore(typed) == meant


def test_only_swedish_questions_are_respelt() -> None:
    index = KeywordIndex.build([Wording("Ett företag kommer igång", Language.SWEDISH)])
    assert index.restored(Wording("foretag", Language.SWEDISH)).text == "företag"
    assert index.restored(Wording("foretag", Language.ENGLISH)).text == "foretag"


def test_a_question_without_diacritics_is_embedded_with_them(small_corpus, build_small, retriever) -> None:
    """The fake embedder knows no folded forms: the cosine of the respelt question is the same."""
    build_small(small_corpus)

    def cosine(question: str) -> float:
        return dict(retriever.search(question, 1)[0].why)["cosine"]

    assert cosine("vad ar priset for mikroskopet foretagets hemligheter") == pytest.approx(
        cosine("vad ar priset for mikroskopet företagets hemligheter")
    )
