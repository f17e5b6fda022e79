"""The sources of an answer as a row of chips, a place each, that open it (pure)."""

from collections.abc import Sequence

from answering.answer import Answer, Citation
from app.ask.answer_html import by_place, page_label
from app.ask.claims_html import opener_html
from app.shell.escape import html_text
from app.shell.texts import Texts


def chips_html(answer: Answer, key: str, form: str, texts: Texts) -> str:
    """Number, document and place of each.

    Args:
        form: the ownership form that the answer is for, where there are several side by side.
    """
    chips = "".join(
        f"<li>{_chip(citations, key, form, texts)}</li>" for citations in by_place(answer.citations)
    )
    return f'<ul class="lots-chips" role="list">{chips}</ul>'


def _chip(citations: Sequence[Citation], key: str, form: str, texts: Texts) -> str:
    document = citations[0].document
    numbers = ", ".join(str(citation.number) for citation in citations)
    place, of_form = html_text(_place(citations[0], texts)), html_text(f" ({form})" if form else "")
    return (
        f'<a class="lots-chip" {opener_html(citations, key, texts)}>'
        f'<span class="lots-hidden">{html_text(texts.say("source.chip"))} </span><b>{numbers}</b> '
        f'<span class="lots-chip-title" lang="{document.language.value}">{html_text(document.title)}</span>'
        f'<span class="lots-chip-place">{place}</span><span class="lots-hidden">{of_form}</span></a>'
    )


def _place(citation: Citation, texts: Texts) -> str:
    passage = citation.passage
    if passage.page:
        return texts.say("source.page", page=page_label(citation.document, passage.page))
    return passage.headings[-1] if passage.headings else ""
