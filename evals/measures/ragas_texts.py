"""ragas' measures of an answer's text beside the reference answer, and of what it quotes; no judge.

`RougeScore` is left out: its tokens are of a–z and 0–9 alone, so that "får" and "för" are one word to it.
`ExactMatch` and `StringPresence` say nothing of answers that are free to choose their words, and `BleuScore`
needs far longer texts than these.
"""

import asyncio
import re
from collections.abc import Sequence
from typing import Any

from evals.cases import Case
from evals.measures.answers import ANSWERS
from evals.measures.ragas_loading import ragas_module
from evals.record import Record
from retrieval.embed import Embedder

_APOSTROPHE = re.compile(r"(?<=\w)['’](?=[\w\s])")
Asked = Sequence[tuple[Case, Record]]


def ragas_texts(asked: Asked, embedder: Embedder) -> dict[str, dict[str, float]]:
    """Values by case.

    `CHRFScore`, `NonLLMStringSimilarity` and `SemanticSimilarity` where a reference answer is written; what
    was not answered is 0. They say how alike two texts are, and a right answer may be longer or put
    otherwise: they compare two systems. `QuotedSpansAlignment` only of answers that quote something, since
    ragas calls it 1 where nothing is quoted.
    """
    return asyncio.run(_all(asked, embedder))


async def _all(asked: Asked, embedder: Embedder) -> dict[str, dict[str, float]]:
    ragas_module("sacrebleu")  # CHRFScore asks for it late, in the middle of its work
    collections = ragas_module("ragas.metrics.collections")
    likeness = {
        "CHRFScore": collections.CHRFScore(),
        "NonLLMStringSimilarity": collections.NonLLMStringSimilarity(),
        "SemanticSimilarity": collections.SemanticSimilarity(embeddings=ragas_embedding(embedder)),
    }
    alignment = collections.QuotedSpansAlignment()
    return {
        case.id: await _likeness(case, record, likeness) | await _quoted(record, alignment)
        for case, record in asked
    }


async def _likeness(case: Case, record: Record, metrics: dict[str, Any]) -> dict[str, float]:
    if not case.answerable or not case.reference:
        return {}
    if record.status not in ANSWERS:
        return {f"ragas {name}": 0.0 for name in metrics}
    said = " ".join(claim.text for claim in record.claims)
    return {
        f"ragas {name}": float((await metric.ascore(reference=case.reference, response=said)).value)
        for name, metric in metrics.items()
    }


async def _quoted(record: Record, metric: Any) -> dict[str, float]:
    said = _no_apostrophes(record.text)
    spans = ragas_module("ragas.metrics.collections.quoted_spans.util").extract_quoted_spans(said)
    if record.status not in ANSWERS or not spans:
        return {}
    cited = [record.passage(each.passage) for each in record.citations]
    texts = [_no_apostrophes(passage.text) for passage in cited if passage]
    result = await metric.ascore(response=said, retrieved_contexts=texts)
    return {"ragas QuotedSpansAlignment": float(result.value), "quoted spans": float(len(spans))}


def _no_apostrophes(text: str) -> str:
    """ragas takes what stands between two apostrophes for a quote: "the company's … the party's"."""
    return _APOSTROPHE.sub("\u02bc", text)


def ragas_embedding(embedder: Embedder) -> Any:
    """Our embedding model as ragas asks for one."""
    base = ragas_module("ragas.embeddings.base").BaseRagasEmbedding

    class Ours(base):  # type: ignore[misc, valid-type]
        """Vectors of the project's own model."""

        def embed_text(self, text: str, **_: Any) -> list[float]:
            return [float(value) for value in embedder.embed_passages([text])[0]]

        async def aembed_text(self, text: str, **_: Any) -> list[float]:
            return self.embed_text(text)

    return Ours()
