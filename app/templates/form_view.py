"""The form of one template: fields, alternatives, what is left to do, preview, download."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from app.shell.control_label import control_label
from app.shell.file_names import download_name, filled_name
from app.shell.frame import draw_problem, problem_html
from app.shell.jinja import render
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts
from app.templates import form_text
from app.templates.forms.choice import Offer, can_be_filled
from app.templates.forms.filling import fill
from app.templates.forms.form import Form, note_chapters
from app.templates.forms.known import TemplateFile, load_template_file, load_templates, read_original
from app.templates.forms.lawyer import checks_of
from app.templates.forms.parties import parties_for
from app.templates.forms.preview import preview_html
from app.templates.forms.questions import Group, all_questions, group_questions
from app.templates.forms.typed import forget, keep, recall, typed
from app.templates.forms.values import FormQuestion, all_written
from app.templates.state import (
    chosen_owner,
    draw_owner_choice,
    draw_party_choice,
    draw_written_choice,
    written_language,
)
from corpus.errors import LotsenError, UnreadableFile
from corpus.model import Document, Language, Owner
from corpus.template_fields import FieldType, Party, TemplateField

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_TEXT = 300
LONGEST_LONG_TEXT = 5000

log = logging.getLogger("lotsen")


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A template as it is asked for.

    Args:
        owner: the chosen ownership form, where it decides any of the text.
        described: what is known of the fields, by name.
    """

    file: TemplateFile
    document: Document
    owner: Owner | None
    described: Mapping[str, TemplateField]
    groups: tuple[Group, ...]

    @property
    def questions(self) -> tuple[FormQuestion, ...]:
        """Of all groups, in order."""
        return all_questions(self.groups)

    def values(self) -> dict[str, str]:
        """The words of the fields that this visitor has filled in."""
        return all_written(self.questions, typed(), self.document.language)


def draw_form(offer: Offer, texts: Texts) -> None:
    """Everything below the title."""
    document = offer.document(written_language(texts))
    st.html(form_text.ways_html(offer, document, texts))
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
    st.html(paragraph_html(texts.say("templates.private"), "lots-note"))
    templates = load_templates()
    names = {piece.field for each in file.form.paragraphs() for piece in each.pieces if piece.field}
    owners = offer.known.owners if offer.known else document.owners
    _draw_choices(offer, file.form, parties_for(templates.parties, names, owners), texts)
    if cover := form_text.cover_html(document, texts):
        with st.expander(texts.say("templates.how")):
            st.html(cover)
    owner = chosen_owner() if file.form.has_alternatives else None
    described = {field.name: field for field in templates.fields}
    groups = group_questions(file.form.kept(owner), described, texts.language, document.language)
    _draw_fields_and_state(OpenForm(file, document, owner, described, groups), texts)


def _draw_plain(document: Document, texts: Texts) -> None:
    """A template that is no form: its file."""
    st.html(paragraph_html(texts.say("templates.plain"), ""))
    data = read_original(document.file)
    st.download_button(
        texts.say("templates.download_plain"), data, download_name(document), key="templates-download"
    )


def _draw_choices(offer: Offer, form: Form, parties: tuple[Party, ...], texts: Texts) -> None:
    with st.container(key="templates-choices", horizontal=True, gap="large"):
        if form.has_alternatives:
            draw_owner_choice(texts)
        else:
            st.html(paragraph_html(texts.say("templates.same_for_all")))
        if len(offer.documents) > 1:
            draw_written_choice(texts)
        if parties:
            draw_party_choice(parties, texts)


def _draw_fields_and_state(opened: OpenForm, texts: Texts) -> None:
    left, right = st.columns([6, 5], gap="large")
    with left, st.container(key="templates-fields"):
        _draw_groups(opened.groups, opened.document, texts)
    with right, st.container(key="templates-panel"):
        _draw_state(opened, texts)
    # Below both columns, and in sight at the foot of the window: on a phone the fields are many screens long.
    with st.container(key="templates-acts", horizontal=True, vertical_alignment="center"):
        _draw_actions(opened, texts)


def _draw_groups(groups: tuple[Group, ...], document: Document, texts: Texts) -> None:
    if not groups:
        st.html(paragraph_html(texts.say("templates.no_fields"), ""))
    for number, group in enumerate(groups):
        values = all_written(group.questions, typed(), document.language)
        st.html(form_text.group_html(group, values, document, texts))
        with st.container(key=f"templates-group-{number}"):
            for question in group.questions:
                _draw_question(question, document.language, texts)


def _draw_question(question: FormQuestion, language: Language, texts: Texts) -> None:
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
        st.html(form_text.help_html(question, typed().get(question.name), texts))


def _draw_state(opened: OpenForm, texts: Texts) -> None:
    form, document, owner = opened.file.form, opened.document, opened.owner
    questions, values = opened.questions, opened.values()
    is_owner_missing = form.has_alternatives and owner is None
    st.html(form_text.progress_html(len(values), len(questions), is_owner_missing, texts))
    left = len(questions) - len(values)
    with st.expander(texts.say("templates.still_empty", number=left), key="templates-empty"):
        st.html(form_text.empty_html(opened.groups, values, document, texts))
    checks = checks_of(form, owner)
    with st.expander(texts.say("templates.for_lawyer", number=checks.number), key="templates-lawyer"):
        st.html(form_text.checks_html(checks, owner, document, texts))
    labels = {question.name: question.placeholder for question in questions}
    preview = preview_html(form.kept(owner), values, labels, texts)
    language = document.language.value
    st.html(render("templates/preview_frame.html.jinja", texts, preview=preview, language=language))


def _draw_actions(opened: OpenForm, texts: Texts) -> None:
    note = opened.file.form.note
    keeps_note = note and st.checkbox(texts.say("templates.with_cover"), key="templates-cover")
    left_out = frozenset() if keeps_note else note
    values, language = opened.values(), opened.document.language
    naming = (values[name] for name, field in opened.described.items() if field.names_file and name in values)
    labels = {name: field.label(language) for name, field in opened.described.items()}
    labels |= {question.name: question.placeholder for question in opened.questions}
    # Filled only when it is asked for, so that no filled file lies on the server in between.
    st.download_button(
        texts.say("templates.download"),
        partial(fill, opened.file.data, values, opened.owner, left_out, labels),
        filled_name(opened.document, naming),
        WORD,
        key="templates-download",
        on_click="ignore",
        type="primary",
    )
    st.button(texts.say("templates.forget"), key="templates-forget", on_click=forget, disabled=not typed())
