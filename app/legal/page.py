"""The Legal desk: areas by ownership form, what rests on a place in law, what to review, what is lacking."""

from datetime import date

import streamlit as st

from app.legal.areas import areas_html, menu_html
from app.legal.gap_list import gaps_html
from app.legal.gaps import gap_groups
from app.legal.gaps_csv import gaps_csv
from app.legal.law_references import acts_html, found_html
from app.legal.model import Grid, legal_grid
from app.legal.review import to_review
from app.legal.review_list import review_html
from app.legal.state import LegalRequest, View, read_request
from app.settings import Settings
from app.shell import session
from app.shell.audit_trail import note_opened
from app.shell.frame import draw_problem, draw_title, services_or_problem
from app.shell.jinja import render
from app.shell.links import PageName
from app.shell.resources import load_store
from app.shell.sign_in_view import may_enter
from app.shell.texts import Texts, load_texts
from app.sign_in import Role
from app.source.panel import draw_with_source
from corpus.errors import LotsenError
from corpus.model import Language, LegalArea
from retrieval.published import Build
from retrieval.reference_index import ReferenceIndex
from retrieval.retriever import Retriever

GRIDS_KEPT = 2 * len(LegalArea) * len(Language)  # of two builds


def draw() -> None:
    """The page, from top to bottom."""
    texts = load_texts(session.language())
    draw_title(PageName.LEGAL, texts.say("legal.title"), texts.say("legal.lead"))
    if not may_enter(Role.STAFF, texts):
        return
    services = services_or_problem(texts)
    if services is None:
        return
    request = read_request(dict(st.query_params))
    note_opened(f"legal: {request.view.value}")
    st.html(menu_html(request, texts))
    draw_with_source(lambda: _draw_view(request, services.retriever, texts), texts)


def _draw_view(request: LegalRequest, retriever: Retriever, texts: Texts) -> None:
    with st.container(key="legal"):
        if request.view is View.AREAS:
            _draw_areas(request, retriever, texts)
        elif request.view is View.REFERENCE:
            _draw_reference(request, retriever, texts)
        elif request.view is View.REVIEW:
            _draw_review(request, retriever, texts)
        else:
            _draw_gaps(request, retriever, texts)


def _draw_areas(request: LegalRequest, retriever: Retriever, texts: Texts) -> None:
    grid = _grid(retriever.build, request.area, texts.language)
    st.html(areas_html(grid, request, texts, date.today()))


def _draw_reference(request: LegalRequest, retriever: Retriever, texts: Texts) -> None:
    # Another key for each reference: the box then shows what the address says, not what was typed before.
    key = f"legal-reference-{request.reference}"
    st.text_input(
        texts.say("legal.reference"),
        value=request.reference,
        key=key,
        placeholder=texts.say("legal.reference_example"),
        on_change=_go_to_reference,
        args=(key,),
    )
    build = retriever.build
    with st.spinner(texts.say("legal.reading")):
        index = _reference_index(build)
    if not request.reference:
        st.html(acts_html(index.acts(texts.language), texts))
        return
    st.html(found_html(index.find(request.reference), build.documents, request, texts, date.today()))


def _go_to_reference(key: str) -> None:
    session.close()
    st.query_params["view"] = View.REFERENCE.value
    st.query_params["reference"] = st.session_state[key]


def _draw_review(request: LegalRequest, retriever: Retriever, texts: Texts) -> None:
    build = retriever.build
    items = to_review(build.documents, build.passages, texts.language)
    st.html(review_html(items, request, texts, date.today()))


def _draw_gaps(request: LegalRequest, retriever: Retriever, texts: Texts) -> None:
    settings = Settings.from_env()
    st.html(render("legal/gaps_lead.html.jinja", texts, settings=settings))
    try:
        store = load_store()
        groups = gap_groups(store.gaps(), store.feedback())
    except LotsenError as error:
        draw_problem(error, texts)
        return
    if groups:
        st.download_button(
            texts.say("legal.download"),
            gaps_csv(groups).encode("utf-8"),
            file_name=f"lotsen-{texts.say('legal.file')}-{date.today().isoformat()}.csv",
            mime="text/csv",
            key="legal-download",
            on_click=note_opened,
            args=("legal: gaps and marks as a file",),
        )
    cited = {id: retriever.passage(id) for group in groups for id in group.passages}
    still_there = {id: passage for id, passage in cited.items() if passage}
    st.html(gaps_html(groups, still_there, request, texts))


def _id_of(build: Build) -> str:
    """A build never changes, so its id is enough to tell it from another."""
    return build.ref.id


@st.cache_resource(show_spinner=False, max_entries=GRIDS_KEPT, hash_funcs={Build: _id_of})
def _grid(build: Build, area: LegalArea, language: Language) -> Grid:
    """The grid of an area."""
    return legal_grid(area, build.documents, build.passages, language)


@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Build: _id_of})
def _reference_index(build: Build) -> ReferenceIndex:
    """All references of a build."""
    return ReferenceIndex(build.passages)


draw()
