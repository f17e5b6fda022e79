"""Misspelt words become the documents' own; words that only the documents lack stay as they are."""

import pytest

from corpus.model import Language
from retrieval.expand import Expander
from retrieval.lexicon import Entry, Lexicon
from retrieval.retriever import Retriever
from retrieval.speller import Speller

WORDS = {
    "konkurrent": 3, "händer": 9, "lärare": 2, "hemliga": 4, "avtalet": 30, "region": 5, "regions": 2,
    "laboratory": 2, "tjänst": 1, "vecura": 4, "säljare": 2, "försäkring": 2,
    "företag": 9, "igång": 4, "städ": 1, "stad": 3, "mål": 2, "mäl": 1,
}  # fmt: skip
SPELLER = Speller(WORDS, {"läkare", "saljade"}.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "Vad hädner om en konkurernt begär ut avtalte?",
            "Vad händer om en konkurrent begär ut avtalet?",
        ),  # swapped
        ("är hemlga uppgifter skyddade", "är hemliga uppgifter skyddade"),  # one letter less
        ("a laborratory", "a laboratory"),  # one more
        ("Vad tar Vecuro betalt?", "Vad tar Vecura betalt?"),  # another, and a capital
        ("the regoin", "the region"),  # the more frequent of two
    ],
)
def test_one_edit_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.respelt(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Äger läkare sina uppfinningar?",  # a word, though not the documents', whose "lärare" is near
        "en tjänts",  # the texts have the word once: it may itself be a slip
        "vad gäller för aktal",  # five letters
        "the LABORATOYR",
        "the region2, it wouldn't",
        "mikroskopi 2.0 § 24:5",
        "",
    ],
)
def test_what_is_no_slip_stays(question: str) -> None:
    assert SPELLER.respelt(question) == question


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
    ],
)
def test_diacritics_come_back_where_the_texts_have_them(typed: str, meant: str) -> None:
    assert SPELLER.respelt(typed) == meant


def test_a_question_without_diacritics_is_embedded_with_them(small_corpus, build_small, retriever) -> None:
    """The fake embedder knows no folded forms: the cosine of the respelt question is the same."""
    build_small(small_corpus)

    def cosine(question: str) -> float:
        return dict(retriever.search(question, 1)[0].why)["cosine"]

    assert cosine("vad ar priset for mikroskopet foretagets hemligheter") == pytest.approx(
        cosine("vad ar priset for mikroskopet företagets hemligheter")
    )


def test_a_search_takes_a_word_as_the_documents_have_it(small_corpus, build_small, retriever) -> None:
    corpus = small_corpus.with_passage("guide-sv", "4", "Företagets försäkring gäller. En försäkring behövs.")
    build_small(corpus)
    right, slip = (retriever.search(f"Behövs en {word}?", 1)[0] for word in ("försäkring", "försäkrign"))
    assert slip == right


def test_a_word_of_the_lexicon_or_a_compound_is_no_slip(small_corpus, build_small, home, embedder) -> None:
    text = (
        "En lärare frågar. En lärare svarar. Ett forskaravtal gäller, ett forskarlag och ett samarbetsavtal."
    )
    build_small(small_corpus.with_passage("guide-sv", "4", text))
    lexicon = Lexicon([Entry(Language.SWEDISH, "läk", "physician", 0.9)])
    respelt = Retriever(home, lambda name: embedder, Expander(lexicon=lexicon)).current().speller.respelt
    assert respelt("Äger läkare och läraer något?") == "Äger läkare och lärare något?"
