"""What is said of a document and of a page in it: kind, printed number, dates (pure)."""

from datetime import date

from app.shell.texts import Texts
from corpus.model import Document, Passage


def passage_facts(passage: Passage, document: Document, texts: Texts) -> list[str]:
    """Kind of document, page, language and dates."""
    facts = [texts.say(f"kind.{document.kind.value}")]
    if passage.page:
        facts.append(texts.say("source.page", page=page_label(document, passage.page)))
    facts.append(texts.say(f"language.{passage.language.value}"))
    return [*facts, *date_facts(document, texts)]


def date_facts(document: Document, texts: Texts) -> list[str]:
    """From when it holds, and by when it is to be reviewed, where the document says so."""
    days = (("valid_from", document.valid_from), ("review_by", document.review_by))
    return [texts.say(f"source.{key}", date=day.isoformat()) for key, day in days if day]


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
