"""A whole document: its facts, its outline, and its pages or its text."""

import base64
import mimetypes
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from app.library.document_list import description_html, twins_of
from app.library.outline import outline_html
from app.shell import session
from app.shell.blocks import section_html
from app.shell.file_names import download_name
from app.shell.frame import draw_problem
from app.shell.jinja import Markup, render
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts
from app.source.document_facts import page_label, page_place
from app.source.page_image import PageImage, draw_page
from app.templates.forms.known import read_original
from corpus.errors import LotsenError
from corpus.model import Document, Section

SECTION, PAGE = "section", "page"
PAGES_KEPT = 64
WHOLE_TEXT = 150_000  # characters; a longer document is shown a section at a time
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIME = {".docx": WORD, ".md": "text/markdown"}


def draw_document(document: Document, documents: Mapping[str, Document], texts: Texts) -> None:
    """Everything below the title."""
    st.html(_head_html(document, documents, texts))
    st.download_button(
        texts.say("library.download"),
        partial(read_original, document.file),
        download_name(document),
        _mime(document.file),
        key="library-download",
        on_click="ignore",
    )
    if not document.sections:
        st.html(paragraph_html(texts.say("library.no_text"), ""))
        return
    section = _current(document)
    left, right = st.columns([4, 9], gap="large")
    with left, st.container(key="library-outline"):
        outline = outline_html(document, section.id, texts)
        st.html(render("library/outline_twice.html.jinja", texts, outline=outline))
    with right, st.container(key="library-text"):
        if document.file.suffix.lower() == ".pdf" and section.page:
            _draw_page(document, section, texts)
        else:
            _draw_text(document, section, texts)


def _mime(file: Path) -> str:
    suffix = file.suffix.lower()
    return MIME.get(suffix) or mimetypes.guess_type(f"file{suffix}")[0] or "application/octet-stream"


def _head_html(document: Document, documents: Mapping[str, Document], texts: Texts) -> Markup:
    return render(
        "library/document_head.html.jinja",
        texts,
        document=document,
        twin=twins_of(documents).get(document.id),
        description=description_html(document, documents, date.today(), texts),
    )


def _current(document: Document) -> Section:
    """The section that the address names, or that begins its page; else the first."""
    named = document.section(st.query_params.get(SECTION, ""))
    page = _asked_page()
    if named or page is None:
        return named or document.sections[0]
    before = [section for section in document.sections if section.page and section.page <= page]
    return before[-1] if before else document.sections[0]


def _asked_page() -> int | None:
    words = st.query_params.get(PAGE, "")
    return int(words) if words.isascii() and words.isdigit() and 0 < len(words) < 6 else None


# A document with pages -----------------------------------------------------------------------------------


def _draw_page(document: Document, section: Section, texts: Texts) -> None:
    page = _asked_page() or section.page or 1
    st.html(_section_head(document, section, texts))
    try:
        image = _rendered(document.file, page)
    except LotsenError as error:
        draw_problem(error, texts)
        st.html(_section_html(document, section, texts))
        return
    _draw_turning(document, page, image.pages, texts)
    # As in an opened source, the words come before the page, for those to whom it is too small.
    with st.container(key="library-words"):
        st.html(_section_html(document, section, texts))
    st.html(
        render(
            "library/page_image.html.jinja",
            texts,
            image=image,
            data=base64.b64encode(image.webp).decode("ascii"),
            alt=texts.say("library.page_image", page=page_label(document, page), title=document.title),
        )
    )


@st.cache_data(show_spinner=False, max_entries=PAGES_KEPT)
def _rendered(file: Path, page: int) -> PageImage:
    """The page's image; a file's name is made of its content, so the same name is the same page."""
    return draw_page(file, page, (), "")


def _draw_turning(document: Document, page: int, last: int, texts: Texts) -> None:
    with st.container(key="library-turn", horizontal=True, vertical_alignment="center"):
        for step, name in ((-1, "previous"), (1, "next")):
            st.button(
                texts.say(f"source.{name}_page"),
                key=f"library-{name}",
                on_click=_turn_to,
                args=(page + step,),
                disabled=not 1 <= page + step <= last,
            )
        st.html(paragraph_html(page_place(document, page, last, texts), "lots-part"))


def _turn_to(page: int) -> None:
    session.change_address({PAGE: str(page), SECTION: ""})


# A document without pages --------------------------------------------------------------------------------


def _draw_text(document: Document, section: Section, texts: Texts) -> None:
    length = sum(len(each.text) for each in document.sections)
    sections = document.sections if length <= WHOLE_TEXT else (section,)
    drawn = (_section_head(document, each, texts) + _section_html(document, each, texts) for each in sections)
    st.html(Markup("").join(drawn))


def _section_head(document: Document, section: Section, texts: Texts) -> Markup:
    """Path and heading of a section; page.js brings the focus to the one that the address names."""
    is_asked = st.query_params.get(SECTION) == section.id
    return render(
        "library/section_head.html.jinja", texts, document=document, section=section, is_asked=is_asked
    )


def _section_html(document: Document, section: Section, texts: Texts) -> Markup:
    body = section_html(section)
    return render("library/section.html.jinja", texts, document=document, body=body)
