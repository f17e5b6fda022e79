"""The reader as a second look in any query engine of LlamaIndex: nodes by how surely they answer."""

from typing import Any

from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle
from pydantic import PrivateAttr

from answering.library import Snapshot
from answering.reader.reading import Reader
from retrieval.hit import Hit


class ReaderPostprocessor(BaseNodePostprocessor):
    """Reads the passages that nodes stand for; their score becomes the probability that they answer.

    Args:
        build: whose passages they are; a node of another one is left out.
    """

    _reader: Reader = PrivateAttr()
    _build: Snapshot = PrivateAttr()

    def __init__(self, reader: Reader, build: Snapshot, **data: Any) -> None:
        super().__init__(**data)
        self._reader = reader
        self._build = build

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        """The nodes, surest first; without a question as they came."""
        if query_bundle is None:
            return nodes
        hits = {node.node_id: hit for node in nodes if (hit := self._hit(node.node_id))}
        readings = self._reader.read(query_bundle.query_str, list(hits.values()))
        sure = {reading.hit.passage.id: reading.answers for reading in readings}
        read = [
            NodeWithScore(node=node.node, score=sure[node.node_id]) for node in nodes if node.node_id in sure
        ]
        return sorted(read, key=lambda node: -(node.score or 0.0))

    def _hit(self, passage_id: str) -> Hit | None:
        document = self._build.documents.get(passage_id.split("#")[0])
        passages = self._build.passages_of(document.id) if document else ()
        found = next((passage for passage in passages if passage.id == passage_id), None)
        return Hit(found, document, 0.0) if found and document else None
