"""What a judge is asked of an answer: ragas' measures in their current interface, each with what it needs."""

from collections.abc import Awaitable, Callable
from typing import Any

from evals.cases import Case
from evals.measures.answers import ANSWERS
from evals.measures.ragas_loading import ragas_module
from evals.record import Record

# As many as a writer is given to write from.
HITS = 5
Ask = Callable[[], Awaitable[Any]]


class JudgeQuestions:
    """The measures of ragas, with one judge.

    Faithfulness: the share of the answer's statements that its cited passages carry. AnswerRelevancy (called
    ResponseRelevancy before): how near the questions that the answer would answer are to the one asked.
    ContextPrecision and ContextRecall: whether what was found serves the reference answer.
    FactualCorrectness: F1 of the statements of answer and reference.
    """

    def __init__(self, llm: Any, embedding: Any) -> None:
        collections = ragas_module("ragas.metrics.collections")
        self._faithfulness = collections.Faithfulness(llm=llm)
        self._relevancy = collections.AnswerRelevancy(llm=llm, embeddings=embedding)
        self._precision = collections.ContextPrecision(llm=llm)
        self._recall = collections.ContextRecall(llm=llm)
        self._correctness = collections.FactualCorrectness(llm=llm)

    def of(self, case: Case, record: Record) -> dict[str, Ask]:
        """The measures that apply, by name; none where nothing was to be answered."""
        if not case.answerable:
            return {}
        texts = {passage.id: passage.text for passage in record.passages}
        found = [texts[id] for id, _ in record.hits[:HITS]]
        cited = list(dict.fromkeys(texts[each.passage] for each in record.citations))
        said, asked = " ".join(claim.text for claim in record.claims), record.standalone_question
        asks: dict[str, Ask] = {}
        if record.status in ANSWERS and said and cited:
            asks["Faithfulness"] = lambda: self._faithfulness.ascore(
                user_input=asked, response=said, retrieved_contexts=cited
            )
            asks["AnswerRelevancy"] = lambda: self._relevancy.ascore(user_input=asked, response=said)
        if case.reference and found:
            given = {"user_input": asked, "reference": case.reference, "retrieved_contexts": found}
            asks["ContextPrecision"] = lambda: self._precision.ascore(**given)
            asks["ContextRecall"] = lambda: self._recall.ascore(**given)
        if case.reference and said and record.status in ANSWERS:
            asks["FactualCorrectness"] = lambda: self._correctness.ascore(
                response=said, reference=case.reference
            )
        return asks
