import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DamagedBuild
from corpus.glossary import Glossary, Term
from corpus.model import Language
from retrieval.expand import SYNONYM_WEIGHT, TRANSLATION_WEIGHT, Concept, Expander
from retrieval.keyword_index import KeywordIndex
from retrieval.terms import Wording

SV, EN = Language.SWEDISH, Language.ENGLISH
TEXTS = [
    Wording("Sekretessavtalet skyddar företagets uppgifter enligt 24 kap. 5 § OSL.", SV),
    Wording("Avgiften för utrustningen är 30 000 kronor per dag.", SV),
    Wording("A non-disclosure agreement is signed before the meeting.", EN),
    Wording("Lån av lokaler i länet kräver avtal.", SV),
]


@pytest.fixture(scope="module")
def index() -> KeywordIndex:
    return KeywordIndex.build(TEXTS)


def ask(index: KeywordIndex, question: str, language: Language = SV) -> tuple[int, float, float]:
    scores = index.scores(question, [Concept(Wording(question, language))])
    best = int(np.argmax(scores.stems + scores.grams))
    return best, float(scores.stems[best]), float(scores.grams[best])


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Vad är sekretessavtal?", 0),
        ("OSL 24:5", 0),
        ("chapter 24, section 5 of the Secrecy Act", 0),
        ("avgifter", 1),
        ("30000 kr", 1),
        ("agreements to sign", 2),
        ("nondisclosure", 2),
    ],
)
def test_inflections_compounds_numbers_and_law_are_found(
    index: KeywordIndex, question: str, row: int
) -> None:
    assert ask(index, question)[0] == row


def test_a_question_typed_without_diacritics_still_finds(index: KeywordIndex) -> None:
    folded, folded_stems, folded_grams = ask(index, "foretagets")
    exact, exact_stems, exact_grams = ask(index, "företagets")
    assert folded == exact == 0
    assert (folded_stems, folded_grams) == pytest.approx((exact_stems, exact_grams))


def test_diacritics_count_where_both_words_are_known() -> None:
    index = KeywordIndex.build([Wording("får betar", SV), Wording("far kör", SV)])
    assert ask(index, "far")[0] == 1


def test_the_best_passage_there_is_scores_one(index: KeywordIndex) -> None:
    _, stems, grams = ask(index, "avgiften")
    assert stems == pytest.approx(1)
    assert grams == pytest.approx(1)


def test_a_word_that_nobody_uses_lowers_the_share(index: KeywordIndex) -> None:
    assert ask(index, "avgiften för bananer")[1] < 0.6


def test_nothing_in_common_is_zero_everywhere(index: KeywordIndex) -> None:
    scores = index.scores("xyzzy", [Concept(Wording("xyzzy", SV))])
    assert not scores.stems.any()
    assert not scores.grams.any()
    assert scores.stems.shape == scores.grams.shape == (len(TEXTS),)
    assert scores.stems.dtype == np.float32


def test_the_glossary_reaches_the_other_language_with_less_weight(index: KeywordIndex) -> None:
    glossary = Glossary((Term(("sekretessavtal", "NDA"), ("non-disclosure agreement",)),))
    concepts = Expander(glossary).concepts("NDA?", SV)
    scores = index.scores("NDA?", concepts).stems
    # One word of one language weighs as much as three of the other, neither as much as the question's own.
    assert scores[0] == pytest.approx(SYNONYM_WEIGHT, abs=0.01)
    assert scores[2] == pytest.approx(TRANSLATION_WEIGHT, abs=0.01)


def test_synonyms_do_not_add_up(index: KeywordIndex) -> None:
    said = Wording("avgiften", SV)
    other = Wording("kronor", SV, 0.5)
    alone = index.scores("", [Concept(said)]).stems
    both = index.scores("", [Concept(said, (other,))]).stems
    assert both == pytest.approx(alone)


def test_an_index_comes_back_from_disk_as_it_was(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "keyword")
    loaded = KeywordIndex.load(tmp_path / "keyword")
    for question in ("sekretessavtal", "foretagets uppgifter", "24 kap. 5 § OSL", "lokalavtal"):
        concepts = [Concept(Wording(question, SV))]
        before, after = index.scores(question, concepts), loaded.scores(question, concepts)
        assert np.array_equal(before.stems, after.stems)
        assert np.array_equal(before.grams, after.grams)


def test_an_index_with_other_terms_is_refused(index: KeywordIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "keyword")
    file = tmp_path / "keyword" / "terms.json"
    made = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**made, "stemmers": {"sv": "porter", "en": "porter"}}), encoding="utf-8")
    with pytest.raises(DamagedBuild, match="another version"):
        KeywordIndex.load(tmp_path / "keyword")


def test_an_index_of_texts_without_words_can_be_made_and_asked() -> None:
    index = KeywordIndex.build([Wording("…", SV), Wording("–", EN)])
    assert not index.scores("avtal", [Concept(Wording("avtal", SV))]).stems.any()
