from corpus.glossary import Glossary, Term
from corpus.model import Language
from retrieval.expand import TRANSLATION_WEIGHT, Expander

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
