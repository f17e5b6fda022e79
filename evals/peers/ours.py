"""This project's own search, with the embedded model; and what it finds put in order by the reader."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from answering.reader.decision import read_decision
from answering.reader.reader import shipped_reader
from answering.reader.worth_reading import PASSAGES
from corpus.model import Document, Language, Passage
from evals.own_index import own_retriever
from evals.peers.task import Stretch, Task, Text
from evals.plain_texts import plain_document
from ingest.split import split
from ingest.statements import with_statements
from retrieval.build import build
from retrieval.build_folder import Content
from retrieval.embed import DEFAULT_MODEL, load_embedder
from retrieval.hit import Hit


class Ours:
    """Splits documents along their headings; a text without any is one passage."""

    def build(self, task: Task) -> None:
        """Publish an index in a folder that goes when this does."""
        self._folder = TemporaryDirectory(prefix="peer-")
        root = Path(self._folder.name)
        documents, passages = _split(task) if task.documents else _plain(task.texts, root)
        build(Content(tuple(documents), tuple(passages)), load_embedder(DEFAULT_MODEL), root / "home")
        self._retriever = own_retriever(root / "home")
        self._starts = _starts(documents, task.texts)
        self._retriever.warm_up()

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first."""
        return [self._stretch(hit.passage, hit.score) for hit in self._hits(question, top_k)]

    def _hits(self, question: str, top_k: int) -> Sequence[Hit]:
        return self._retriever.search(question, top_k)

    def _stretch(self, passage: Passage, score: float) -> Stretch:
        text, start = self._starts[passage.document_id, passage.section_id]
        return Stretch(text, start + passage.start, start + passage.end, score=score)


class OursRead(Ours):
    """The same, and the best passages read: their score is how surely they answer, the rest follow."""

    def build(self, task: Task) -> None:
        """As without a reader, and its model loaded."""
        super().build(task)
        self._reader, self._decision = shipped_reader(), read_decision()

    def _hits(self, question: str, top_k: int) -> Sequence[Hit]:
        found = super()._hits(question, top_k)
        readings = self._decision.calibrated(self._reader.read(question, found[:PASSAGES]))
        read = [replace(each.hit, score=self._decision.probability((each,))) for each in readings]
        return [
            *sorted(read, key=lambda hit: -hit.score),
            *(replace(hit, score=0.0) for hit in found[PASSAGES:]),
        ]


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
