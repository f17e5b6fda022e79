"""The reader in a query engine of LlamaIndex."""

from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from answering.reader.postprocessor import ReaderPostprocessor
from retrieval.passage_retriever import scored_node
from tests.answering.conftest import FakeLibrary, FakeReader, share


def test_nodes_are_ordered_by_how_surely_they_answer(library: FakeLibrary) -> None:
    question = "Hur länge gäller sekretessen hos KI?"
    hits = library.search(question, 4)
    foreign = NodeWithScore(node=TextNode(id_="elsewhere#1/1", text="x"), score=9.0)
    nodes = [foreign, *(scored_node(hit) for hit in reversed(hits))]
    read = ReaderPostprocessor(FakeReader(), library).postprocess_nodes(nodes, QueryBundle(question))
    assert read[0].node_id == "guide-sv#1/1"
    best = hits[0].passage
    assert read[0].score == share(question, " ".join((*best.headings, best.text)))
    assert [node.score for node in read] == sorted((node.score for node in read), reverse=True)
    assert {node.node_id for node in read} == {hit.passage.id for hit in hits}
