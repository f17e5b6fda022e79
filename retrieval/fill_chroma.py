"""All vectors into new collections of Chroma, one a language."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from corpus.errors import BuildError
from corpus.model import Language, Passage
from retrieval.chroma import (
    BATCH_SECONDS,
    ChromaPlace,
    chroma_errors,
    close_client,
    does_not_answer,
    one_line,
    open_client,
    store_of,
)
from retrieval.vector_index import Floats, rows_by_language

BATCH = 1000  # Chroma takes 5 461 at most; a thousand shows progress
SMALLEST_SYNC = 2  # the least that Chroma accepts

Report = Callable[[int, int], None]
T = TypeVar("T")


def fill_chroma(
    place: ChromaPlace, passages: Sequence[Passage], vectors: Floats, on_progress: Report
) -> None:
    """Put all vectors into new collections; raises BuildError."""
    done = 0
    with building_client(place) as client:
        for language, rows in rows_by_language(passages).items():
            store = store_of(_new_collection(client, place, language, len(rows)))
            # A single passage is put in twice: Chroma writes its files at the second change at the earliest.
            for batch in batches(rows.tolist()) if len(rows) >= SMALLEST_SYNC else (rows, rows):
                store.add([node_of(passages[row], vectors[row]) for row in batch])
                done += len(batch)
                on_progress(min(done, len(passages)), len(passages))


def drop_collections(url: str, names: Sequence[str]) -> None:
    """Remove from a server the collections of builds that are gone; raises BuildError."""
    places = [ChromaPlace(name, url=url) for name in names]
    gone = {place.collection(language) for place in places for language in Language}
    with building_client(ChromaPlace("", url=url)) as client:
        for name in gone & {collection.name for collection in client.list_collections()}:
            client.delete_collection(name)


@contextmanager
def building_client(place: ChromaPlace, seconds: float = BATCH_SECONDS) -> Iterator[Any]:
    """A client for as long as it is needed; what Chroma raises becomes a BuildError.

    Args:
        seconds: after which each call to a server is given up.
    """
    try:
        client = open_client(place, seconds)
        try:
            yield client
        finally:
            close_client(client)
    except chroma_errors() as error:
        raise BuildError(_cannot_be_filled(place, error)) from error


def _cannot_be_filled(place: ChromaPlace, error: Exception) -> str:
    if not place.url:
        return f"{place} cannot be filled: {one_line(error)}"
    return f"{does_not_answer(place, error)}: start it, or unset LOTSEN_CHROMA_URL and run `lotsen ingest`"


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at once as Chroma takes."""
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))


def _new_collection(client: Any, place: ChromaPlace, language: Language, passages: int) -> Any:
    hnsw: dict[str, Any] = {"space": "cosine"}
    if place.folder:
        # Written to its files at the very last passage, so that opening the build later changes none of them.
        hnsw["sync_threshold"] = max(SMALLEST_SYNC, passages)
    # Without a function of ours Chroma would fetch a model to embed with; vectors are always given.
    name = place.collection(language)
    return client.create_collection(name, embedding_function=None, configuration={"hnsw": hnsw})


def node_of(passage: Passage, vector: Floats) -> Any:
    """The passage as LlamaIndex keeps it in Chroma."""
    from llama_index.core.schema import TextNode

    metadata = {"document_id": passage.document_id}
    return TextNode(id_=passage.id, text=passage.text, metadata=metadata, embedding=vector.tolist())
