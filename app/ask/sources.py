"""The sources of an answer by place: a row of chips that open them, and all that is known of each (pure)."""

from collections.abc import Sequence

from answering.answer import Answer, Citation
from app.ask.claims import SourceLink
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.source.document_facts import page_label, passage_facts


def by_place(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations of the same section and page together, in order of first use: they make one row."""
    places: dict[tuple[str, str, int | None], list[Citation]] = {}
    for citation in citations:
        passage = citation.passage
        places.setdefault((passage.document_id, passage.section_id, passage.page), []).append(citation)
    return [tuple(together) for together in places.values()]


def chips_html(answer: Answer, key: str, form: str, texts: Texts) -> Markup:
    """Number, document and place of each.

    Args:
        form: the ownership form that the answer is for, where there are several side by side.
    """
    links = [SourceLink(citations, key) for citations in by_place(answer.citations)]
    return render("ask/source_chips.html.jinja", texts, source_links=links, form=form, page_label=page_label)


def source_html(citation: Citation, texts: Texts) -> Markup:
    """One row of the list of sources, without its buttons."""
    facts = passage_facts(citation.passage, citation.document, texts)
    return render("ask/source.html.jinja", texts, citation=citation, facts=facts)
