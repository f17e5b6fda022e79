"""A question and its answer as HTML: words, marks, sources and small print (pure)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from answering.answer import Answer, Citation, Status, Suggestion, SuggestionKind, Support
from app.ask.claims_html import supports_used, words_html
from app.shell.blocks_html import text_html
from app.shell.escape import html_text
from app.shell.links import place_of_passage
from app.shell.texts import Texts, load_texts
from corpus.model import Document, Passage

NUMBER = re.compile(r" ?\[(\d{1,3})\]")
DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
WITHOUT_MODEL = "extract/"  # what names of writers that quote the documents begin with


def question_html(question: str, exchange: int, texts: Texts) -> str:
    """The visitor's words as typed."""
    return (
        f'<h2 class="lots-question" id="question-{exchange}" tabindex="-1">'
        f'<span class="lots-hidden">{html_text(texts.say("ask.you_asked"))} </span>{html_text(question)}</h2>'
    )


def answer_html(answer: Answer, exchange: int, texts: Texts) -> str:
    """Status, text and claims."""
    notes = "".join(f'<p class="lots-note">{html_text(note)}</p>' for note in answer.notes)
    language = answer.language.value
    return (
        f'{_read_as(answer, texts)}<div class="lots-answer" lang="{language}">'
        f"{status_html(answer.status, texts)}"
        f"{words_html(answer, str(exchange), texts)}"
        f"{next_html(answer, exchange, texts)}{notes}</div>"
    )


def next_html(answer: Answer, exchange: int, texts: Texts) -> str:
    """The step, the template, the way in and near sections, each a link to the passage it rests on."""
    ways = [way for way in answer.suggestions if way.kind is not SuggestionKind.QUESTION]
    if not ways:
        return ""
    links = (_way(way, f"way-{exchange}-{number}", texts) for number, way in enumerate(ways))
    said = html_text(load_texts(answer.language).say("suggestion.next"))
    return f'<p class="lots-next"><strong>{said}:</strong> {" · ".join(links)}</p>'


def _way(way: Suggestion, key: str, texts: Texts) -> str:
    words = html_text(way.text)
    if not way.passage:
        return words
    place = html_text(place_of_passage(way.passage).href(texts.language))
    return f'<a href="{place}" data-open="{key}">{words}</a>'


def status_html(status: Status, texts: Texts) -> str:
    """A label on what is less than an answer; a question back speaks for itself."""
    if status in (Status.ANSWERED, Status.CLARIFY):
        return ""
    words = html_text(texts.say(f"status.{status.value}"))
    return f'<p class="lots-status lots-{status.value}" lang="{texts.language.value}">{words}</p>'


def announced(answer: Answer | None, texts: Texts) -> str:
    """What a screen reader is told when the answer has come.

    A question without an answer has a sentence that announces itself; page.js still moves to it.
    """
    if answer is None:
        return ""
    sources = texts.count("announce.sources", len(answer.citations))
    return texts.say(f"announce.{answer.status.value}", sources=sources)


def announcement_html(id: str, words: str) -> str:
    """Has page.js tell a screen reader the words, once, and move to the element with this id."""
    return f'<span hidden data-announce="{html_text(id)}">{html_text(words)}</span>'


def small_print_html(answer: Answer, texts: Texts) -> str:
    """How the claims stand to their sources, who wrote and how long it took."""
    supports = [
        texts.count(f"support.{support.value}", number) for support, number in supports_used(answer.claims)
    ]
    seconds = f"{answer.seconds:.1f}".replace(".", texts.say("number.decimal_sign"))
    by = _written_by(answer, seconds, texts) if answer.writer else ""
    line = html_text(" · ".join(part for part in (*supports, by) if part))
    return f'<div class="lots-small"><p>{line}</p>{_marks(answer, texts)}</div>'


def _written_by(answer: Answer, seconds: str, texts: Texts) -> str:
    if answer.writer.startswith(WITHOUT_MODEL):
        return texts.say("answer.found_in", seconds=seconds)
    return texts.say("answer.written_by", writer=answer.writer, seconds=seconds)


def _marks(answer: Answer, texts: Texts) -> str:
    """What the marks behind the sentences mean, for whoever cannot point at them."""
    if all(claim.support is Support.VERBATIM for claim in answer.claims):
        return ""
    meanings = (
        (texts.say(f"support.{support.value}.sign"), texts.say(f"support.{support.value}.title"))
        for support in Support
    )
    items = "".join(f"<li><b>{html_text(sign)}</b> {html_text(words)}</li>" for sign, words in meanings)
    return f"<details><summary>{html_text(texts.say('support.meaning'))}</summary><ul>{items}</ul></details>"


def is_read_otherwise(answer: Answer) -> bool:
    """Whether the question was read with words of the conversation, and not as it was typed."""
    alone = answer.standalone_question
    return bool(alone.strip()) and alone.split() != answer.question.split()


def _read_as(answer: Answer, texts: Texts) -> str:
    if not is_read_otherwise(answer):
        return ""
    alone = f'<span lang="{answer.language.value}">{html_text(answer.standalone_question)}</span>'
    return f'<p class="lots-meta">{html_text(texts.say("answer.read_as"))} {alone}</p>'


def by_place(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations of the same section and page together, in order of first use: they make one row."""
    places: dict[tuple[str, str, int | None], list[Citation]] = {}
    for citation in citations:
        passage = citation.passage
        places.setdefault((passage.document_id, passage.section_id, passage.page), []).append(citation)
    return [tuple(together) for together in places.values()]


def source_html(citation: Citation, texts: Texts) -> str:
    """One row of the list of sources, without its buttons."""
    document = citation.document
    return (
        f'<div class="lots-source"><p class="lots-source-title" lang="{document.language.value}">'
        f"{html_text(document.title)}</p>{place_html(citation.passage, document, texts)}</div>"
    )


def place_html(passage: Passage, document: Document, texts: Texts) -> str:
    """Heading path, page, language and dates of a passage."""
    path = " › ".join(passage.headings)
    language = document.language.value
    heading = f'<p class="lots-path" lang="{language}">{html_text(path)}</p>' if path else ""
    return heading + facts_line(passage_facts(passage, document, texts))


def facts_line(facts: Iterable[str]) -> str:
    """Short facts on a line."""
    return f'<p class="lots-meta">{unbroken_dates(html_text(" · ".join(facts)))}</p>'


def unbroken_dates(html: str) -> str:
    """The same text; a browser would end a line inside "2026-11-01"."""
    return DATE.sub(r'<span class="lots-date">\g<0></span>', html)


def passage_facts(passage: Passage, document: Document, texts: Texts) -> list[str]:
    """Kind of document, page, language and dates."""
    facts = [texts.say(f"kind.{document.kind.value}")]
    if passage.page:
        facts.append(texts.say("source.page", page=page_label(document, passage.page)))
    facts.append(texts.say(f"language.{passage.language.value}"))
    if document.valid_from:
        facts.append(texts.say("source.valid_from", date=document.valid_from.isoformat()))
    if document.review_by:
        facts.append(texts.say("source.review_by", date=document.review_by.isoformat()))
    return facts


def page_label(document: Document, page: int) -> str:
    """What is printed on the page, where the document says so."""
    labels = document.page_labels
    return labels[page - 1] if 0 < page <= len(labels) and labels[page - 1] else str(page)


def page_place(document: Document, page: int, pages: int, texts: Texts) -> str:
    """Where one is among the pages; what is printed on this one too, where it is another number."""
    label = page_label(document, page)
    key = "source.page_of" if label == str(page) else "source.page_of_printed"
    return texts.say(key, page=page, pages=pages, label=label)


def is_overdue(document: Document, today: date) -> bool:
    """Whether the document should have been looked over by now."""
    return document.review_by is not None and document.review_by < today


def queue_html(place: int, texts: Texts) -> str:
    """Which place a question has in the queue."""
    words = texts.say("ask.in_queue", place=str(place))
    return f'<p class="lots-answer lots-waiting" role="status">{html_text(words)}</p>'


def streaming_html(text: str, texts: Texts) -> str:
    """What of the answer has come so far."""
    if not text.strip():
        return f'<p class="lots-answer lots-waiting">{html_text(texts.say("ask.searching"))}</p>'
    # The numbers look as they will when they are links, so that nothing jumps when the answer is whole.
    words = NUMBER.sub(r'<span class="lots-cite">\1</span>', text_html(text))
    return f'<div class="lots-answer lots-streaming">{words}</div>'
