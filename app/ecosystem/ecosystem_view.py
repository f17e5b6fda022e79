"""The ecosystem as drawn: what is chosen, the map, the network or the table, and the page of one actor."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app.ecosystem.actor_table import facts_html, table_html
from app.ecosystem.maps import maps_html
from app.ecosystem.network import around_html, network_html
from app.ecosystem.state import LONGEST_NAME, Selection, View
from app.shell import session
from app.shell.frame import draw_shown_title, draw_title
from app.shell.jinja import Markup, render
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts
from corpus.ecosystem import Actor, ActorType, Campus, Ecosystem, Offer
from corpus.model import Document, Passage
from corpus.region_map import RegionMap
from retrieval.retriever import Retriever

ALL = ""


def draw_ecosystem(ecosystem: Ecosystem, map: RegionMap, selection: Selection, texts: Texts) -> None:
    """The chosen actors in the chosen view."""
    draw_title(PageName.ECOSYSTEM, texts.say("ecosystem.title"), texts.say("ecosystem.lead"))
    _draw_filters(ecosystem, selection, texts)
    actors = selection.actors(ecosystem)
    number = len(actors)
    st.html(render("ecosystem/views.html.jinja", texts, views=View, selection=selection, number=number))
    if not actors:
        st.html(paragraph_html(texts.say("ecosystem.nothing"), "lots-note"))
    elif selection.view is View.NETWORK:
        st.html(network_html(ecosystem, selection, texts))
    elif selection.view is View.TABLE or map.frame is None:
        st.html(table_html(actors, selection, texts))
    else:
        st.html(maps_html(map, ecosystem, selection, texts))


def _draw_filters(ecosystem: Ecosystem, selection: Selection, texts: Texts) -> None:
    """Only what some actor is or offers can be chosen."""
    campuses = [campus for campus in Campus if any(actor.campus is campus for actor in ecosystem.actors)]
    types = [type for type in ActorType if any(actor.type is type for actor in ecosystem.actors)]
    needs = [offer for offer in Offer if any(offer in actor.offers for actor in ecosystem.actors)]
    with st.container(key="ecosystem-filters", horizontal=True, vertical_alignment="bottom"):
        _draw_name(selection, texts)
        _choice("campus", [each.value for each in campuses], selection.campus, texts)
        _choice("type", [each.value for each in types], selection.type, texts)
        _choice("need", [each.value for each in needs], selection.need, texts)
        if selection.is_narrowed:
            st.button(texts.say("ecosystem.filter.clear"), key="ecosystem-clear", on_click=_clear)


def _draw_name(selection: Selection, texts: Texts) -> None:
    key = "ecosystem-name"
    st.session_state[key] = selection.name
    st.text_input(
        texts.say("ecosystem.filter.name"),
        key=key,
        type="search",
        placeholder=texts.say("ecosystem.name_example"),
        max_chars=LONGEST_NAME,
        on_change=_to_address,
        args=("name", key),
    )


def _choice(name: str, values: Sequence[str], chosen: str | None, texts: Texts) -> None:
    key = f"ecosystem-{name}"
    # The plain word: Streamlit looks for the other members of an enumeration among the options.
    st.session_state[key] = str(chosen) if chosen in values else ALL
    st.selectbox(
        texts.say(f"ecosystem.filter.{name}"),
        [ALL, *values],
        format_func=partial(_value_words, name, texts),
        key=key,
        on_change=_to_address,
        args=(name, key),
    )


def _value_words(name: str, texts: Texts, value: str) -> str:
    if value == ALL:
        return texts.say("ecosystem.filter.all")
    group = "offer" if name == "need" else name
    return texts.say(f"ecosystem.{group}.{value}")


def _to_address(name: str, key: str) -> None:
    value = st.session_state.get(key)
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def _clear() -> None:
    for name in ("name", "campus", "type", "need"):
        st.query_params.pop(name, None)


def draw_actor(
    actor: Actor, ecosystem: Ecosystem, selection: Selection, retriever: Retriever | None, texts: Texts
) -> None:
    """What is known of one actor, its relations, and its document's passages."""
    st.html(render("ecosystem/back.html.jinja", texts, href=selection.address(texts.language)))
    name = actor.name(texts.language)
    draw_shown_title(PageName.ECOSYSTEM, name, texts, actor.offer_text(texts.language))
    wide = session.opened() is None
    with st.container(key="ecosystem-actor"):
        left, right = st.columns([5, 7], gap="large") if wide else (st.container(), st.container())
        with left:
            st.html(facts_html(actor, texts, date.today()))
        with right:
            st.html(_reading_html(actor, retriever, texts))
    st.html(around_html(actor, ecosystem, selection, texts))


def _reading_html(actor: Actor, retriever: Retriever | None, texts: Texts) -> Markup:
    """The first passage of each section of its document, and questions about it."""
    document = _document_of(actor, retriever, texts)
    passages: dict[str, Passage] = {}
    for passage in retriever.passages_of(document.id) if document and retriever else ():
        if passage.headings:
            passages.setdefault(passage.section_id, passage)
    name = actor.name(texts.language)
    return render(
        "ecosystem/actor_reading.html.jinja",
        texts,
        actor=actor,
        document=document,
        passages=tuple(passages.values()),
        questions=[question.format(name=name) for question in texts.list("ecosystem.questions")],
    )


def _document_of(actor: Actor, retriever: Retriever | None, texts: Texts) -> Document | None:
    """Its document in the page's language, else in the other."""
    if retriever is None:
        return None
    ids = [actor.document_id(language) for language in (texts.language, texts.language.other)]
    return next((retriever.documents[id] for id in ids if id and id in retriever.documents), None)
