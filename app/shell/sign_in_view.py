"""The door of the pages of staff and evaluators: the page, a button to sign in, or one sentence."""

import logging

import streamlit as st

from app.settings import Settings
from app.shell.frame import problem_html
from app.shell.paragraph import paragraph_html
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
        st.html(paragraph_html(texts.say(f"sign_in.needed_{role.value}"), ""))
        st.button(texts.say("sign_in.button"), key="sign-in", type="primary", on_click=st.login)
        return False
    if decision is Access.NOT_SET_UP:
        log.warning(
            "A page of role %s stays closed: sign-in needs both the [auth] secrets and LOTSEN_%s_GROUPS "
            "(docs/deploy.md)",
            role.value,
            role.value.upper(),
        )
        st.html(problem_html("sign_in.not_set_up", texts))
        return False
    st.html(problem_html(f"sign_in.lacks_{role.value}", texts))
    _draw_signed_in(name_of(user), texts)
    return False


def _draw_signed_in(name: str, texts: Texts) -> None:
    with st.container(key="signed-in", horizontal=True, vertical_alignment="center"):
        st.html(paragraph_html(texts.say("sign_in.signed_in", name=name)))
        st.button(texts.say("sign_in.out"), key="sign-out", type="tertiary", on_click=st.logout)
