"""Templates: the situations that they are for, and a form for each."""

import streamlit as st

from app.shell import session
from app.shell.frame import draw_problem, draw_shown_title, draw_title, problem_html, services_or_problem
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts, load_texts
from app.templates.form_view import draw_form
from app.templates.forms.choice import Offer, find_offer, offers_of
from app.templates.forms.known import load_templates
from app.templates.offers import offers_html
from app.templates.state import chosen_owner, draw_owner_choice
from corpus.errors import LotsenError
from corpus.model import Stage


def draw() -> None:
    """A form where the address names a template, else all of them."""
    texts = load_texts(session.language())
    head = st.container()
    offers = _offers(texts)
    wanted = st.query_params.get("template", "")
    offer = find_offer(offers, wanted)
    if offer is not None:
        need = offer.known.need(texts.language) if offer.known else ""
        with head:
            draw_shown_title(PageName.TEMPLATES, offer.document(texts.language).title, texts, need)
        draw_form(offer, texts)
        return
    with head:
        draw_title(PageName.TEMPLATES, texts.say("navigation.templates"), texts.say("templates.lead"))
    if offers and wanted:
        st.html(problem_html("templates.unknown", texts))
    _draw_list(offers, texts)


def _offers(texts: Texts) -> tuple[Offer, ...]:
    services = services_or_problem(texts)
    if services is None:
        return ()
    try:
        return offers_of(services.retriever.documents.values(), load_templates())
    except LotsenError as error:
        draw_problem(error, texts)
        return ()


def _draw_list(offers: tuple[Offer, ...], texts: Texts) -> None:
    if not offers:
        st.html(paragraph_html(texts.say("templates.none"), ""))
        return
    draw_owner_choice(texts)
    owner = chosen_owner()
    for stage in (*Stage, None):
        suiting = [offer for offer in offers if offer.stage is stage and offer.suits(owner)]
        if suiting:
            title = texts.say(f"library.stage.{stage.value}" if stage else "templates.any_stage")
            st.html(offers_html(title.capitalize(), suiting, owner, texts))


draw()
