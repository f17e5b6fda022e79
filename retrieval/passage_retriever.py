"""The search as a retriever of LlamaIndex: in any of its query engines, with passages as its nodes."""

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from retrieval.hit import Filter, Hit, Index
from retrieval.snapshot import NO_FILTER

# What tells a passage apart, but says nothing to a language model.
NOT_FOR_MODELS = ["document_id", "language"]


class PassageRetriever(BaseRetriever):
    """Gives what `index` finds.

    Args:
        index: a Retriever, for the newest build at each question, or one Snapshot.
    """

    def __init__(self, index: Index, top_k: int, filter: Filter = NO_FILTER) -> None:
        super().__init__()
        self._index = index
        self._top_k = top_k
        self._filter = filter

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """The best hits, best first; raises what the index does."""
        return [
            scored_node(hit) for hit in self._index.search(query_bundle.query_str, self._top_k, self._filter)
        ]


def scored_node(hit: Hit) -> NodeWithScore:
    """A hit as LlamaIndex has it; the node's id is the passage's, its score the relevance, 0–1."""
    passage = hit.passage
    metadata = {
        "document_id": passage.document_id,
        "title": hit.document.title,
        "headings": " – ".join(passage.headings),
        "page": passage.page,
        "language": passage.language.value,
    }
    node = TextNode(
        id_=passage.id, text=passage.text, metadata=metadata, excluded_llm_metadata_keys=NOT_FOR_MODELS
    )
    return NodeWithScore(node=node, score=hit.score)
