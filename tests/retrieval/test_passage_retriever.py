"""The search in LlamaIndex's own query engine."""

import re
from pathlib import Path

from llama_index.core.schema import QueryBundle

from corpus.model import Language
from retrieval.hit import Filter
from retrieval.passage_retriever import PassageRetriever
from retrieval.retriever import Retriever

GUIDE = Path(__file__).parents[2] / "docs" / "retrieval.md"


def test_the_lines_of_the_documentation_run(
    small_corpus, build_small, retriever, monkeypatch, capsys
) -> None:
    build_small(small_corpus)
    monkeypatch.setattr("retrieval.retriever.Retriever", lambda home: retriever)
    (lines,) = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    exec(compile(lines, str(GUIDE), "exec"), {})  # noqa: S102 # that they run is what is tested
    first = capsys.readouterr().out.splitlines()[0]
    assert re.fullmatch(r"0\.\d\d Vägledningen, p\. 1: Ett sekretessavtal skyddar .*", first)


def test_a_node_is_a_passage_with_where_it_stands(small_corpus, build_small, retriever) -> None:
    build_small(small_corpus)
    found = PassageRetriever(retriever, 2).retrieve("Vad skyddar ett sekretessavtal?")
    hits = retriever.search("Vad skyddar ett sekretessavtal?", 2)
    assert [(each.node.node_id, each.score) for each in found] == [
        (hit.passage.id, hit.score) for hit in hits
    ]
    assert found[0].node.text == small_corpus.passages[0].text
    assert found[0].node.metadata == {
        "document_id": "guide-sv", "title": "Vägledningen", "headings": "Rubrik", "page": 1, "language": "sv",
    }  # fmt: skip


def test_a_snapshot_and_a_filter_will_do(small_corpus, build_small, home, embedder) -> None:
    build_small(small_corpus)
    snapshot = Retriever(home, lambda name: embedder).current()
    only_english = PassageRetriever(snapshot, 9, Filter(languages=(Language.ENGLISH,)))
    found = only_english.retrieve(QueryBundle("sekretessavtal, the price"))
    assert {each.node.metadata["language"] for each in found} == {"en"}
