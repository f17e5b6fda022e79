"""The opened passage: its page as an image, or its section as text, with the passage and the quote marked."""

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from app.shell import session
from app.shell.blocks import Marks, section_html
from app.shell.frame import draw_problem, problem_html
from app.shell.jinja import render
from app.shell.links import Place
from app.shell.paragraph import paragraph_html
from app.shell.passage_text import passage_pieces
from app.shell.problems import problem_key
from app.shell.resources import load_services
from app.shell.texts import Texts
from app.source.document_facts import is_overdue, page_label, page_place, passage_facts
from app.source.page_image import PageImage, draw_page
from corpus.errors import LotsenError
from corpus.model import Document, Form, Passage, Section, TextBlock
from retrieval.retriever import Retriever

RENDERED_PAGES_KEPT = 64  # about 60 kB each


def draw_with_source(draw_page: Callable[[], None], texts: Texts) -> None:
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
            draw_source(place, load_services().retriever, texts)
        except LotsenError as error:
            draw_problem(error, texts)


def draw_source(place: Place, retriever: Retriever, texts: Texts) -> None:
    """The panel for `place`; a passage that is not there is said in one sentence."""
    passage = retriever.passage(place.passage_id)
    document = retriever.documents.get(passage.document_id) if passage else None
    with st.container(key="source"):
        if passage is None or document is None:
            st.html(problem_html("problem.no_such_passage", texts))
            _close_button(texts)
            return
        _draw_head(place, passage, document, texts)
        if document.file.suffix.lower() == ".pdf" and passage.page:
            _draw_page(place, passage, document, texts)
        else:
            _draw_sections(place, passage, document, texts)


def _draw_head(place: Place, passage: Passage, document: Document, texts: Texts) -> None:
    with st.container(key="source-head", horizontal=True, vertical_alignment="top", wrap=False):
        st.html(render("source/title.html.jinja", texts, place=place, document=document))
        _close_button(texts)
    facts, late = passage_facts(passage, document, texts), is_overdue(document, date.today())
    about = {"passage": passage, "document": document, "facts": facts, "is_overdue": late}
    st.html(render("source/about_passage.html.jinja", texts, **about))


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
        st.html(problem_html(problem, texts))
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
        st.html(paragraph_html(label, "lots-part"))


def _draw_image(image: PageImage, page: int, document: Document, texts: Texts) -> None:
    key = "source.image_marked" if image.marks else "source.image"
    alt = texts.say(key, page=page_label(document, page), title=document.title)
    data = base64.b64encode(image.webp).decode("ascii")
    mark = _mark_place(image)
    st.html(render("source/page_image.html.jinja", image=image, data=data, alt=alt, mark=mark))


def _mark_place(image: PageImage) -> tuple[str, str] | None:
    """Where on the image the first mark begins, from the top and from the left, as shares of its size."""
    if not image.marks:
        return None
    left, top = min(box[0] for box in image.marks), image.marks[0][1]
    return f"{top / image.height:.4f}", f"{left / image.width:.4f}"


def _draw_section(section: Section | None, place: Place, passage: Passage, document: Document) -> None:
    """The section as text; what of the opened passage it holds is marked."""
    quote = _within(place.quote, passage) if place.quote else None
    marks: Marks | None = None
    if section is None:
        section, marks = _section_of(passage), Marks((0, len(passage.text)), quote)
    elif section.id == passage.section_id:
        shifted = (quote[0] + passage.start, quote[1] + passage.start) if quote else None
        marks = Marks((passage.start, passage.end), shifted)
    text, language = section_html(section, marks), document.language.value
    st.html(render("source/section.html.jinja", section=section, text=text, language=language))


def _section_of(passage: Passage) -> Section:
    """The passage as a paragraph, where its document has no such section."""
    whole = TextBlock(0, len(passage.text), Form.PARAGRAPH)
    return Section(passage.section_id, passage.headings, passage.page, passage.text, blocks=(whole,))


def _within(quote: tuple[int, int], passage: Passage) -> tuple[int, int] | None:
    """The quote's span, if the passage is long enough for it: an old link may point past its end."""
    return quote if quote[1] <= len(passage.text) else None
