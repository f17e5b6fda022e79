"""What every peer is given: the same texts and the same questions, and what counts as an answer (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.model import Document, Language
from evals.made.chosen import chosen


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that questions may ask for, or that a peer gives as a hit.

    Args:
        text: id of the text.
        labels: what it is called in the questions' answers; of a hit empty.
        score: of a hit, the higher the better, on the peer's own scale.
    """

    text: str
    start: int
    end: int
    labels: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be indexed, and the stretches of it that are asked for."""

    id: str
    text: str
    language: Language
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class PeerQuestion:
    """A question.

    Args:
        answers: labels of the stretches that answer it; empty where none does.
        enough: how many of them count as all, for recall.
    """

    text: str
    answers: frozenset[str]
    enough: int


@dataclass(frozen=True, slots=True)
class Task:
    """Texts to be indexed once, and questions in groups that are scored apart.

    Args:
        documents: the same as `texts` with headings, pages and languages, for whoever can use them; empty
            where there is nothing but the texts.
        whole: whether a hit stands for its whole text, however many pieces of it are found.
    """

    texts: tuple[Text, ...]
    groups: tuple[tuple[str, tuple[PeerQuestion, ...]], ...]
    documents: tuple[Document, ...] = ()
    whole: bool = False


class Peer(Protocol):
    """A pipeline that indexes the texts of a task and is then asked.

    `needs` is the package to be installed; `build` and `search` may raise ImportError without it.
    """

    def build(self, task: Task) -> None: ...
    def search(self, question: str, top_k: int) -> Sequence[Stretch]: ...


def fewer(task: Task, most: int) -> Task:
    """The same texts, and at most so many questions a group, drawn the same way every time."""
    groups = tuple(
        (name, tuple(chosen(questions, most, lambda question: question.text)))
        for name, questions in task.groups
    )
    return replace(task, groups=groups)


def gains(task: Task, question: PeerQuestion, hits: Iterable[Stretch]) -> list[float]:
    """Hits in order → 1 where one answers what none before it did, else 0.

    A hit has what it covers by half, or what covers half of it: pieces larger than a section have several.
    """
    stretches = {text.id: text.stretches for text in task.texts}
    seen: set[str] = set()
    found: list[float] = []
    for hit in _distinct(hits) if task.whole else hits:
        here = {
            label
            for stretch in stretches[hit.text]
            if _covers(hit, stretch)
            for label in stretch.labels
            if label in question.answers
        }
        found.append(float(bool(here - seen)))
        seen |= here
    return found


def _distinct(hits: Iterable[Stretch]) -> list[Stretch]:
    """The best hit of each text."""
    return list({hit.text: hit for hit in reversed(list(hits))}.values())[::-1]


def _covers(hit: Stretch, stretch: Stretch) -> bool:
    common = min(hit.end, stretch.end) - max(hit.start, stretch.start)
    return common > 0 and 2 * common >= min(hit.end - hit.start, stretch.end - stretch.start)
