"""What can be done with an answer: copy it, ask again, compare ownership forms, say whether it was good."""

import streamlit as st

from answering.answer import Answer, Status
from app import conversation_state
from app.answer_html import is_read_otherwise
from app.conversation_state import Exchange
from app.escape import html_text
from app.feedback_view import draw_reasons, draw_thumbs
from app.plain_answer import copied_text
from app.texts import Texts

# Small talk, attacks and questions back say nothing that could be compared or marked.
SAYS_NOTHING = (Status.CLARIFY, Status.REFUSED)


def draw_actions(exchange: Exchange, answer: Answer, texts: Texts, is_newest: bool) -> None:
    """The row of buttons, and below it what a bad mark asks for."""
    with st.container(key=f"acts-{exchange.number}", horizontal=True, vertical_alignment="center"):
        st.html(_copy_html(exchange, answer, texts), width="content")
        if is_newest:
            st.button(
                texts.say("ask.again"),
                key=f"again-{exchange.number}",
                icon=":material/refresh:",
                on_click=conversation_state.ask_again,
                args=(exchange,),
                type="tertiary",
            )
            if is_read_otherwise(answer):
                st.button(
                    texts.say("ask.as_typed"),
                    key=f"typed-{exchange.number}",
                    icon=":material/short_text:",
                    on_click=conversation_state.ask_as_typed,
                    args=(exchange,),
                    type="tertiary",
                )
        if answer.status in SAYS_NOTHING:
            return
        if not exchange.by_owner:
            st.button(
                texts.say("compare.do"),
                key=f"compare-forms-{exchange.number}",
                icon=":material/view_column:",
                on_click=conversation_state.compare,
                args=(exchange,),
                type="tertiary",
            )
        draw_thumbs(exchange, answer, texts)
    draw_reasons(exchange, answer, texts)


def _copy_html(exchange: Exchange, answer: Answer, texts: Texts) -> str:
    """A button that page.js gives its work, and the text that it copies."""
    number = exchange.number
    done, failed = html_text(texts.say("copy.done")), html_text(texts.say("copy.failed"))
    return (
        f'<button type="button" class="lots-act" data-copy="copied-{number}" data-done="{done}"'
        f' data-failed="{failed}"><span>{html_text(texts.say("copy.do"))}</span></button>'
        f'<pre hidden id="copied-{number}">{html_text(copied_text(answer, texts))}</pre>'
    )
