"""A question and its answer as shown: words, what comes next and small print (pure)."""

import re

from answering.answer import Answer, SuggestionKind, Support
from app.ask.answer_text import blocks_of
from app.ask.claims import supports_used, words_html
from app.shell.blocks import blocks_html
from app.shell.jinja import Markup, render
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts, load_texts

NUMBER = re.compile(r" ?\[(\d{1,3})\]")
WAITING = "lots-answer lots-waiting"
WITHOUT_MODEL = "extract/"  # what names of writers that quote the documents begin with


def question_html(question: str, exchange: int, texts: Texts) -> Markup:
    """The visitor's words as typed."""
    return render("ask/question.html.jinja", texts, question=question, exchange=exchange)


def answer_html(answer: Answer, exchange: int, texts: Texts) -> Markup:
    """Status, text and claims."""
    return render(
        "ask/answer.html.jinja",
        texts,
        answer=answer,
        is_read_otherwise=is_read_otherwise(answer),
        words=words_html(answer, str(exchange), texts),
        next_steps=next_html(answer, exchange, texts),
    )


def next_html(answer: Answer, exchange: int, texts: Texts) -> Markup:
    """What to do next, each a link to the passage it rests on; nothing where there is nothing to do."""
    suggestions = [each for each in answer.suggestions if each.kind is not SuggestionKind.QUESTION]
    heading = load_texts(answer.language).say("suggestion.next")
    return render(
        "ask/next_steps.html.jinja", texts, suggestions=suggestions, heading=heading, exchange=exchange
    )


def announced(answer: Answer | None, texts: Texts) -> str:
    """What a screen reader is told when the answer has come.

    A question without an answer has a sentence that announces itself; page.js still moves to it.
    """
    if answer is None:
        return ""
    sources = texts.count("announce.sources", len(answer.citations))
    return texts.say(f"announce.{answer.status.value}", sources=sources)


def announcement_html(id: str, words: str) -> Markup:
    """Has page.js tell a screen reader the words, once, and move to the element with this id."""
    return render("ask/announcement.html.jinja", id=id, words=words)


def small_print_html(answer: Answer, texts: Texts) -> Markup:
    """How the claims stand to their sources, who wrote and how long it took."""
    facts = [
        texts.count(f"support.{support.value}", number) for support, number in supports_used(answer.claims)
    ]
    if answer.writer:
        facts.append(_written_by(answer, texts))
    is_verbatim = all(claim.support is Support.VERBATIM for claim in answer.claims)
    return render("ask/small_print.html.jinja", texts, facts=facts, supports=() if is_verbatim else Support)


def _written_by(answer: Answer, texts: Texts) -> str:
    seconds = f"{answer.seconds:.1f}".replace(".", texts.say("number.decimal_sign"))
    if answer.writer.startswith(WITHOUT_MODEL):
        return texts.say("answer.found_in", seconds=seconds)
    return texts.say("answer.written_by", writer=answer.writer, seconds=seconds)


def is_read_otherwise(answer: Answer) -> bool:
    """Whether the question was read with words of the conversation, and not as it was typed."""
    alone = answer.standalone_question
    return bool(alone.strip()) and alone.split() != answer.question.split()


def queue_html(place: int, texts: Texts) -> Markup:
    """Which place a question has in the queue."""
    words = texts.say("ask.in_queue", place=str(place))
    return paragraph_html(words, WAITING, "status")


def streaming_html(text: str, texts: Texts) -> Markup:
    """What of the answer has come so far."""
    if not text.strip():
        return paragraph_html(texts.say("ask.searching"), WAITING)

    def with_numbers(start: int, end: int) -> Markup:
        return render("ask/streamed_words.html.jinja", pieces=NUMBER.split(text[start:end]))

    words = blocks_html(text, blocks_of(text), with_numbers)
    return render("ask/streaming.html.jinja", words=words)
