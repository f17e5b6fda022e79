"""The one place that picks real parts and puts them together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from answering.assistant import Assistant
from answering.observer import UNOBSERVED, Observer
from answering.reader.cross_encoder import load_cross_encoder
from answering.write.awaiting import Limits
from answering.write.breaker import Breaker
from answering.write.guarded_model import GuardedModel
from app.settings import Settings
from app.shell.index_state import building
from app.store.engine import Place as StorePlace
from app.store.store import Store
from corpus.errors import IndexUnavailable, IngestError
from corpus.glossary import Glossary, read_glossary
from corpus.model import Document, Passage
from ingest.pipeline import Ingested, Problem, ingest
from ingest.version import reading_version
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import load_embedder
from retrieval.expand import Expander
from retrieval.lexicon import embedded_lexicon
from retrieval.manifest import Manifest
from retrieval.published import open_published
from retrieval.retriever import Retriever

STORE_FILE = "store.sqlite3"

OnProgress = Callable[[str, int, int], None]
Previous = Mapping[str, tuple[Document, tuple[Passage, ...]]]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one run of `lotsen ingest` did."""

    manifest: Manifest
    problems: tuple[Problem, ...]
    reused_documents: int

    def summary(self) -> str:
        """One line for people."""
        manifest = self.manifest
        seconds = sum(seconds for _, seconds in manifest.seconds)
        return (
            f"Indexed {manifest.passages} passages of {manifest.documents} documents "
            f"({self.reused_documents} unchanged, {len(self.problems)} skipped) in {seconds:.1f} s "
            f"with {manifest.model}."
        )


def open_retriever(settings: Settings) -> Retriever:
    """Whatever is published in the home, and every build published there later."""
    return Retriever(
        settings.home,
        load_embedder,
        Expander(_glossary(settings), embedded_lexicon()),
        chroma_seconds=settings.chroma_seconds,
    )


def new_breaker(settings: Settings) -> Breaker:
    """What keeps questions from waiting for a language model that fails."""
    return Breaker(settings.llm_failures, settings.llm_rest)


def build_assistant(
    retriever: Retriever,
    settings: Settings,
    breaker: Breaker | None = None,
    observer: Observer = UNOBSERVED,
) -> Assistant:
    """The assistant, with another reader and a language model where they are set.

    Args:
        breaker: by which others see how the model is; by default one of its own.

    Raises:
        SettingsError: the language model's name cannot be used.
        ModelUnavailable: the reader is not on this machine.
    """
    reader = None if settings.reader_model is None else load_cross_encoder(settings.reader_model)
    if settings.llm_url is None:
        return Assistant(retriever, reader, observer=observer)
    # The client takes a second to import, which nobody without a model should wait for.
    from answering.write.client import LanguageModel

    limits = Limits.of(settings.llm_seconds)
    model = LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key, limits)
    guarded = GuardedModel(model, breaker or new_breaker(settings), observer.model_failed)
    return Assistant(retriever, reader, model=guarded, observer=observer)


def open_store(settings: Settings) -> Store:
    """The store of the home, or of the PostgreSQL server that the settings name; opened at its first use."""
    return Store(store_place(settings), settings.keep_days, settings.keep_questions)


def store_place(settings: Settings) -> StorePlace:
    """Where that store is."""
    return StorePlace(settings.home / STORE_FILE, settings.database_url)


def build_index(
    settings: Settings, folders: Sequence[Path], rebuild: bool, strict: bool, on_progress: OnProgress
) -> Indexed:
    """Read the folders, build their index and publish it.

    Args:
        rebuild: read and embed everything anew, whatever has not changed.
        strict: a file that cannot be read is an error.

    Raises:
        IngestError: a folder is not there, nothing could be read, or (strict) not everything.
        BuildError, ModelUnavailable: the index cannot be built.
    """
    if settings.reader_model is not None:
        load_cross_encoder(settings.reader_model, download=True)
    # Naming a model of the hub is leave to fetch it, once; searching never fetches anything.
    embedder = load_embedder(settings.embedding_model, download=True)
    embedder.load_beside()
    with building(settings.home):
        ingested = read_documents(folders, on_progress, {} if rebuild else _previous(settings.home))
        _check(ingested, strict)
        manifest = build(
            Content(ingested.documents, ingested.passages, reading_version()),
            embedder,
            settings.home,
            on_progress,
            settings.chroma_url,
            reuse=not rebuild,
        )
    return Indexed(manifest, ingested.problems, ingested.reused)


def read_documents(
    folders: Sequence[Path], on_progress: OnProgress, previous: Previous | None = None
) -> Ingested:
    """The documents of the folders with their passages, and what could not be read."""
    return ingest(folders, previous or {}, lambda done, total, _: on_progress("read", done, total))


def _check(ingested: Ingested, strict: bool) -> None:
    first = next((f"{problem.file}: {problem.message}" for problem in ingested.problems), "")
    if strict and first:
        raise IngestError(f"{len(ingested.problems)} files cannot be read; the first is {first}")
    if not ingested.passages:
        reason = f" {first}" if first else " Name a folder of PDF, DOCX, HTML, Markdown or text files."
        raise IngestError(f"nothing could be read.{reason}")


def _previous(home: Path) -> Previous:
    """What the published build knows, by document id; nothing if it does not open or was read otherwise."""
    try:
        published = open_published(home)
    except IndexUnavailable:
        return {}
    if published.manifest.reading != reading_version():
        return {}
    passages: dict[str, list[Passage]] = {id: [] for id in published.documents}
    for passage in published.passages:
        passages[passage.document_id].append(passage)
    return {id: (document, tuple(passages[id])) for id, document in published.documents.items()}


def _glossary(settings: Settings) -> Glossary:
    """The corpus's own glossary, or the project's where the corpus has none."""
    own = settings.corpus / "glossary.csv"
    return read_glossary(own if own.exists() else Path(corpus.__file__).parent / "glossary.csv")
