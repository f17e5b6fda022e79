"""What is answered, refused, asked back and suggested, and what a filter leaves out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from answering.answer import Status, SuggestionKind, Support, Turn
from answering.assistant import Assistant
from answering.plain_text import plain_text
from answering.reader.encoding import EarlierTurn
from answering.reader.reading import Needed, Reading, Verdict
from answering.reader.worth_reading import PASSAGES
from corpus.language import detect_language
from corpus.model import Kind, Language, Owner
from retrieval.hit import Filter, Hit
from tests.answering.conftest import (
    DECISION,
    QUESTIONS,
    TODAY,
    FakeLibrary,
    FakeReader,
    assistant_of,
    document,
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_claim_is_cited_and_every_quote_is_the_passages_own(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        assert citation.quote == citation.passage.text[citation.start : citation.end]
    for claim in answer.claims:
        assert claim.citations
        assert claim.support is Support.VERBATIM
        assert any(claim.text in answer.citations[number - 1].quote for number in claim.citations)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_in_one_language_the_questions(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.language is detect_language(question)
    assert {citation.passage.language for citation in answer.citations} == {answer.language}


def test_the_text_grows_in_pieces_to_the_whole(assistant: Assistant) -> None:
    pieces: list[str] = []
    answer = assistant.ask("Vad tar behovsbeskrivningen upp för punkter?", on_text=pieces.append)
    assert len(pieces) == 4
    items = "\n- Problemet. [1]\n- Materialet. [1]\n- Tidplanen. [1]"
    assert (
        "".join(pieces) == plain_text(answer) == f"Behovsbeskrivningen tar upp följande punkter: [1]{items}"
    )


def test_a_follow_up_is_made_to_stand_alone_before_it_is_searched_for(
    assistant: Assistant, library: FakeLibrary
) -> None:
    answer = assistant.ask("och om det är regionen?", [Turn("Vad får KI ta betalt?")])
    assert answer.standalone_question == "och om det är regionen (betalt)?"
    assert answer.question == "och om det är regionen?"
    assert library.searches[0][0] == answer.standalone_question
    assert "självkostnaden" in plain_text(answer)


def test_a_language_switch_gives_the_same_answer_in_the_other_language(assistant: Assistant) -> None:
    answer = assistant.ask("och på engelska?", [Turn("Vad är lärarundantaget?")])
    assert answer.language is Language.ENGLISH
    assert plain_text(answer) == "The teachers' exemption means that teachers own their inventions. [1]"
    assert [citation.document.id for citation in answer.citations] == ["guide-en"]


def test_a_filter_for_one_language_is_a_wish_for_an_answer_in_it(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är lärarundantaget?", filter=Filter(languages=(Language.ENGLISH,)))
    assert [citation.document.id for citation in answer.citations] == ["guide-en"]


def test_what_only_the_other_language_has_is_quoted_and_marked_so(library: FakeLibrary) -> None:
    del library.documents["guide-en"], library.documents["guide-sv"]
    answer = assistant_of(library).ask("What is Vecura?")
    assert answer.claims[0].text == "Vecura tillverkar cell- och genterapiprodukter för prövningar."
    assert answer.language is Language.ENGLISH
    assert any("Swedish" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "Vad kostar en tågbiljett till Uppsala?",
        "What does Vecura charge per batch in SEK?",
        "Hur många anställda har KI?",
        "Vilken paragraf ger företag gratis labbtid?",
        "What is the e-mail address of the head of Vecura?",
        "Who won the world cup in 1994?",
    ],
)
def test_what_the_documents_do_not_say_is_not_answered_by_something_similar(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.claims, answer.citations) == (Status.NOT_FOUND, (), ())
    assert answer.text


def test_a_refusal_says_what_is_near_and_whom_to_ask(assistant: Assistant) -> None:
    answer = assistant.ask("Vad kostar en batch i kronor hos Vecura?")
    assert answer.status is Status.NOT_FOUND
    assert "Dokumenten svarar inte" in answer.text
    assert "Fråga Vecura direkt" in answer.text
    contact = next(one for one in answer.suggestions if one.kind is SuggestionKind.CONTACT)
    assert contact.passage is not None
    assert contact.passage.id == "vecura-sv#way-in/1"


STRICT = replace(DECISION, caution=0.6, sure=0.7)


def test_a_refusal_says_the_one_thing_that_was_asked_for(library: FakeLibrary) -> None:
    refused = assistant_of(library, decision=STRICT).ask("Finns det gym hos Vecura?")
    assert refused.status is Status.NOT_FOUND
    assert refused.text.startswith("Dokumenten svarar inte på frågan om gym.")


def test_what_nearly_is_an_answer_is_named_with_its_first_sentence(library: FakeLibrary) -> None:
    near = assistant_of(library, decision=STRICT).ask("Hur länge varar sekretessen hos KI?")
    assert near.status is Status.NOT_FOUND
    assert "”Sekretess” i Guiden: Sekretessen hos KI gäller i högst tio år" in near.text
    assert near.suggestions[0].kind is SuggestionKind.DOCUMENT
    far = assistant_of(library, decision=STRICT).ask("Vem vann fotboll i Rom mot KI?")
    assert "Närmast" not in far.text


class SaysYes(FakeReader):
    """Reads the same, and yes in everything, this surely."""

    def __init__(self, sure: float) -> None:
        super().__init__()
        self.sure = sure

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        verdicts = (self.sure, 1 - self.sure, 0.0, 0.0)
        return tuple(
            replace(one, verdicts=(verdicts,) * len(one.statements)) for one in super().read(question, hits)
        )


def test_a_sure_verdict_stands_first_and_an_unsure_one_nowhere(library: FakeLibrary) -> None:
    question = "Gäller sekretessen hos KI i högst tio år?"
    sure = assistant_of(library, reader=SaysYes(0.95)).ask(question)
    assert (sure.verdict, sure.text) == (Verdict.YES, "Ja.")
    unsure = assistant_of(library, reader=SaysYes(0.65)).ask(question)
    assert (unsure.verdict, unsure.text) == (None, "")


def test_a_yes_or_no_under_another_question_is_told_with_it() -> None:
    heading, said = (
        "9.3.3 Får regionen ta ut vinst på renrum?",
        "Nej, regionen får inte ta ut vinst på renrum.",
    )
    sections = {"1": ((heading,), said)}
    assistant = assistant_of(FakeLibrary(document("guide-sv", sections)))
    own = assistant.ask("Får regionen ta ut vinst på renrum?")
    other = assistant.ask("Hur påverkar regionen vinst på renrum i Solna?")
    assert own.claims[0].text == other.claims[0].text == said
    assert own.notes == ()
    assert other.notes == ("”Nej” vid [1] svarar på frågan ”Får regionen ta ut vinst på renrum?”.",)


def test_a_verdict_that_the_first_sentence_says_is_not_said_twice() -> None:
    own = FakeLibrary(document("guide-sv", {"1": (("Hyra",), "Ja, ni får hyra labb.")}))
    answer = assistant_of(own, reader=SaysYes(0.95)).ask("Får ni hyra labb?")
    assert (answer.verdict, answer.text, answer.claims[0].text) == (Verdict.YES, "", "Ja, ni får hyra labb.")


@pytest.mark.parametrize(
    ("message", "status"),
    [("hej", Status.CLARIFY), ("pris?", Status.CLARIFY), ("who are you?", Status.CLARIFY)],
)
def test_talk_and_bare_topics_are_answered_with_a_question_and_choices(
    assistant: Assistant, library: FakeLibrary, message: str, status: Status
) -> None:
    answer = assistant.ask(message)
    assert answer.status is status
    assert "?" in answer.text
    assert [one.kind for one in answer.suggestions] == [SuggestionKind.QUESTION] * 3
    assert library.searches == []


def test_which_templates_there_are_is_told_by_their_list(assistant: Assistant) -> None:
    answer = assistant.ask("Vilka mallar finns det?")
    assert answer.status is Status.CLARIFY
    assert [one.text for one in answer.suggestions] == ["Mall: Sekretessavtal (NDA)"]


def test_the_step_the_template_and_more_questions_are_suggested(assistant: Assistant) -> None:
    answer = assistant.ask("Hur tar vi första kontakten med infrastrukturen?")
    kinds = {one.kind: one for one in answer.suggestions}
    assert kinds[SuggestionKind.STEP].text == "Nästa steg i guiden: Behovsbeskrivning (steg A2)"
    secrecy = assistant.ask("När gäller sekretessavtalet hos KI?")
    assert any(one.text == "Mall: Sekretessavtal (NDA)" for one in secrecy.suggestions)


@pytest.mark.parametrize(
    ("days", "noted"), [(date(2026, 11, 20), True), (TODAY, False), (date(2027, 6, 30), False), (None, False)]
)
def test_a_document_past_its_review_says_so(library: FakeLibrary, days: date | None, noted: bool) -> None:
    library.documents["guide-sv"] = replace(library.documents["guide-sv"], review_by=days)
    notes = assistant_of(library).ask("Vad är lärarundantaget?").notes
    assert any("granskats" in note for note in notes) is noted


@pytest.mark.parametrize(
    ("owner", "said"),
    [(Owner.STATE, "full kostnad"), (Owner.REGION, "självkostnaden"), (Owner.COMPANY, "marknadsvillkor")],
)
def test_a_filter_for_an_ownership_form_leaves_out_what_is_said_of_others(
    assistant: Assistant, owner: Owner, said: str
) -> None:
    answer = assistant.ask("Vad tar ägaren betalt?", filter=Filter(owners=(owner,)))
    others = {"full kostnad", "självkostnaden", "marknadsvillkor"} - {said}
    words = plain_text(answer)
    assert said in words
    assert not any(other in words for other in others)


def test_an_answer_says_what_the_search_was_limited_to(assistant: Assistant) -> None:
    limits = Filter(owners=(Owner.REGION,), kinds=(Kind.GUIDE,))
    for question in ("Vad får regionen ta betalt?", "Vad kostar en tågbiljett till Uppsala?"):
        assert assistant.ask(question, filter=limits).notes[0] == (
            "Sökningen var avgränsad till regional ägandeform, guiden. "
            "Ta bort avgränsningen för att söka i allt."
        )
    assert "avgränsad" not in " ".join(assistant.ask("Vad får regionen ta betalt?").notes)


def test_words_fit_where_the_reader_finds_an_answer(assistant: Assistant, library: FakeLibrary) -> None:
    words = "regionen betalt"
    assert assistant.fits(words, library.search(words, PASSAGES))
    assert not assistant.fits("pannkakor grädde", library.search(words, PASSAGES))
    assert not assistant.fits(words, [])


def test_a_filter_reaches_the_search(assistant: Assistant, library: FakeLibrary) -> None:
    assistant.ask("Vad får regionen ta betalt?", filter=Filter(owners=(Owner.REGION,)))
    assert all(filter.owners == (Owner.REGION,) for _, filter in library.searches)


class InDoubt(FakeReader):
    """Does not know whether the actor of the last question is still meant."""

    def needed(self, question: str, turns: Sequence[EarlierTurn]) -> Needed:
        return Needed(("KI",), (), ("KI",))


def test_a_question_with_two_readings_is_given_back_with_both(library: FakeLibrary) -> None:
    assistant = assistant_of(library, follow_ups=InDoubt())
    earlier = [Turn("Hur länge gäller sekretessen hos KI?")]
    back = assistant.ask("Vad kostar renrum?", earlier)
    assert back.status is Status.CLARIFY
    assert [one.text for one in back.suggestions] == ["Vad kostar renrum (KI)?", "Vad kostar renrum?"]
    chosen = assistant.ask("Vad kostar renrum?", [*earlier, Turn("Vad kostar renrum?", back)])
    assert chosen.standalone_question == "Vad kostar renrum?"
    assert chosen.status is not Status.CLARIFY
