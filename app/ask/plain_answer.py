"""A question and its answer as plain text with all sources, to be pasted elsewhere (pure)."""

from collections.abc import Iterable

from answering.answer import Answer, Citation
from answering.plain_text import plain_text
from app.shell.escape import visible
from app.shell.texts import Texts
from app.source.document_facts import passage_facts


def copied_text(answer: Answer, texts: Texts) -> str:
    """Question, answer, sources and what the answer is not."""
    parts = [answer.question, plain_text(answer), *_sources(answer, texts), texts.say("copy.standing")]
    return visible("\n\n".join(part for part in parts if part))


def _sources(answer: Answer, texts: Texts) -> Iterable[str]:
    if answer.citations:
        yield "\n".join((texts.say("source.list"), *(_source(one, texts) for one in answer.citations)))


def _source(citation: Citation, texts: Texts) -> str:
    document, passage = citation.document, citation.passage
    place = " › ".join((document.title, *passage.headings))
    facts = ", ".join(passage_facts(passage, document, texts))
    return f"[{citation.number}] {place} ({facts}): ”{' '.join(citation.quote.split())}”"
