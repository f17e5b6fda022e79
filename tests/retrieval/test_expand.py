import math

import pytest

from corpus.glossary import Glossary, Term
from corpus.model import Language
from retrieval.expand import LEARNED_WEIGHT, MOST_TRANSLATIONS, TRANSLATION_WEIGHT, Expander
from retrieval.lexicon import Entry, Lexicon

SV, EN = Language.SWEDISH, Language.ENGLISH
GLOSSARY = Glossary(
    (
        Term(("avtal", "avtalet"), ("agreement", "agreements")),
        Term(("sekretessavtal", "NDA"), ("non-disclosure agreement", "NDA")),
        Term(("materialöverföringsavtal", "MTA"), ("material transfer agreement",)),
    )
)


def said(question: str, language: Language) -> list[str]:
    return [concept.said.text for concept in Expander(GLOSSARY).concepts(question, language)]


def test_what_the_glossary_does_not_know_stays_one_concept() -> None:
    assert said("Vad kostar mikroskopet?", SV) == ["kostar mikroskopet"]


def test_the_longest_term_wins() -> None:
    assert said("a material transfer agreement for cells", EN) == ["cells", "material transfer agreement"]


def test_inflected_forms_are_found() -> None:
    assert said("avtalen", SV) == ["", "avtalen"]


def test_other_forms_come_once_with_the_weight_of_their_kind() -> None:
    concept = Expander(GLOSSARY).concepts("avtalet", SV)[1]
    assert [(other.text, other.language, other.weight) for other in concept.others] == [
        ("agreement", EN, TRANSLATION_WEIGHT)
    ]


def test_an_abbreviation_is_spelt_out_in_both_languages() -> None:
    concept = Expander(GLOSSARY).concepts("NDA?", EN)[1]
    assert {other.text for other in concept.others} == {"sekretessavtal", "non-disclosure agreement", "NDA"}


def test_without_a_glossary_the_question_is_left_alone() -> None:
    assert [c.said.text for c in Expander(Glossary()).concepts("NDA", SV)] == ["nda"]


LEXICON = Lexicon(
    [
        Entry(SV, "avgift", "fee", 0.64),
        Entry(SV, "avgift", "charge", 0.25),
        Entry(SV, "avgift", "toll", 0.16),
        Entry(SV, "avgift", "duty", 0.09),
        Entry(SV, "avtal", "contract", 0.9),
        Entry(EN, "fee", "avgift", 0.64),
    ]
)


def test_a_word_of_the_lexicon_is_a_concept_with_its_translations_by_probability() -> None:
    rest, concept = Expander(GLOSSARY, LEXICON).concepts("Vilka avgifter gäller?", SV)
    assert rest.said.text == "gäller"
    assert concept.said.text == "avgifter"
    assert [other.text for other in concept.others] == ["fee", "charge", "toll"][:MOST_TRANSLATIONS]
    assert [other.weight for other in concept.others] == pytest.approx(
        [LEARNED_WEIGHT * math.sqrt(probability) for probability in (0.64, 0.25, 0.16)]
    )
    assert {other.language for other in concept.others} == {EN}


def test_the_glossary_goes_before_the_lexicon() -> None:
    concept = Expander(GLOSSARY, LEXICON).concepts("avtal", SV)[1]
    assert [other.text for other in concept.others] == ["agreement"]


def test_a_lexicon_is_asked_in_the_questions_language() -> None:
    assert len(Expander(Glossary(), LEXICON).concepts("fee", SV)) == 1
    assert Expander(Glossary(), LEXICON).concepts("fee", EN)[1].others[0].text == "avgift"
