"""This project's own search, with the embedded model."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.model import Document, Language, Passage
from evals.own_index import own_retriever
from evals.peers.task import Stretch, Task, Text
from evals.plain_texts import plain_document
from ingest.split import split
from ingest.statements import with_statements
from retrieval.build import build
from retrieval.embed import DEFAULT_MODEL, load_embedder


class Ours:
    """Splits documents along their headings; a text without any is one passage."""

    def build(self, task: Task) -> None:
        """Publish an index in a folder that goes when this does."""
        self._folder = TemporaryDirectory(prefix="peer-")
        root = Path(self._folder.name)
        documents, passages = _split(task) if task.documents else _plain(task.texts, root)
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


def _split(task: Task) -> tuple[Sequence[Document], list[Passage]]:
    """The documents, cut along their headings."""
    cut = (with_statements(document, split(document)) for document in task.documents)
    return task.documents, [passage for passages in cut for passage in passages]


def _plain(texts: Sequence[Text], folder: Path) -> tuple[Sequence[Document], list[Passage]]:
    """A document for each language, whose sections are the texts."""
    file = folder / "texts.txt"
    file.write_text("", encoding="utf-8")
    found = [
        plain_document(f"texts-{language}", "", language, file, own)
        for language in Language
        if (own := [(each.id, each.text) for each in texts if each.language is language])
    ]
    return [document for document, _ in found], [passage for _, passages in found for passage in passages]


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
