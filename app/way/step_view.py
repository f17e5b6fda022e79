"""One step of the way as drawn: its text, checklist, templates, law, and what to ask about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.exports.checklist import checklist_text
from app.exports.checklist_docx import checklist_docx
from app.shell import session
from app.shell.control_label import control_label
from app.shell.frame import draw_shown_title
from app.shell.jinja import render
from app.shell.links import PageName, place_of_passage
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts
from app.way import state, step_text
from app.way.checklist import make_checklist
from app.way.lanes import lane_of
from app.way.law import legal_points
from app.way.steps import GuideWay, Step
from corpus.model import Kind
from corpus.template_fields import Templates
from corpus.way import WayRules
from retrieval.retriever import Retriever

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class WayData:
    """What the page draws from."""

    way: GuideWay
    rules: WayRules
    templates: Templates
    retriever: Retriever


def draw_step(data: WayData, step: Step, texts: Texts) -> None:
    """The step, and below it the others of its stage."""
    st.html(render("way/top.html.jinja", texts, stage=data.way.stage(step.letter)))
    draw_shown_title(PageName.WAY, step.title, texts)
    with st.container(key="way-step"):
        if step.is_closing:
            _draw_closing(data, step, texts)
        else:
            _draw_whole(data, step, texts)
    _draw_neighbours(data, step, texts)


def _draw_whole(data: WayData, step: Step, texts: Texts) -> None:
    wide = session.opened() is None
    left, right = st.columns([7, 5], gap="large") if wide else (st.container(), st.container())
    with left:
        _draw_text(data, step, texts)
    with right:
        _draw_checklist(data.way, step, texts)
        _draw_templates(data, step, texts)
        _draw_law(data, step, texts)
        questions = step_text.question_rows(step, texts)
        st.html(step_text.section_html(texts.say("way.ask"), texts, rows=questions))


def _draw_closing(data: WayData, step: Step, texts: Texts) -> None:
    """What closes a stage is above all a list."""
    _draw_checklist(data.way, step, texts)
    _draw_templates(data, step, texts)
    _draw_text(data, step, texts)


def _draw_text(data: WayData, step: Step, texts: Texts) -> None:
    document = data.way.document
    if step.text.strip():
        st.html(step_text.step_text_html(step, document.language.value, texts))
    source = texts.say("way.source", title=document.title)
    if document.language is not texts.language:
        language = texts.say(f"language.{document.language.value}")
        source += f" · {texts.say('way.other_language', language=language)}"
    st.html(paragraph_html(source))
    passage = next(
        (each for each in data.retriever.passages_of(document.id) if each.section_id == step.section.id),
        None,
    )
    if passage:
        st.button(
            texts.say("way.step.open"),
            key="way-open-step",
            on_click=session.open_place,
            args=(place_of_passage(passage),),
        )


def _draw_checklist(way: GuideWay, step: Step, texts: Texts) -> None:
    with st.container(key="way-checklist"):
        st.html(step_text.section_html(texts.say("way.step.checklist"), texts))
        if not step.items:
            st.html(paragraph_html(texts.say("way.step.no_items")))
            return
        number = 0
        for group in step.groups:
            if group.lead:
                language = way.document.language.value
                st.html(paragraph_html(group.lead, "lots-check-lead", language=language))
            for words in group.items:
                number += 1
                _draw_item(state.tick_id(step, number), words)
        st.html(paragraph_html(texts.say("way.step.ticks_note")))
        title = texts.say("way.export.title", name=step.title)
        draw_downloads(way, [step], title, texts.say("way.step.word"), texts.say("way.step.plain"), texts)


def _draw_item(id: str, words: str) -> None:
    key = f"way-tick-{id.replace('/', '-')}"
    st.session_state[key] = id in state.ticks()
    st.checkbox(control_label(words), key=key, on_change=state.set_tick, args=(id, key))


def draw_downloads(
    way: GuideWay, steps: Sequence[Step], title: str, word: str, plain: str, texts: Texts
) -> None:
    """The checklist of these steps in two formats, made when the button is pressed."""
    today = date.today()
    checklist = make_checklist(way, steps, title, state.ticks(), texts, today)
    code = f"-{steps[0].code.lower()}" if len(steps) == 1 else ""
    name = f"{texts.say('way.export.file')}{code}-{today.isoformat()}"
    with st.container(key="way-downloads", horizontal=True):
        st.download_button(
            word,
            lambda: checklist_docx(checklist, today),
            file_name=f"{name}.docx",
            mime=WORD,
            key="way-docx",
            on_click="ignore",
        )
        st.download_button(
            plain,
            lambda: checklist_text(checklist),
            file_name=f"{name}.txt",
            mime="text/plain",
            key="way-text",
            on_click="ignore",
        )


def _draw_templates(data: WayData, step: Step, texts: Texts) -> None:
    rows = tuple(step_text.template_rows(step, data.templates, data.retriever.documents, texts))
    note = "" if rows else texts.say("way.step.no_templates")
    st.html(step_text.section_html(texts.say("way.step.templates"), texts, note, rows))


def _draw_law(data: WayData, step: Step, texts: Texts) -> None:
    retriever, language = data.retriever, data.way.document.language
    passages = [
        passage
        for document in retriever.documents.values()
        if document.kind is Kind.LEGAL and document.language is language
        for passage in retriever.passages_of(document.id)
    ]
    points = legal_points(step.text, passages)
    note = texts.say("way.step.law_note") if points else texts.say("way.step.no_law")
    rows = tuple(step_text.legal_rows(points, step, texts))
    st.html(step_text.section_html(texts.say("way.step.law"), texts, note, rows))


def _draw_neighbours(data: WayData, step: Step, texts: Texts) -> None:
    way = data.way
    stage = way.stage(step.letter)
    before, after = way.neighbours(step)
    stage_lane = lane_of(way, stage, data.rules.gates, state.progress(step.code)) if stage else None
    st.html(render("way/neighbours.html.jinja", texts, before=before, after=after, stage_lane=stage_lane))
