"""Who has opened what on the pages of staff, noted in the audit log once a visit."""

import logging

import streamlit as st

from app.shell.resources import load_store
from app.sign_in import SIGNED_IN, account_of
from corpus.errors import LotsenError

log = logging.getLogger("lotsen")

NOTED = "audit-noted"


def note_opened(what: str) -> None:
    """Note this page or view, never what was typed; without sign-in nobody is known, and nothing is noted."""
    user = st.user.to_dict()
    noted = st.session_state.setdefault(NOTED, set())
    if user.get(SIGNED_IN) is not True or what in noted:
        return
    try:
        load_store().note_audit(account_of(user), what)
    except LotsenError as error:
        log.warning("Not in the audit log: %s (%s)", what, error)
    else:
        noted.add(what)
