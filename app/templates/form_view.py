"""The form of one template: fields, alternatives, what is left to do, preview, download."""

import logging
from collections.abc import Mapping
from functools import partial

import streamlit as st

from app.shell.control_label import control_label
from app.shell.escape import html_text
from app.shell.file_names import download_name, filled_name
from app.shell.frame import draw_problem, problem_html
from app.shell.texts import Texts
from app.templates.forms.choice import Offer, can_be_filled
from app.templates.forms.filling import fill
from app.templates.forms.form import Form, note_chapters
from app.templates.forms.known import TemplateFile, load_template_file, load_templates, read_original
from app.templates.forms.lawyer import checks_of
from app.templates.forms.parties import parties_for
from app.templates.forms.preview_html import preview_html
from app.templates.forms.questions import Group, all_questions, group_questions
from app.templates.forms.typed import forget, keep, recall, typed
from app.templates.forms.values import Question, all_written, looks_wrong
from app.templates.state import (
    chosen_owner,
    draw_owner_choice,
    draw_party_choice,
    draw_written_choice,
    written_language,
)
from app.templates.template_html import (
    checks_html,
    cover_html,
    cover_sections,
    empty_html,
    group_html,
    ways_html,
)
from corpus.errors import LotsenError, UnreadableFile
from corpus.model import Document, Language, Owner
from corpus.template_fields import FieldType, Party, TemplateField

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_TEXT = 300
LONGEST_LONG_TEXT = 5000

log = logging.getLogger("lotsen")


def draw_form(offer: Offer, texts: Texts) -> None:
    """Everything below the title."""
    document = offer.document(written_language(texts))
    st.html(ways_html(offer, document, texts))
    try:
        if not can_be_filled(document):
            _draw_plain(document, texts)
            return
        file = load_template_file(document.file, note_chapters(document))
    except UnreadableFile as error:
        log.warning("%s: %s", document.id, error)
        st.html(problem_html("templates.broken", texts))
        return
    except LotsenError as error:
        draw_problem(error, texts)
        return
    st.html(f'<p class="lots-note">{html_text(texts.say("templates.private"))}</p>')
    templates = load_templates()
    names = {piece.field for each in file.form.paragraphs() for piece in each.pieces if piece.field}
    owners = offer.known.owners if offer.known else document.owners
    _draw_choices(offer, file.form, parties_for(templates.parties, names, owners), texts)
    if cover_sections(document):
        with st.expander(texts.say("templates.how")):
            st.html(cover_html(document))
    owner = chosen_owner() if file.form.has_alternatives else None
    described = {field.name: field for field in templates.fields}
    groups = group_questions(file.form.kept(owner), described, texts.language, document.language)
    _draw_fields_and_state(file, document, groups, described, owner, texts)


def _draw_plain(document: Document, texts: Texts) -> None:
    """A template that is no form: its file."""
    st.html(f"<p>{html_text(texts.say('templates.plain'))}</p>")
    data = read_original(document.file)
    st.download_button(
        texts.say("templates.download_plain"), data, download_name(document), key="templates-download"
    )


def _draw_choices(offer: Offer, form: Form, parties: tuple[Party, ...], texts: Texts) -> None:
    with st.container(key="templates-choices", horizontal=True, gap="large"):
        if form.has_alternatives:
            draw_owner_choice(texts)
        else:
            st.html(f'<p class="lots-meta">{html_text(texts.say("templates.same_for_all"))}</p>')
        if len(offer.documents) > 1:
            draw_written_choice(texts)
        if parties:
            draw_party_choice(parties, texts)


def _draw_fields_and_state(
    file: TemplateFile,
    document: Document,
    groups: tuple[Group, ...],
    described: Mapping[str, TemplateField],
    owner: Owner | None,
    texts: Texts,
) -> None:
    left, right = st.columns([6, 5], gap="large")
    with left, st.container(key="templates-fields"):
        _draw_groups(groups, document, texts)
    values = all_written(all_questions(groups), typed(), document.language)
    with right, st.container(key="templates-panel"):
        _draw_state(file.form, document, groups, values, owner, texts)
    # Below both columns, and in sight at the foot of the window: on a phone the fields are many screens long.
    with st.container(key="templates-acts", horizontal=True, vertical_alignment="center"):
        filled_in = (values[name] for name, field in described.items() if field.names_file and name in values)
        labels = {name: field.label(document.language) for name, field in described.items()}
        labels |= {question.name: question.placeholder for question in all_questions(groups)}
        _draw_acts(file, filled_name(document, filled_in), values, labels, owner, texts)


def _draw_groups(groups: tuple[Group, ...], document: Document, texts: Texts) -> None:
    if not groups:
        st.html(f"<p>{html_text(texts.say('templates.no_fields'))}</p>")
    for number, group in enumerate(groups):
        values = all_written(group.questions, typed(), document.language)
        st.html(group_html(group, values, document, texts))
        with st.container(key=f"templates-group-{number}"):
            for question in group.questions:
                _draw_question(question, document.language, texts)


def _draw_question(question: Question, language: Language, texts: Texts) -> None:
    key = recall(question, language)
    label = control_label(question.label)
    with st.container(key=f"templates-row-{question.name}"):
        if question.type is FieldType.CHOICE:
            # No list that opens: it would close again when the field before it, just left, is drawn anew.
            st.pills(
                label,
                range(len(question.options)),
                format_func=lambda place: control_label(question.options[place]),
                key=key,
                on_change=keep,
                args=(question.name, key),
                wrap=True,
            )
        elif question.type is FieldType.LONG_TEXT:
            st.text_area(
                label,
                key=key,
                on_change=keep,
                args=(question.name, key),
                max_chars=LONGEST_LONG_TEXT,
                height=100,
            )
        else:
            st.text_input(label, key=key, on_change=keep, args=(question.name, key), max_chars=LONGEST_TEXT)
        _draw_help(question, texts)


def _draw_help(question: Question, texts: Texts) -> None:
    lines = []
    if looks_wrong(question, typed().get(question.name)):
        wrong = texts.say(f"templates.wrong.{question.type.value}")
        lines.append(f'<p class="lots-wrong" role="status">{html_text(wrong)}</p>')
    help = question.help
    if question.type is FieldType.DATE:
        help = f"{help} {texts.say('templates.date_form')}".strip()
    if help:
        lines.append(f'<p class="lots-meta">{html_text(help)}</p>')
    st.html("".join(lines) or "<p></p>")


def _draw_state(
    form: Form,
    document: Document,
    groups: tuple[Group, ...],
    values: dict[str, str],
    owner: Owner | None,
    texts: Texts,
) -> None:
    questions = all_questions(groups)
    left = len(questions) - len(values)
    st.html(_progress_html(len(values), len(questions), form, owner, texts))
    with st.expander(texts.say("templates.still_empty", number=left), key="templates-empty"):
        st.html(empty_html(groups, values, document, texts))
    checks = checks_of(form, owner)
    with st.expander(texts.say("templates.for_lawyer", number=checks.number), key="templates-lawyer"):
        st.html(checks_html(checks, owner, document, texts))
    _draw_preview(form.kept(owner), document, questions, values, texts)


def _draw_acts(
    file: TemplateFile,
    name: str,
    values: dict[str, str],
    labels: dict[str, str],
    owner: Owner | None,
    texts: Texts,
) -> None:
    note = file.form.note
    keeps_note = note and st.checkbox(texts.say("templates.with_cover"), key="templates-cover")
    # Filled only when it is asked for, so that no filled file lies on the server in between.
    st.download_button(
        texts.say("templates.download"),
        partial(fill, file.data, values, owner, frozenset() if keeps_note else note, labels),
        name,
        WORD,
        key="templates-download",
        on_click="ignore",
        type="primary",
    )
    st.button(texts.say("templates.forget"), key="templates-forget", on_click=forget, disabled=not typed())


def _progress_html(filled: int, fields: int, form: Form, owner: Owner | None, texts: Texts) -> str:
    share = 100 * filled // fields if fields else 100
    unchosen = (
        f'<p class="lots-status">{html_text(texts.say("templates.choose_owner"))}</p>'
        if form.has_alternatives and owner is None
        else ""
    )
    return (
        f'<p class="lots-filled-of" role="status">'
        f"{html_text(texts.say('templates.progress', filled=filled, fields=fields))}</p>"
        f'<div class="lots-progress" aria-hidden="true"><div style="width: {share}%"></div></div>{unchosen}'
    )


def _draw_preview(
    form: Form, document: Document, questions: tuple[Question, ...], values: dict[str, str], texts: Texts
) -> None:
    labels = {question.name: question.placeholder for question in questions}
    body = preview_html(form, values, labels, texts.say("templates.empty_field"))
    title = html_text(texts.say("templates.preview"))
    st.html(
        f'<h2 class="lots-label" id="templates-preview-title">{title}</h2>'
        f'<div class="lots-preview lots-section" tabindex="0" role="region" aria-label="{title}" '
        f'lang="{document.language.value}">{body}</div>'
    )
