import pytest

from answering.question import Asks, read_question
from answering.words import stem
from corpus.model import Language, Owner


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hur länge gäller sekretessen?", Asks.DURATION),
        ("hur lang tid tar det", Asks.DURATION),
        ("Vad får regionen ta betalt?", Asks.AMOUNT),
        ("What may the region charge?", Asks.AMOUNT),
        ("Vem äger resultaten?", Asks.WHO),
        ("Vilken paragraf skyddar oss?", Asks.LAW),
        ("Which article of the GDPR applies?", Asks.LAW),
        ("Vilken mall ska vi använda?", Asks.TEMPLATE),
        ("Måste vi upphandla?", Asks.WHETHER),
        ("Can we begin before signing?", Asks.WHETHER),
        ("Var ligger ANA Futura?", Asks.WHERE),
        ("Hur börjar vi?", Asks.HOW),
        ("Vad är CIMED?", Asks.WHAT),
        ("Varför är det dyrare för oss?", Asks.WHY),
        ("Vad är skillnaden mellan pre-GMP och GMP?", Asks.DIFFERENCE),
        ("När behövs ett NDA?", Asks.DATE),
    ],
)
def test_what_a_question_asks_for(question: str, asks: Asks) -> None:
    assert read_question(question, Language.SWEDISH).asks is asks


def test_a_form_is_no_term_but_an_actor_is() -> None:
    asked = read_question("Vad får regionen ta betalt hos Vecura?", Language.SWEDISH)
    assert [term.text for term in asked.terms] == ["betalt", "Vecura"]
    assert asked.owners == (Owner.REGION,)


@pytest.mark.parametrize("question", ["What does it cost in SEK?", "pris per batch", "Vad är timpriset?"])
def test_some_questions_are_answered_by_a_figure_only(question: str) -> None:
    assert read_question(question, Language.SWEDISH).wants_figure


def test_the_thing_that_is_counted_is_known_and_years_are_no_such_thing() -> None:
    assert read_question("Hur många anställda har KI?", Language.SWEDISH).counted == stem("anställda")
    assert read_question("Hur många år gäller det?", Language.SWEDISH).counted is None


def test_an_address_is_asked_for() -> None:
    assert read_question("Vilken e-postadress har chefen?", Language.SWEDISH).wants_address
    assert read_question("Vem ska jag ringa på Vecura?", Language.SWEDISH).wants_address
    assert read_question("Who do I call at ANA Futura?", Language.ENGLISH).wants_address
    assert not read_question("Which call can we apply to?", Language.ENGLISH).wants_address
    assert not read_question("Vad ska stå i första mejlet?", Language.SWEDISH).wants_address


@pytest.mark.parametrize(
    ("question", "defined"),
    [
        ("Vad är CIMED?", stem("CIMED")),
        ("What is Vecura and what does it offer?", stem("vecura")),
        ("What does lärarundantaget mean?", stem("lärarundantaget")),
        ("Vad är Centrum för innovativ medicin?", stem("centrum")),
        ("What is required for a trial?", None),
        ("Vad är gränsen för direktupphandling?", None),
        ("Vad kostar det?", None),
    ],
)
def test_the_thing_whose_meaning_is_asked_for(question: str, defined: str | None) -> None:
    assert read_question(question, Language.SWEDISH).defined == defined
