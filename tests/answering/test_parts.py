"""One message with several questions is told apart, and answered part by part."""

import pytest

from answering.answer import Status
from answering.assistant import Assistant
from answering.parts import compared, parts
from corpus.model import Kind, Language
from tests.answering.conftest import FakeLibrary, document


@pytest.mark.parametrize(
    ("text", "language", "single"),
    [
        (
            "What is Vecura and who can use it?",
            Language.ENGLISH,
            ("What is Vecura?", "who can use Vecura?"),
        ),
        (
            "How do we pay? is there funding for SMEs",
            Language.ENGLISH,
            ("How do we pay?", "is there funding for SMEs?"),
        ),
        (
            "vem bestämmer priset på Vecura, finns det nån kö?",
            Language.SWEDISH,
            ("vem bestämmer priset på Vecura?", "finns det nån kö – Vecura?"),
        ),
    ],
)
def test_each_question_of_a_message_stands_alone(
    text: str, language: Language, single: tuple[str, ...]
) -> None:
    assert parts(text, language) == single


@pytest.mark.parametrize(
    "text",
    [
        "Vem äger resultaten?",
        "Vi är ett litet bolag, får vi använda instrumenten?",  # only one of them asks
        "Finns det stöd och hur mycket kan man få?",  # the second has no matter of its own
        "Vilka steg och vilka mallar finns, och vem skriver under, och vad kostar det hela, och var?",
    ],
)
def test_one_question_is_left_as_it_is(text: str) -> None:
    assert parts(text, Language.SWEDISH) == (text,)


def test_a_difference_is_told_by_what_each_thing_is() -> None:
    asked = "What is the difference between Vecura and the pre-GMP unit?"
    assert compared(asked, Language.ENGLISH) == ("What is Vecura?", "What is the pre-GMP unit?")
    assert compared("Vad är Vecura?", Language.SWEDISH) == ()


def test_both_parts_are_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är lärarundantaget och vad tillverkar Vecura?")
    said = " ".join(claim.text for claim in answer.claims)
    assert answer.status is Status.ANSWERED
    assert "äger sina uppfinningar" in said
    assert "genterapiprodukter" in said


def test_a_part_without_an_answer_makes_it_partial(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är lärarundantaget och hur lagar man kroppkakor?")
    assert answer.status is Status.PARTIAL
    assert "kroppkakor" in answer.text
    assert answer.claims


def test_the_two_sides_of_a_difference_may_be_told_in_the_same_words() -> None:
    pages = {
        "vecura-sv": (
            "Vecura",
            "Vecura är en enhet på sjukhuset för tillverkning av cellterapi.",
        ),
        "ana-futura-sv": (
            "ANA Futura",
            "ANA Futura är en enhet på KI för tillverkning av cellterapi.",
        ),
    }
    library = FakeLibrary(
        *(
            document(id, {"owner": ((f"Ägare: {title}",), text)}, title=title, kind=Kind.INFRASTRUCTURE)
            for id, (title, text) in pages.items()
        )
    )
    answer = Assistant(library).ask("Vad är skillnaden mellan Vecura och ANA Futura?")
    assert [claim.text.split(" är ")[0] for claim in answer.claims] == ["Vecura", "ANA Futura"]
