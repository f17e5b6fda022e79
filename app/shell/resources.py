"""The assistant and the documents behind the page, built once a process and shared by all visitors."""

import logging
import threading
from dataclasses import dataclass

import streamlit as st

from answering.assistant import Assistant
from answering.write.breaker import Breaker
from app import wiring
from app.server.metrics import process_metrics
from app.server.tracing import TracedObserver
from app.settings import Settings
from app.shell.index_state import is_being_built
from app.store.store import Store
from corpus.errors import DamagedBuild, IndexUnavailable, LotsenError
from retrieval.retriever import Retriever

log = logging.getLogger("lotsen")


@dataclass(frozen=True, slots=True)
class Services:
    """What every page draws from.

    Args:
        breaker: of the language model; open where answers come without it for a while.
    """

    retriever: Retriever
    assistant: Assistant
    breaker: Breaker


@st.cache_resource(show_spinner=False)
def load_services() -> Services:
    """Both of them; a failure is raised and not remembered, so that the next view tries again.

    Raises:
        LotsenError: no index, a damaged build, a setting that cannot be used.
    """
    settings = Settings.from_env()
    retriever = wiring.open_retriever(settings)
    metrics = process_metrics()
    metrics.watch_index(settings.home, lambda: retriever.status)
    _ = retriever.documents  # opens the published build
    breaker = wiring.new_breaker(settings)
    observer = TracedObserver(metrics, settings.traces_url) if settings.traces_url else metrics
    services = Services(retriever, wiring.build_assistant(retriever, settings, breaker, observer), breaker)
    threading.Thread(target=_warm_up, args=(services,), daemon=True).start()
    return services


@st.cache_resource(show_spinner=False)
def load_store() -> Store:
    """What visitors chose to keep; it is opened at its first use, so this never fails for lack of it.

    Raises:
        SettingsError: a setting that cannot be used.
    """
    return wiring.open_store(Settings.from_env())


def unready() -> str:
    """Why no question would be answered, in words that show nothing of the machine; empty where it would."""
    try:
        _ = load_services().retriever.documents
    except IndexUnavailable as error:
        if is_being_built(Settings.from_env().home):
            return "the index is being built"
        return "the index is damaged" if isinstance(error, DamagedBuild) else "no index: run lotsen ingest"
    except LotsenError as error:
        return type(error).__name__
    return ""


def _warm_up(services: Services) -> None:
    """Beside the page, which must not wait for it."""
    try:
        services.assistant.prepare()
    except LotsenError as error:
        # The first question meets the same error, and the visitor is told.
        log.warning("%s: %s", type(error).__name__, error)
