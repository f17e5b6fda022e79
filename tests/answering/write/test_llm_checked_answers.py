"""The whole line from question to answer, with a language model that does well or lies."""

import threading

import pytest

from answering.answer import Status, Support
from answering.write.client import LanguageModel
from answering.write.prompts import prompt_version
from corpus.model import Layout
from tests.answering.conftest import FakeLibrary, assistant_of
from tests.answering.scripted_server import (
    Request,
    Sources,
    chunk,
    says,
    scripted,
)
from tests.answering.write.asked_model import (
    BY_RULES,
    DROPPED,
    PATIENT,
    QUESTION,
    TRUTH,
    UNSUPPORTED,
    Asked,
    ask,
    is_by_rules,
    reply,
    told,
)

OTHER_TRUTH = "Sekretessen hos regionen gäller i 20 år."


def test_a_good_model_answers_and_every_sentence_is_cited(library: FakeLibrary) -> None:
    answer = ask(says(reply(f"{TRUTH} @", f"{OTHER_TRUTH} @")), library)
    assert (answer.status, answer.writer) == (Status.ANSWERED, f"scripted/{prompt_version()}")
    assert told(answer) == [TRUTH, OTHER_TRUTH]
    assert [claim.citations for claim in answer.claims] == [(1,), (1,)]
    assert answer.citations[0].passage.id == "guide-sv#1/1"
    assert answer.notes == ()


def test_a_quote_is_the_part_of_the_passage_that_carries_the_sentence(library: FakeLibrary) -> None:
    answer = ask(says(reply("Hos KI gäller sekretessen i högst tio år. @")), library)
    citation = answer.citations[0]
    assert citation.quote == TRUTH == citation.passage.text[citation.start : citation.end]
    assert answer.claims[0].support is Support.SUPPORTED


def test_the_first_sentence_is_shown_before_the_second_has_come(library: FakeLibrary) -> None:
    """The server waits until the reader has seen the first one."""
    seen = threading.Event()

    def act(request: Request) -> None:
        request.begin()
        request.send(chunk(reply(f"{TRUTH} @", "Sekretessen hos reg")(request.sources).rstrip()))
        assert seen.wait(10)
        request.send(chunk(f"ionen gäller i 20 år. [{request.sources['Sekretess']}]"))
        request.send(chunk(None, "stop"))

    shown: list[str] = []

    def on_text(text: str) -> None:
        shown.append(text)
        seen.set()

    with scripted(act) as server:
        model = LanguageModel(server.url, "scripted", None, PATIENT)
        assistant_of(library, model=model).ask(QUESTION, on_text=on_text)
    assert shown == [f"{TRUTH} [1]", f" {OTHER_TRUTH} [1]"]


@pytest.mark.parametrize(
    "lie",
    [
        "Sekretessen hos KI gäller i högst fem år. @",
        "Sekretessen hos KI gäller i tio år enligt 24 kap. 5 § OSL. @",
        "Sekretessen hos Novartis gäller i högst tio år. @",
        "Allt är gratis för små företag. @",
        "Sekretessen hos KI kostar 5 000 kronor. @",
    ],
)
def test_a_lie_is_taken_out_and_the_truth_beside_it_stays(library: FakeLibrary, lie: str) -> None:
    answer = ask(says(reply(f"{TRUTH} @", lie)), library)
    assert told(answer) == [TRUTH]
    assert any(DROPPED in note for note in answer.notes)


def test_a_model_that_only_lies_is_replaced(library: FakeLibrary) -> None:
    answer = ask(says(reply("Sekretessen hos KI gäller i femtio år. @", "Allt är gratis. @")), library)
    assert is_by_rules(answer, UNSUPPORTED)


def test_a_true_sentence_with_the_wrong_source_is_not_believed(library: FakeLibrary) -> None:
    answer = ask(says(reply(f"{TRUTH} @", heading="Pris")), library, f"{QUESTION[:-1]} och vad är priset?")
    assert is_by_rules(answer, UNSUPPORTED)


@pytest.mark.parametrize("mark", ["", "[guide-sv#1/1]", "[1]", "[zzzzzz]", "[source: the guide]"])
def test_a_reply_that_rests_on_no_source_overrules_no_answer(library: FakeLibrary, mark: str) -> None:
    assert is_by_rules(ask(says(f"STATUS: complete\n{TRUTH} {mark}\n"), library), UNSUPPORTED)


def test_unknown_tokens_beside_a_known_one_are_dropped(library: FakeLibrary) -> None:
    answer = ask(says(reply(f"{TRUTH} [zzzzzz]@[1]")), library)
    assert [citation.passage.id for citation in answer.citations] == ["guide-sv#1/1"]
    assert told(answer) == [TRUTH]


def test_a_model_that_finds_no_answer_is_heard(library: FakeLibrary) -> None:
    answer = ask(says("STATUS: none\n"), library)
    assert (answer.status, answer.claims) == (Status.NOT_FOUND, ())
    assert answer.text
    assert answer.writer.startswith("scripted/")


def test_a_part_is_said_to_be_one(library: FakeLibrary) -> None:
    answer = ask(says(reply(f"{TRUTH} @", status="partial")), library)
    assert answer.status is Status.PARTIAL
    assert "en del" in answer.text


def test_another_language_than_the_questions_is_not_shown(library: FakeLibrary) -> None:
    answer = ask(says(reply("Secrecy at KI lasts at most ten years. @")), library)
    assert is_by_rules(answer, UNSUPPORTED)


@pytest.mark.parametrize(
    "markup",
    [
        "![bild](http://x.example/a.png?q=KI)",
        "[Sekretessen](http://x.example)",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "Läs mer på https://x.example",
        "javascript:alert(1)",
        "www.x.example",
    ],
)
def test_no_link_image_or_html_of_a_model_is_shown(library: FakeLibrary, markup: str) -> None:
    answer = ask(says(reply(f"Sekretessen hos KI gäller i högst tio år {markup}. @", f"{TRUTH} @")), library)
    assert told(answer) == [TRUTH]


@pytest.mark.parametrize(
    "frame",
    [
        "```\n{}\n```",
        "<think>Jag funderar. STATUS: none</think>\n{}",
        "<think>\nhm\n</think>\n\n**{}",
        "Visst! Här är svaret:\n\n{}",
        "{}\n\nHoppas att det hjälper!",
        "# Svar\n{}",
    ],
)
def test_what_models_put_around_an_answer_does_no_harm(library: FakeLibrary, frame: str) -> None:
    def text(sources: Sources) -> str:
        return frame.replace("{}", reply(f"{TRUTH} @")(sources))

    assert told(ask(says(text), library)) == [TRUTH]


def test_a_list_stays_a_list(library: FakeLibrary) -> None:
    act = says(
        reply(
            "Behovsbeskrivningen tar upp följande punkter: @",
            "1. Problemet. @",
            "2. Materialet. @",
            heading="Behovsbeskrivning (steg A2)",
        )
    )
    answer = ask(act, library, "Vad ska en behovsbeskrivning innehålla?")
    assert answer.writer.startswith("scripted/")
    assert [claim.layout for claim in answer.claims] == [Layout.SENTENCE, Layout.ITEM, Layout.ITEM]


def test_what_only_the_other_language_has_is_quoted_and_not_translated(library: FakeLibrary) -> None:
    del library.documents["guide-en"]
    with scripted(says(reply("Vecura makes products. @"))) as server:
        answer = Asked(server, library)("What is Vecura?")
    assert server.calls == []
    assert answer.writer == BY_RULES


def test_a_sentence_that_another_leans_on_is_shown_and_marked_not_verified(library: FakeLibrary) -> None:
    weak = "Kontakta alltid infrastrukturen på ett vänligt och personligt sätt genom samtal."
    leaning = "Detta gör ni innan något hemligt skickas."
    act = says(
        reply(
            "Kontakta infrastrukturen med en kort förfrågan. @",
            f"{weak} @",
            f"{leaning} @",
            heading="Första kontakten (steg A1)",
        )
    )
    answer = ask(act, library, "Hur tar vi första kontakten med infrastrukturen?")
    assert [claim.support for claim in answer.claims] == [
        Support.VERBATIM,
        Support.UNVERIFIED,
        Support.VERBATIM,
    ]


def test_what_leans_on_a_lie_goes_with_it(library: FakeLibrary) -> None:
    act = says(
        reply(
            "Kontakta infrastrukturen med en kort förfrågan. @",
            "Kontakta Novartis först. @",
            "Detta gör ni innan något hemligt skickas. @",
            heading="Första kontakten (steg A1)",
        )
    )
    answer = ask(act, library, "Hur tar vi första kontakten med infrastrukturen?")
    assert told(answer) == ["Kontakta infrastrukturen med en kort förfrågan."]


def test_a_true_sentence_about_something_else_is_no_answer(library: FakeLibrary) -> None:
    act = says(reply("Lärarundantaget betyder att lärare äger sina uppfinningar. @", heading="Sekretess"))
    assert is_by_rules(ask(act, library), UNSUPPORTED)
