"""What can be done with the conversation: narrow the search, keep it, take it along, start over."""

from datetime import date

import streamlit as st

from app.ask import kept_conversation, own_conversations
from app.ask import state as conversation_state
from app.ask.filters_view import draw_filters
from app.exports.docx import conversation_docx
from app.exports.pdf import conversation_pdf
from app.shell.frame import problem_html, title_html
from app.shell.jinja import render
from app.shell.links import PageName
from app.shell.paragraph import paragraph_html
from app.shell.texts import Texts

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_tools(texts: Texts, title: str) -> None:
    """The row above the conversation; `title` is its heading, where no other has been drawn."""
    with st.container(key="ask-tools", horizontal=True, horizontal_alignment="right"):
        if title:
            st.html(title_html(PageName.ASK, title))
        draw_filters(texts)
        if any(past.answer for past in conversation_state.exchanges()):
            with st.popover(texts.say("keep.title"), key="keep"):
                _draw_downloads(texts)
                _draw_keeping(texts)
        if conversation_state.exchanges():
            st.button(
                texts.say("ask.new_conversation"),
                key="new-conversation",
                on_click=own_conversations.start_anew,
            )
    if problem := kept_conversation.keep_problem():
        st.html(problem_html(problem, texts))


def _draw_downloads(texts: Texts) -> None:
    conversation, today = conversation_state.stored_exchanges(), date.today()
    st.html(paragraph_html(texts.say("keep.download_note")))
    with st.container(key="downloads", horizontal=True):
        # Made when the button is pressed, not for everyone who looks.
        st.download_button(
            texts.say("keep.word"),
            lambda: conversation_docx(conversation, texts.language, today),
            file_name=f"{texts.say('keep.file')}-{today.isoformat()}.docx",
            mime=WORD,
            key="download-docx",
            on_click="ignore",
        )
        st.download_button(
            texts.say("keep.pdf"),
            lambda: conversation_pdf(conversation, texts.language, today),
            file_name=f"{texts.say('keep.file')}-{today.isoformat()}.pdf",
            mime="application/pdf",
            key="download-pdf",
            on_click="ignore",
        )


def _draw_keeping(texts: Texts) -> None:
    if not kept_conversation.shown_id():
        st.html(paragraph_html(texts.say("keep.note")))
        st.button(texts.say("keep.do"), key="keep-conversation", on_click=kept_conversation.keep)
        return
    if not kept_conversation.kept_id():
        st.html(paragraph_html(texts.say("keep.is_shown")))
        return
    # Before the button that says so: whoever reloads when they see it is known as the keeper.
    st.html(render("ask/kept.html.jinja", secret=kept_conversation.secret()))
    st.html(paragraph_html(texts.say("keep.is_kept")))
    st.button(texts.say("keep.forget"), key="forget-conversation", on_click=kept_conversation.forget)
