"""A published index of the corpus → the examples of all questions about the sections that are trained on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from answering.reader.training.domain import Domain, section_of
from answering.reader.training.examples import Example
from answering.reader.training.questions import HELD_OUT, TrainingQuestion, read_questions
from answering.reader.worth_reading import PASSAGES
from corpus.model import Language, Passage, Statement
from retrieval.expand import Expander
from retrieval.hit import Filter, Hit
from retrieval.lexicon import embedded_lexicon
from retrieval.retriever import Retriever
from retrieval.training.asked import read_questions as read_search_questions


def examples(home: Path, seed: int) -> list[Example]:
    """Examples of `questions.jsonl`, and of the search's questions that are not about held-out sections."""
    retriever = Retriever(home, expander=Expander(lexicon=embedded_lexicon()))
    build = retriever.current()

    def search(question: str, language: Language) -> Sequence[Hit]:
        return build.search(question, PASSAGES, Filter(languages=(language,)))

    held_out = frozenset(question.section for question in read_questions(HELD_OUT))
    questions = [*read_questions(), *_of_the_search(build.passages, held_out)]
    return list(Domain(build.documents, build.passages, search, held_out, seed).examples(questions))


def _of_the_search(passages: Sequence[Passage], held_out: frozenset[str]) -> Iterator[TrainingQuestion]:
    """Of these only the statement that answers best is known."""
    said: dict[tuple[str, Language], list[Statement]] = {}
    for passage in passages:
        said.setdefault((section_of(passage), passage.language), []).extend(passage.statements)
    for number, asked in enumerate(read_search_questions()):
        begins = " ".join(asked.at.split())
        found = next(
            (one for one in said.get((asked.section, asked.language), ()) if begins in one.text), None
        )
        if found and asked.section not in held_out:
            answers = ((asked.section, found.text),)
            yield TrainingQuestion(
                f"search-{number}", asked.language, "plain", asked.section, asked.question, answers, "", False
            )
