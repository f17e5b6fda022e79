"""The door of the pages of staff and evaluators: the page, a button to sign in, or one sentence."""

import logging

import streamlit as st

from app.settings import Settings
from app.shell.escape import html_text
from app.shell.texts import Texts
from app.sign_in import SIGNED_IN, Access, Role, access, name_of

log = logging.getLogger("lotsen")


def may_enter(role: Role, texts: Texts) -> bool:
    """Whether to go on drawing the page; where not, what to do has been drawn."""
    settings = Settings.from_env()
    user = st.user.to_dict()
    decision = access(role, settings.roles, user)
    if decision is Access.OPEN:
        if user.get(SIGNED_IN):
            _draw_signed_in(name_of(user), texts)
        return True
    if decision is Access.SIGN_IN:
        st.html(f"<p>{html_text(texts.say(f'sign_in.needed_{role.value}'))}</p>")
        st.button(texts.say("sign_in.button"), key="sign-in", type="primary", on_click=st.login)
        return False
    if decision is Access.NOT_SET_UP:
        log.warning(
            "A page of role %s stays closed: sign-in needs both the [auth] secrets and LOTSEN_%s_GROUPS "
            "(docs/deploy.md)",
            role.value,
            role.value.upper(),
        )
        _draw_closed(texts.say("sign_in.not_set_up"))
        return False
    _draw_closed(texts.say(f"sign_in.lacks_{role.value}"))
    _draw_signed_in(name_of(user), texts)
    return False


def _draw_closed(words: str) -> None:
    st.html(f'<p class="lots-problem" role="alert">{html_text(words)}</p>')


def _draw_signed_in(name: str, texts: Texts) -> None:
    with st.container(key="signed-in", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="lots-meta">{html_text(texts.say("sign_in.signed_in", name=name))}</p>')
        st.button(texts.say("sign_in.out"), key="sign-out", type="tertiary", on_click=st.logout)
