"""What is indexed, with which model, and what is out of date."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

from corpus.catalogue import read_catalogue
from corpus.model import Document
from retrieval.published import Build


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The published build, as `lotsen status` tells it.

    Args:
        passages_by_language: language → passages.
        corpus_version: the versions that the documents carry.
        corpus_hash: of everything indexed; the same corpus gives the same hash.
        past_review: ids of documents whose `review_by` has passed.
        changed: ids of documents of the corpus folder that are new, changed or gone since the build.
        notice: empty, or why another build than the newest is used.
    """

    build: str
    made_at: str
    model: str
    documents: int
    passages: int
    passages_by_language: dict[str, int]
    corpus_version: str
    corpus_hash: str
    past_review: list[str]
    changed: list[str]
    notice: str

    def to_json(self) -> dict[str, object]:
        """Plain values by name."""
        return asdict(self)


def index_status(build: Build, corpus_folder: Path, today: date) -> IndexStatus:
    """The status of this build beside the documents as they are today."""
    documents = build.documents.values()
    languages = Counter(passage.language.value for passage in build.passages)
    return IndexStatus(
        build=build.manifest.id,
        made_at=build.manifest.made_at,
        model=build.manifest.model,
        documents=len(documents),
        passages=len(build.passages),
        passages_by_language=dict(sorted(languages.items())),
        corpus_version=", ".join(sorted({document.version for document in documents if document.version})),
        corpus_hash=build.manifest.corpus_hash,
        past_review=sorted(each.id for each in documents if each.review_by and each.review_by < today),
        changed=_changed(documents, corpus_folder),
        notice=build.notice,
    )


def _changed(indexed: Iterable[Document], corpus_folder: Path) -> list[str]:
    """Nothing where another folder than the corpus was indexed: it may not even be on this machine."""
    catalogue = read_catalogue(corpus_folder)
    hashes = {document.id: document.sha256 for document in indexed}
    if catalogue is None or not hashes.keys() & {document.id for document in catalogue.documents}:
        return []
    now = {document.id: _sha256(document.file) for document in catalogue.documents}
    return sorted(id for id in hashes.keys() | now.keys() if hashes.get(id, "") != now.get(id, ""))


def _sha256(file: Path) -> str:
    """Empty where the file cannot be read, as for a document that is not indexed."""
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
