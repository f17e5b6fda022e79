"""Library: every document, a search over their passages, and each document as a whole."""

from datetime import date

import streamlit as st

from app.library.document_list import entries, list_html
from app.library.document_view import draw_document
from app.library.search_view import draw_found, draw_search
from app.library.state import FACETS, WORDS, Choice, read_choice
from app.shell import session
from app.shell.address_choice import chosen
from app.shell.frame import draw_problem, draw_shown_title, draw_title, problem_html, services_or_problem
from app.shell.links import PageName
from app.shell.resources import Services
from app.shell.texts import Texts, load_texts
from app.source.panel import draw_with_source
from corpus.errors import LotsenError


def draw() -> None:
    """A document where the address names one, else what is looked for."""
    texts = load_texts(session.language())
    head = st.container()
    services = services_or_problem(texts)
    wanted = st.query_params.get("document", "")
    document = services.retriever.documents.get(wanted) if services else None
    with head:
        if document is None:
            draw_title(PageName.LIBRARY, texts.say("navigation.library"), texts.say("library.lead"))
        else:
            draw_shown_title(PageName.LIBRARY, document.title, texts)
    if services is None:
        return
    if document is not None:
        documents = services.retriever.documents
        draw_with_source(lambda: draw_document(document, documents, texts), texts)
        return
    if wanted:
        st.html(problem_html("library.unknown", texts))
    choice = read_choice({name: chosen(name) for name in (WORDS, *FACETS)})
    draw_with_source(lambda: _draw(choice, services, texts), texts)


def _draw(choice: Choice, services: Services, texts: Texts) -> None:
    draw_search(choice, texts)
    if choice.words:
        try:
            draw_found(choice, services, texts)
        except LotsenError as error:
            draw_problem(error, texts)
        return
    documents = services.retriever.documents
    shown = entries(documents, choice.filter, texts.language)
    st.html(list_html(shown, documents, texts, date.today()))


draw()
