"""One step of the way as drawn: its text, checklist, templates, law, and what to ask about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from app.exports.checklist import checklist_text
from app.exports.checklist_docx import checklist_docx
from app.shell import session
from app.shell.control_label import control_label
from app.shell.escape import html_text
from app.shell.frame import draw_shown_title
from app.shell.links import (
    PageName,
    address,
    ask_address,
    here_link,
    link_html,
    place_of_passage,
    template_address,
)
from app.shell.texts import Texts
from app.way import state as way_ticks
from app.way.checklist import make_checklist, step_title
from app.way.law import legal_points
from app.way.steps import GuideWay, Step
from app.way.way_html import lane_html, legal_html, step_text_html
from corpus.model import Kind
from corpus.template_fields import Template, Templates
from corpus.way import WayRules
from retrieval.retriever import Retriever

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class WayParts:
    """What the page draws from."""

    way: GuideWay
    rules: WayRules
    templates: Templates
    retriever: Retriever


def draw_step(parts: WayParts, step: Step, texts: Texts) -> None:
    """The step, and below it the others of its stage."""
    way = parts.way
    stage = way.stage(step.letter)
    stage_words = f"{texts.say('way.stage', letter=step.letter)}: {stage.name if stage else ''}"
    st.html(
        f'<p class="lots-meta">{here_link(texts.say("way.all"), address(PageName.WAY, texts.language))}'
        f" › {html_text(stage_words)}</p>"
    )
    draw_shown_title(PageName.WAY, step_title(step), texts)
    with st.container(key="way-step"):
        if step.is_closing:
            _draw_closing(parts, step, texts)
        else:
            _draw_whole(parts, step, texts)
    _draw_neighbours(parts, step, texts)


def _draw_whole(parts: WayParts, step: Step, texts: Texts) -> None:
    wide = session.opened() is None
    left, right = st.columns([7, 5], gap="large") if wide else (st.container(), st.container())
    with left:
        _draw_text(parts, step, texts)
    with right:
        _draw_checklist(parts.way, step, texts)
        _draw_templates(parts, step, texts)
        _draw_law(parts, step, texts)
        _draw_questions(step, texts)


def _draw_closing(parts: WayParts, step: Step, texts: Texts) -> None:
    """What closes a stage is above all a list."""
    _draw_checklist(parts.way, step, texts)
    _draw_templates(parts, step, texts)
    _draw_text(parts, step, texts)


def _heading(words: str) -> str:
    return f'<h2 class="lots-part-title">{html_text(words)}</h2>'


def _draw_text(parts: WayParts, step: Step, texts: Texts) -> None:
    document = parts.way.document
    if step.text.strip():
        st.html(_heading(texts.say("way.step.text")) + step_text_html(step, document.language.value))
    title = texts.say("way.source", title=document.title)
    note = ""
    if document.language is not texts.language:
        language = texts.say(f"language.{document.language.value}")
        note = f" · {texts.say('way.other_language', language=language)}"
    st.html(f'<p class="lots-meta">{html_text(title + note)}</p>')
    passage = next(
        (each for each in parts.retriever.passages_of(document.id) if each.section_id == step.section.id),
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
        st.html(_heading(texts.say("way.step.checklist")))
        if not step.items:
            st.html(f'<p class="lots-meta">{html_text(texts.say("way.step.no_items"))}</p>')
            return
        number = 0
        for group in step.groups:
            if group.lead:
                language = way.document.language.value
                st.html(f'<p class="lots-check-lead" lang="{language}">{html_text(group.lead)}</p>')
            for words in group.items:
                number += 1
                _draw_item(way_ticks.tick_id(step, number), words)
        st.html(f'<p class="lots-meta">{html_text(texts.say("way.step.ticks_note"))}</p>')
        title = texts.say("way.export.title", name=step_title(step))
        draw_downloads(way, [step], title, texts.say("way.step.word"), texts.say("way.step.plain"), texts)


def _draw_item(id: str, words: str) -> None:
    key = f"way-tick-{id.replace('/', '-')}"
    st.session_state[key] = id in way_ticks.ticks()
    st.checkbox(control_label(words), key=key, on_change=way_ticks.set_tick, args=(id, key))


def draw_downloads(
    way: GuideWay, steps: Sequence[Step], title: str, word: str, plain: str, texts: Texts
) -> None:
    """The checklist of these steps in two formats, made when the button is pressed."""
    today = date.today()
    checklist = make_checklist(way, steps, title, way_ticks.ticks(), texts, today)
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


def _draw_templates(parts: WayParts, step: Step, texts: Texts) -> None:
    rows = "".join(
        _template_row(template, parts.retriever, texts)
        for template in parts.templates.templates
        if _belongs(template, step)
    )
    body = (
        f'<ul class="lots-rows">{rows}</ul>'
        if rows
        else f'<p class="lots-meta">{html_text(texts.say("way.step.no_templates"))}</p>'
    )
    st.html(_heading(texts.say("way.step.templates")) + body)


def _belongs(template: Template, step: Step) -> bool:
    """What closes a stage has the templates that serve every stage; a step has its own."""
    if step.is_closing:
        return template.stage is None and any(code.startswith(step.letter) for code in template.steps)
    return step.code in template.steps


def _template_row(template: Template, retriever: Retriever, texts: Texts) -> str:
    """A template that is among the documents; one that is not cannot be filled in."""
    document = retriever.documents.get(f"{template.id}-{texts.language.value}")
    if document is None:
        return ""
    link = link_html(template_address(template.id, texts.language), document.title)
    return f'<li>{link}<span class="lots-meta">{html_text(template.need(texts.language))}</span></li>'


def _draw_law(parts: WayParts, step: Step, texts: Texts) -> None:
    retriever, language = parts.retriever, parts.way.document.language
    passages = [
        passage
        for document in retriever.documents.values()
        if document.kind is Kind.LEGAL and document.language is language
        for passage in retriever.passages_of(document.id)
    ]
    points = legal_points(step.text, passages)
    note = texts.say("way.step.law_note") if points else texts.say("way.step.no_law")
    body = f'<p class="lots-meta">{html_text(note)}</p>' + (legal_html(points, step, texts) if points else "")
    st.html(_heading(texts.say("way.step.law")) + body)


def _draw_questions(step: Step, texts: Texts) -> None:
    name = step.name
    questions = [question.format(name=name) for question in texts.list("way.questions")]
    links = "".join(f"<li>{link_html(ask_address(each, texts.language), each)}</li>" for each in questions)
    st.html(f'{_heading(texts.say("way.ask"))}<ul class="lots-rows">{links}</ul>')


def _draw_neighbours(parts: WayParts, step: Step, texts: Texts) -> None:
    way = parts.way
    stage = way.stage(step.letter)
    before, after = way.neighbours(step)
    links = [
        here_link(
            texts.say(f"way.step.{which}", name=step_title(other)),
            address(PageName.WAY, texts.language, step=other.code),
            "lots-turn",
        )
        for which, other in (("previous", before), ("next", after))
        if other
    ]
    lane = (
        lane_html(way, stage, parts.rules.gates, way_ticks.ticks(), way_ticks.here(), texts, False, step.code)
        if stage
        else ""
    )
    st.html(f'<div class="lots-turns">{"".join(links)}</div>{_heading(texts.say("way.step.nearby"))}{lane}')
