"""The ecosystem as drawn: what is chosen, the map, the network or the table, and the page of one actor."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from app.ecosystem.map_html import maps_html, views_html
from app.ecosystem.network_html import around_html, network_html
from app.ecosystem.state import LONGEST_NAME, Selection, View
from app.ecosystem.table_html import facts_html, table_html
from app.shell import session
from app.shell.escape import html_text
from app.shell.frame import draw_shown_title, draw_title
from app.shell.links import PageName, address, ask_address, document_address, here_link, link_html
from app.shell.texts import Texts
from corpus.ecosystem import Actor, ActorType, Campus, Ecosystem, Offer
from corpus.model import Document
from corpus.region_map import RegionMap
from retrieval.retriever import Retriever

ALL = ""


def draw_ecosystem(ecosystem: Ecosystem, map: RegionMap, selection: Selection, texts: Texts) -> None:
    """The chosen actors in the chosen view."""
    draw_title(PageName.ECOSYSTEM, texts.say("ecosystem.title"), texts.say("ecosystem.lead"))
    _draw_filters(ecosystem, selection, texts)
    actors = selection.actors(ecosystem)
    number = texts.count("ecosystem.number", len(actors))
    st.html(f'{views_html(selection, texts)}<p class="lots-meta" role="status">{html_text(number)}</p>')
    if not actors:
        st.html(f'<p class="lots-note">{html_text(texts.say("ecosystem.nothing"))}</p>')
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
    back = address(PageName.ECOSYSTEM, texts.language, **selection.parameters())
    st.html(f'<p class="lots-meta">{here_link(texts.say("ecosystem.back"), back)}</p>')
    name = actor.name(texts.language)
    draw_shown_title(PageName.ECOSYSTEM, name, texts, actor.offer_text(texts.language))
    wide = session.opened() is None
    with st.container(key="ecosystem-actor"):
        left, right = st.columns([5, 7], gap="large") if wide else (st.container(), st.container())
        with left:
            st.html(_heading(texts.say("ecosystem.facts")) + facts_html(actor, texts, date.today()))
        with right:
            st.html(_document_html(actor, retriever, texts) + _questions_html(name, texts))
    st.html(
        _heading(texts.say("ecosystem.around", name=name)) + around_html(actor, ecosystem, selection, texts)
    )


def _heading(words: str) -> str:
    return f'<h2 class="lots-part-title">{html_text(words)}</h2>'


def _questions_html(name: str, texts: Texts) -> str:
    questions = [question.format(name=name) for question in texts.list("ecosystem.questions")]
    links = "".join(f"<li>{link_html(ask_address(each, texts.language), each)}</li>" for each in questions)
    return f'{_heading(texts.say("ecosystem.ask"))}<ul class="lots-rows">{links}</ul>'


def _document_html(actor: Actor, retriever: Retriever | None, texts: Texts) -> str:
    heading = _heading(texts.say("ecosystem.document"))
    document = _document_of(actor, retriever, texts)
    if document is None or retriever is None:
        return f'{heading}<p class="lots-meta">{html_text(texts.say("ecosystem.no_document"))}</p>'
    rows, seen = "", set[str]()
    for passage in retriever.passages_of(document.id):
        if passage.section_id in seen or not passage.headings:
            continue
        seen.add(passage.section_id)
        href = address(PageName.ECOSYSTEM, texts.language, actor=actor.id, passage=passage.id)
        rows += f"<li>{here_link(passage.headings[-1], href, id=f'passage-{len(seen)}')}</li>"
    whole = link_html(document_address(document.id, texts.language), texts.say("ecosystem.whole_document"))
    return (
        f'{heading}<ul class="lots-rows lots-dense" lang="{document.language.value}">{rows}</ul>'
        f'<p class="lots-after">{whole}</p>'
    )


def _document_of(actor: Actor, retriever: Retriever | None, texts: Texts) -> Document | None:
    """Its document in the page's language, else in the other."""
    if retriever is None:
        return None
    ids = [actor.document_id(language) for language in (texts.language, texts.language.other)]
    return next((retriever.documents[id] for id in ids if id and id in retriever.documents), None)
