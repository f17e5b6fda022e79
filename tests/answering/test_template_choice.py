"""Which template to use is answered by what each template says of when it is used."""

from datetime import date

from answering.answer import Status, SuggestionKind
from answering.assistant import Assistant
from corpus.model import Kind
from tests.answering.conftest import FakeLibrary, document

USED = {
    "nda-sv": ("Sekretessavtal", "Använd sekretessavtalet när ni ska dela hemlig information."),
    "mta-sv": ("Materialavtal", "Använd materialavtalet när celler ska skickas till ett laboratorium."),
    "membership-agreement-sv": ("Medlemsavtal", "Använd medlemsavtalet när ni ska hyra en labbplats."),
}


def _assistant() -> Assistant:
    templates = [
        document(
            id,
            {
                "0.1": (("När ni använder mallen",), when),
                "5": (("Leverans",), "Celler skickas till laboratoriet i rätt temperatur."),
            },
            title=title,
            kind=Kind.TEMPLATE,
        )
        for id, (title, when) in USED.items()
    ]
    return Assistant(FakeLibrary(*templates), today=lambda: date(2026, 11, 21))


def test_the_template_for_the_situation_is_named_and_no_clause() -> None:
    answer = _assistant().ask("Vilken mall ska vi använda när vi skickar celler till labbet?")
    assert answer.status is Status.ANSWERED
    assert {citation.document.id for citation in answer.citations} == {"mta-sv"}
    assert {citation.passage.section_id for citation in answer.citations} == {"0.1"}


def test_where_none_is_known_to_fit_all_are_listed() -> None:
    answer = _assistant().ask("Vilken mall gäller rätt temperatur?")
    listed = [one for one in answer.suggestions if one.kind is SuggestionKind.TEMPLATE]
    assert answer.status is Status.CLARIFY
    assert len(listed) == len(USED)


def test_what_no_template_speaks_of_is_refused() -> None:
    assert _assistant().ask("Vilken mall finns för testamenten?").status is Status.NOT_FOUND
