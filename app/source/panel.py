"""The opened passage: its page as an image, or its section as text, with the passage and the quote marked."""

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from app.ask.answer_html import is_overdue, page_label, page_place, place_html
from app.shell import session
from app.shell.blocks_html import Marks, marked, section_html
from app.shell.escape import html_text
from app.shell.frame import draw_problem, problem_html
from app.shell.links import Place, document_address, link_html
from app.shell.passage_text import passage_pieces
from app.shell.problems import problem_key
from app.shell.resources import load_parts
from app.shell.texts import Texts
from app.source.page_image import PageImage, draw_page
from corpus.errors import LotsenError
from corpus.model import Document, Passage, Section
from retrieval.retriever import Retriever

RENDERED_PAGES_KEPT = 64  # about 60 kB each


def draw_beside_source(draw_page: Callable[[], None], texts: Texts) -> None:
    """A page, and beside it (below it on a narrow screen) the passage that its address opens, if any."""
    place = session.opened()
    if place is None:
        draw_page()
        return
    left, right = st.columns([5, 6], gap="medium")
    with left, st.container(key="beside-source"):
        draw_page()
    with right:
        try:
            draw_source(place, load_parts().retriever, texts)
        except LotsenError as error:
            draw_problem(error, texts)


def draw_source(place: Place, retriever: Retriever, texts: Texts) -> None:
    """The panel for `place`; a passage that is not there is said in one sentence."""
    passage = retriever.passage(place.passage_id)
    document = retriever.documents.get(passage.document_id) if passage else None
    with st.container(key="source"):
        if passage is None or document is None:
            _draw_problem("problem.no_such_passage", texts)
            _close_button(texts)
            return
        _draw_head(place, passage, document, texts)
        if document.file.suffix.lower() == ".pdf" and passage.page:
            _draw_page(place, passage, document, texts)
        else:
            _draw_sections(place, passage, document, texts)


def _draw_head(place: Place, passage: Passage, document: Document, texts: Texts) -> None:
    with st.container(key="source-head", horizontal=True, vertical_alignment="top", wrap=False):
        st.html(
            f'<h2 class="lots-panel-title" tabindex="-1" data-focus="{html_text(place.href(texts.language))}"'
            f' lang="{document.language.value}">'
            f'<span class="lots-hidden">{html_text(texts.say("source.heading"))} </span>'
            f"{html_text(document.title)}</h2>"
        )
        _close_button(texts)
    overdue = is_overdue(document, date.today())
    note = f'<p class="lots-overdue">{html_text(texts.say("source.overdue"))}</p>' if overdue else ""
    st.html(
        f'<div class="lots-panel-place">{place_html(passage, document, texts)}{note}'
        f"{_whole_document_html(passage, document, texts)}</div>"
    )


def _whole_document_html(passage: Passage, document: Document, texts: Texts) -> str:
    href = document_address(document.id, texts.language, passage.section_id)
    return f'<p class="lots-meta">{link_html(href, texts.say("source.whole"))}</p>'


def _close_button(texts: Texts) -> None:
    st.button(texts.say("source.close"), key="close-source", on_click=session.close, type="tertiary")


def _draw_page(place: Place, passage: Passage, document: Document, texts: Texts) -> None:
    page = place.part or passage.page or 1
    problem = ""
    try:
        image = _rendered(document.file, page, passage_pieces(document, passage), _quote(place, passage))
    except LotsenError as error:
        image, problem = None, problem_key(error)
    if image:
        label = page_place(document, page, image.pages, texts)
        _step_buttons("page", place, page, image.pages, label, texts)
    else:
        _draw_problem(problem, texts)
    # The words come before the page: on a phone it is too small to read.
    with st.container(key="source-text"):
        _draw_section(document.section(passage.section_id), place, passage, document)
    if image:
        _draw_image(image, page, document, texts)


def _draw_sections(place: Place, passage: Passage, document: Document, texts: Texts) -> None:
    """The passage's section, with steps to the others: what turning pages is in a document that has none."""
    sections = document.sections
    own = next((number for number, each in enumerate(sections, 1) if each.id == passage.section_id), 1)
    number = min(place.part or own, max(len(sections), 1))
    label = texts.say("source.section_of", number=number, sections=len(sections))
    _step_buttons("section", place, number, len(sections), label, texts)
    _draw_section(sections[number - 1] if sections else None, place, passage, document)


def _quote(place: Place, passage: Passage) -> str:
    return passage.text[slice(*place.quote)] if place.quote else ""


@st.cache_data(show_spinner=False, max_entries=RENDERED_PAGES_KEPT)
def _rendered(file: Path, page: int, passage: tuple[str, ...], quote: str) -> PageImage:
    """The page's image; a file's name is made of its content, so the same name is the same page."""
    return draw_page(file, page, passage, quote)


def _step_buttons(kind: str, place: Place, number: int, last: int, label: str, texts: Texts) -> None:
    """Back and forth between pages or sections; `kind` says which of the two."""
    with st.container(key="source-steps", horizontal=True, vertical_alignment="center"):
        for step, name in ((-1, "previous"), (1, "next")):
            st.button(
                texts.say(f"source.{name}_{kind}"),
                key=f"{name}-part",
                on_click=session.open_place,
                args=(Place(place.passage_id, place.quote, number + step),),
                disabled=not 1 <= number + step <= last,
            )
        st.html(f'<p class="lots-part">{html_text(label)}</p>')


def _draw_image(image: PageImage, page: int, document: Document, texts: Texts) -> None:
    key = "source.image_marked" if image.marks else "source.image"
    alt = texts.say(key, page=page_label(document, page), title=document.title)
    data = base64.b64encode(image.webp).decode("ascii")
    st.html(
        f'<div class="lots-page" tabindex="0"><img src="data:image/webp;base64,{data}" width="{image.width}" '
        f'height="{image.height}" alt="{html_text(alt)}"{_mark_place(image)}></div>'
    )


def _mark_place(image: PageImage) -> str:
    """Where on the image the mark begins, as shares of its size: page.js scrolls there."""
    if not image.marks:
        return ""
    left, top = min(box[0] for box in image.marks), image.marks[0][1]
    return f' data-mark="{top / image.height:.4f}" data-left="{left / image.width:.4f}"'


def _draw_section(section: Section | None, place: Place, passage: Passage, document: Document) -> None:
    """The section as text; what of the opened passage it holds is marked."""
    quote = _within(place.quote, passage) if place.quote else None
    if section is None:
        whole = 0, len(passage.text)
        body = f"<p>{marked(passage.text, *whole, Marks(whole, quote))}</p>"
    elif section.id != passage.section_id:
        body = section_html(section)
    else:
        shifted = (quote[0] + passage.start, quote[1] + passage.start) if quote else None
        body = section_html(section, Marks((passage.start, passage.end), shifted))
    headings = section.headings if section else passage.headings
    heading = f"<h3>{html_text(headings[-1])}</h3>" if headings else ""
    st.html(f'<div class="lots-section" lang="{document.language.value}">{heading}{body}</div>')


def _within(quote: tuple[int, int], passage: Passage) -> tuple[int, int] | None:
    """The quote's span, if the passage is long enough for it: an old link may point past its end."""
    return quote if quote[1] <= len(passage.text) else None


def _draw_problem(key: str, texts: Texts) -> None:
    st.html(problem_html(key, texts))
