"""This project's own search, with the embedded model."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.model import Document, Kind, Language, Passage, Section
from evals.own_index import own_retriever
from evals.peers.task import Stretch, Task, Text
from ingest.split import split
from retrieval.build import build
from retrieval.embed import DEFAULT_MODEL, load_embedder


class Ours:
    """Splits documents along their headings; a text without any is one passage."""

    def build(self, task: Task) -> None:
        """Publish an index in a folder that goes when this does."""
        self._folder = TemporaryDirectory(prefix="peer-")
        root = Path(self._folder.name)
        documents = task.documents or _documents(task.texts, root)
        passages = [passage for document in documents for passage in _passages(document, task)]
        build(documents, passages, load_embedder(DEFAULT_MODEL), root / "home")
        self._retriever = own_retriever(root / "home")
        self._starts = _starts(documents, task.texts)
        self._retriever.warm_up()

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first."""
        return [self._stretch(hit.passage) for hit in self._retriever.search(question, top_k)]

    def _stretch(self, passage: Passage) -> Stretch:
        text, start = self._starts[passage.document_id, passage.section_id]
        return Stretch(text, start + passage.start, start + passage.end)


def _documents(texts: Sequence[Text], folder: Path) -> tuple[Document, ...]:
    """A document for each language, whose sections are the texts."""
    file = folder / "texts.txt"
    file.write_text("", encoding="utf-8")
    return tuple(
        Document(f"texts-{language}", "", Kind.OTHER, language, file, sections=sections)
        for language in Language
        if (sections := tuple(Section(t.id, (), None, t.text) for t in texts if t.language is language))
    )


def _passages(document: Document, task: Task) -> Sequence[Passage]:
    if task.documents:
        return split(document)
    return [
        Passage(
            f"{document.id}#{section.id}/1",
            document.id,
            (),
            None,
            0,
            len(section.text),
            section.text,
            document.language,
        )
        for section in document.sections
    ]


def _starts(documents: Sequence[Document], texts: Sequence[Text]) -> dict[tuple[str, str], tuple[str, int]]:
    """(document, section) → the text that it is in, and where it begins there."""
    by_id = {text.id: text for text in texts}
    return {
        (document.id, section.id): (document.id, by_id[document.id].stretches[place].start)
        if document.id in by_id
        else (section.id, 0)
        for document in documents
        for place, section in enumerate(document.sections)
    }
