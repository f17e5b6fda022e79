"""What of a passage is searched: title and headings first, then its text."""

from corpus.model import Document, Passage
from retrieval.terms import Wording


def embedded_text(passage: Passage, document: Document) -> str:
    """What is embedded; the headings first, since models cut long texts at the end."""
    headings = " – ".join(filter(None, (document.title, *passage.headings)))
    return f"{headings}\n{passage.text}".strip()


def statement_texts(passage: Passage) -> list[str]:
    """Each statement under its heading, as embedded one by one; a passage without any is one itself."""
    heading = "".join(f"{name}\n" for name in passage.headings[-1:])
    said = [statement.text for statement in passage.statements] or [passage.text]
    return [f"{heading}{text}" for text in said]


def indexed_text(passage: Passage, document: Document) -> Wording:
    """What the keyword index counts; the nearest heading twice, since it names what the passage is about."""
    headings = (document.title, *passage.headings, *passage.headings[-1:])
    return Wording("\n".join((*headings, passage.text)), passage.language)
