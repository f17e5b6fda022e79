"""What a visitor has typed in templates: kept in the visit and nowhere else.

It is never stored, logged or put in the address. The same field of another template has the same value.
"""

from collections.abc import Mapping

import streamlit as st

from app.templates.forms.values import FormQuestion, Typed
from corpus.model import Language
from corpus.template_fields import FieldType

VALUES = "templates-values"
FIELD = "templates-field-"


def typed() -> dict[str, Typed]:
    """By field name; fields with nothing in them are left out."""
    values: dict[str, Typed] = st.session_state.get(VALUES, {})
    return values


def recall(question: FormQuestion, document: Language) -> str:
    """The key of a field's control, which holds what was typed before.

    Streamlit forgets it while another page is shown, and a choice when its options are in another language.
    """
    is_choice = question.type is FieldType.CHOICE
    key = f"{FIELD}{question.name}" + (f"-{document.value}" if is_choice else "")
    if key not in st.session_state:
        st.session_state[key] = typed().get(question.name, None if is_choice else "")
    return key


def keep(name: str, key: str) -> None:
    """Remember what the control of this field holds now."""
    value = st.session_state.get(key)
    others = {other: kept for other, kept in typed().items() if other != name}
    is_empty = value is None or not str(value).strip()
    st.session_state[VALUES] = others if is_empty else {**others, name: value}


def put(values: Mapping[str, str]) -> None:
    """Write these words into their fields, "" to empty one, as if they had been typed."""
    others = {name: kept for name, kept in typed().items() if name not in values}
    st.session_state[VALUES] = others | {name: value for name, value in values.items() if value}
    for name, value in values.items():
        st.session_state[f"{FIELD}{name}"] = value


def forget() -> None:
    """Empty every field of every template."""
    st.session_state[VALUES] = {}
    for key in list(st.session_state):
        if isinstance(key, str) and key.startswith(FIELD):
            st.session_state[key] = "" if isinstance(st.session_state[key], str) else None
