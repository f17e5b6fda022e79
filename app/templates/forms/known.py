"""What the corpus knows of its templates, and the templates as read; built once a process."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

import corpus
from app.settings import Settings
from app.templates.forms.form import Form
from app.templates.forms.reading import read_form
from corpus.errors import UnreadableFile
from corpus.template_fields import Templates, read_templates

TEMPLATES_FILE = "templates.toml"
FORMS_KEPT = 128


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template's file and what was read of it."""

    data: bytes
    form: Form


@st.cache_resource(show_spinner=False)
def load_templates() -> Templates:
    """What the corpus's own file says, or the project's where the corpus has none.

    Raises:
        CorpusError: the file is wrong.
        SettingsError: a setting that cannot be used.
    """
    own = Settings.from_env().corpus / TEMPLATES_FILE
    return read_templates(own if own.exists() else Path(corpus.__file__).parent / TEMPLATES_FILE)


@st.cache_resource(show_spinner=False, max_entries=FORMS_KEPT)
def load_template_file(file: Path, note: frozenset[str]) -> TemplateFile:
    """The template in a file of the home; its name is made of its content, so the same name is the same file.

    Args:
        note: first-level headings of the note on how it is used.

    Raises:
        UnreadableFile: the file is gone or is no Word document.
    """
    data = read_original(file)
    return TemplateFile(data, read_form(data, note))


def read_original(file: Path) -> bytes:
    """The bytes of a document as it was indexed; raises UnreadableFile where they are gone."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{file.name} is gone: run `lotsen ingest` again") from error
