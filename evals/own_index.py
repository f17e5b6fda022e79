"""The project's own documents, searched as the page searches them."""

from collections.abc import Callable
from pathlib import Path

import corpus
from corpus.errors import EvaluationError
from corpus.glossary import Glossary, read_glossary
from ingest.pipeline import ingest
from ingest.version import reading_version
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.expand import Expander
from retrieval.lexicon import embedded_lexicon
from retrieval.retriever import Retriever

CORPUS = Path(corpus.__file__).parent


def own_glossary() -> Glossary:
    """The glossary that comes with the project."""
    return read_glossary(CORPUS / "glossary.csv")


def own_retriever(home: Path) -> Retriever:
    """A retriever of the index in this folder, with the project's glossary and lexicon."""
    return Retriever(home, expander=Expander(own_glossary(), embedded_lexicon()))


def build_own_index(home: Path, on_progress: Callable[[str], None] = lambda _: None) -> None:
    """Read the project's corpus and publish its index in this folder, by the embedded model.

    Raises:
        EvaluationError: a document cannot be read.
    """
    embedder = load_embedder(DEFAULT_MODEL)
    embedder.load_beside()
    ingested = ingest((CORPUS,), on_progress=lambda done, total, _: on_progress(f"read {done} of {total}"))
    if ingested.problems:
        first = ingested.problems[0]
        raise EvaluationError(f"the corpus cannot be read: {first.file}: {first.message}")
    build(
        Content(ingested.documents, ingested.passages, reading_version()),
        embedder,
        home,
        lambda step, done, total: on_progress(f"{step} {done} of {total}"),
    )
