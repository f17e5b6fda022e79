"""Words that only set the scene are told from those that ask."""

import pytest

from answering.question import read_question
from answering.scene import scene
from answering.vocabulary import Vocabulary
from corpus.model import Language, Passage


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Får regionen ta ut vinst när vi köper tillverkning?", " när vi köper tillverkning"),
        ("Who owns the results if we buy an analysis?", " if we buy an analysis"),
        ("Om vi hyr en bänk, vem äger resultaten?", "Om vi hyr en bänk, "),
    ],
)
def test_a_clause_beside_the_question_is_its_scene(question: str, said: str) -> None:
    start, end = scene(question)
    assert question[start:end] == said


@pytest.mark.parametrize(
    "question",
    [
        "När behöver vi ett avtal?",  # asks when
        "Vad händer om en konkurrent begär ut våra handlingar?",  # the clause is all that is asked
        "Vem bestämmer om vi får en plats?",  # "om" means whether
        "Hur skiljer de sig när det gäller uppfinningar?",  # names the matter
        "Eftersom KI är ett aktiebolag, vem sitter i styrelsen?",  # a reason, maybe a false one
    ],
)
def test_what_is_asked_is_no_scene(question: str) -> None:
    assert scene(question) == (0, 0)


def test_a_word_of_the_scene_weighs_little_and_names_nothing() -> None:
    passages = [Passage("a#1/1", "a", ("Vinst",), None, 0, 5, "vinst", Language.SWEDISH)]
    text = "Får regionen ta ut vinst när vi köper XYZ-tillverkning?"
    asked = read_question(text, Language.SWEDISH)
    terms = {w.text: Vocabulary(passages).term(w, Language.SWEDISH, text) for w in asked.terms}
    assert terms["XYZ-tillverkning"].weight < terms["vinst"].weight
    assert not terms["XYZ-tillverkning"].is_specific


def test_the_scene_decides_which_template() -> None:
    text = "Vilken mall ska vi använda när vi skickar celler?"
    asked = read_question(text, Language.SWEDISH)
    terms = {w.text: Vocabulary(()).term(w, Language.SWEDISH, text) for w in asked.terms}
    assert terms["celler"].weight > terms["mall"].weight
