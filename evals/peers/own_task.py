"""Question sets and the project's own cases as tasks for peers."""

from collections.abc import Iterable, Mapping, Sequence

from corpus.model import Document, Language
from evals.cases import Case
from evals.peers.task import PeerQuestion, Stretch, Task, Text
from evals.question_sets import QuestionSet


def set_task(questions: QuestionSet) -> Task:
    """A set: each of its passages is a text, found or not found as a whole."""
    texts = tuple(
        Text(id, text, questions.language, (Stretch(id, 0, len(text), (id,)),))
        for id, text in questions.texts
    )
    asked = tuple(PeerQuestion(each.text, each.answers, len(each.answers)) for each in questions.questions)
    return Task(texts, ((questions.name, asked),), whole=True)


def case_task(documents: Iterable[Document], splits: Mapping[str, Sequence[Case]]) -> Task:
    """The project's documents as plain text, and its cases by split and language, answerable or not."""
    documents = tuple(documents)
    groups = []
    for split, cases in splits.items():
        for language in Language:
            own = [case for case in cases if case.language is language]
            asked = tuple(PeerQuestion(case.question, case.sections, 1) for case in own)
            groups.append((f"own documents, {language}, cases to {split}", asked))
    return Task(tuple(map(document_text, documents)), tuple(groups), documents)


def document_text(document: Document) -> Text:
    """The document as one text, each section under its heading; of each section where its own text stands."""
    text, stretches = f"{document.title}\n\n", []
    for section in document.sections:
        text += "".join(f"{heading}\n\n" for heading in section.headings[-1:])
        end = len(text) + len(section.text)
        stretches.append(Stretch(document.id, len(text), end, _labels(document.id, section.id)))
        text += f"{section.text}\n\n"
    return Text(document.id, text, document.language, tuple(stretches))


def _labels(document_id: str, section_id: str) -> tuple[str, ...]:
    """The section's name in the cases, and those above it in the numbering: language left out."""
    document, numbers = document_id.rsplit("-", 1)[0], section_id.split(".")
    return tuple(f"{document}#{'.'.join(numbers[:depth])}" for depth in range(len(numbers), 0, -1))
