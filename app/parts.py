"""The assistant and the documents behind the page, built once a process and shared by all visitors."""

from dataclasses import dataclass

import streamlit as st

from answering.assistant import Assistant
from app import wiring
from app.settings import Settings
from retrieval.retriever import Retriever

# One search opens the published build and loads its model, while the first visitor still reads.
WARM_UP = "samverkan"


@dataclass(frozen=True, slots=True)
class Parts:
    """What every page draws from."""

    retriever: Retriever
    assistant: Assistant


@st.cache_resource(show_spinner=False)
def load_parts() -> Parts:
    """Both of them; a failure is raised and not remembered, so that the next view tries again.

    Raises:
        LotsenError: no index, a damaged build, a setting that cannot be used, a model that does not load.
    """
    settings = Settings.from_env()
    retriever = wiring.open_retriever(settings)
    retriever.search(WARM_UP, 1)
    return Parts(retriever, wiring.build_assistant(retriever))
