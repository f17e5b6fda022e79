"""The search of the library: its words, its filters, the passages found."""

from dataclasses import replace

import streamlit as st

from app.library.search_hit import hit_html
from app.library.state import FACETS, LONGEST, WORDS, Choice, facet_values, facet_words
from app.shell import session
from app.shell.address_choice import choose, chosen
from app.shell.frame import problem_html
from app.shell.jinja import render
from app.shell.links import place_of_passage
from app.shell.resources import Services
from app.shell.texts import Texts
from corpus.model import Kind, Language
from retrieval.hit import Hit, Index

FOUND_AT_MOST = 20
KEY = "library-{}"
ALWAYS_SHOWN = ("kind", "owner", "in")
MORE = ("area", "stage")


def draw_search(choice: Choice, texts: Texts) -> None:
    """Words and filters; what is chosen goes into the address."""
    key = KEY.format(WORDS)
    st.session_state[key] = choice.words
    with st.container(key="library-search"):
        st.text_input(
            texts.say("library.search"),
            key=key,
            type="search",
            max_chars=LONGEST,
            placeholder=texts.say("library.search_example"),
            on_change=_words_to_address,
        )
        with st.container(key="library-filters", horizontal=True):
            for parameter in ALWAYS_SHOWN:
                _draw_facet(parameter, texts)
        chosen = bool(choice.filter.areas or choice.filter.stages)
        with st.expander(texts.say("library.more_filters"), expanded=chosen):
            for parameter in MORE:
                _draw_facet(parameter, texts)
    if choice.words or choice.narrows:
        st.html(render("library/clear.html.jinja", texts))


def _draw_facet(parameter: str, texts: Texts) -> None:
    key = KEY.format(parameter)
    st.session_state[key] = list(facet_values(parameter, chosen(parameter)))
    st.pills(
        texts.say(f"library.facet.{parameter}"),
        [value.value for value in FACETS[parameter] if value is not Kind.OTHER],
        selection_mode="multi",
        format_func=lambda value: _value_label(parameter, value, texts),
        key=key,
        on_change=_facet_to_address,
        args=(parameter,),
        wrap=True,
    )


def _value_label(parameter: str, value: str, texts: Texts) -> str:
    if parameter == "in":
        return texts.say(f"language.{value}").capitalize()
    name = "kinds" if parameter == "kind" else parameter
    words = texts.say(f"library.{name}.{value}")
    return words[:1].upper() + words[1:]


def _count(number: int, texts: Texts) -> str:
    if not number:
        return texts.say("library.nothing_found")
    if number == FOUND_AT_MOST:
        return texts.say("library.best_found", number=number)
    return texts.count("library.found", number)


def _words_to_address() -> None:
    choose(WORDS, (st.session_state.get(KEY.format(WORDS)) or "").strip())


def _facet_to_address(parameter: str) -> None:
    choose(parameter, facet_words(st.session_state.get(KEY.format(parameter)) or ()))


def own_language_first(choice: Choice, index: Index, language: Language) -> list[Hit]:
    """What is found in this language, and after it what the search finds in the other."""
    narrowed = replace(choice.filter, languages=(language,))
    own = [] if choice.filter.languages else index.search(choice.words, FOUND_AT_MOST, narrowed)
    found = index.search(choice.words, FOUND_AT_MOST, choice.filter)
    seen = {hit.passage.id for hit in own}
    return [*own, *(hit for hit in found if hit.passage.id not in seen)][:FOUND_AT_MOST]


def draw_found(choice: Choice, services: Services, texts: Texts) -> None:
    """The passages that the search finds: those in the page's language, then the others, each best first."""
    hits = own_language_first(choice, services.retriever, texts.language)
    if services.retriever.without_chroma:
        st.html(problem_html("problem.search_database", texts))
    fits = services.assistant.fits(choice.words, hits)
    words = _count(len(hits), texts) if fits or not hits else texts.say("library.nothing_fits")
    st.html(render("library/found_count.html.jinja", texts, words=words, id=f"found-{choice}"))
    with st.container(key="library-hits"):
        for number, hit in enumerate(hits, 1):
            with st.container(key=f"library-hit-{number}"):
                st.html(hit_html(hit, number, choice.words, texts))
                st.button(
                    texts.say("library.show", number=number),
                    key=f"open-library-{number}",
                    on_click=session.open_place,
                    args=(place_of_passage(hit.passage),),
                )
