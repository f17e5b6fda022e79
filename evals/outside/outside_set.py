"""Questions of other fields, half of which have lost every passage that answers them (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from corpus.model import Language
from evals.made.chosen import number_of
from evals.outside.rows import Row
from evals.outside.texts import Text, alike, holding, texts_of

SOURCES = {Language.SWEDISH: ("swequad",), Language.ENGLISH: ("doc2dial", "medquad")}


@dataclass(frozen=True, slots=True)
class OutsideQuestion:
    """A question, and the ids of all texts that answer it, be it with other sentences around."""

    text: str
    source: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutsideSet:
    """What is asked in one language.

    Args:
        texts: what is left of them.
        answered: questions whose texts are all there.
        refused: questions whose texts are all gone.
        gone: how many texts were taken out.
    """

    language: Language
    texts: tuple[Text, ...]
    answered: tuple[OutsideQuestion, ...]
    refused: tuple[OutsideQuestion, ...]
    gone: int


def outside_set(language: Language, rows: Mapping[str, Sequence[Row]], count: int) -> OutsideSet:
    """So many questions, drawn from the sources in turn, the same every time; each source has both halves."""
    texts = {source: texts_of(source, own) for source, own in rows.items()}
    drawn = _in_turn(_drawn(questions_of(source, own, texts[source])) for source, own in rows.items())[:count]
    sides = [halves(each for each in drawn if each.source == source) for source in rows]
    answered, refused = (tuple(chain.from_iterable(side)) for side in zip(*sides, strict=True))
    gone = frozenset(chain.from_iterable(question.answers for question in refused))
    every = tuple(chain.from_iterable(texts.values()))
    left = tuple(text for text in every if text.id not in gone)
    return OutsideSet(language, left, answered, refused, len(gone))


def questions_of(source: str, rows: Sequence[Row], texts: Sequence[Text]) -> list[OutsideQuestion]:
    """The questions that stand alone and have an answer, in order."""
    where = holding(texts, (row.text for row in rows if row.answers))
    near = alike(texts)
    answers: dict[str, set[str]] = {}
    for row in rows:
        if row.answers:
            labelled = where[row.text]
            answers.setdefault(row.question, set()).update(*(near[id] for id in labelled))
    alone = dict.fromkeys(row.question for row in rows if row.answers and not row.follows)
    return [OutsideQuestion(question, source, frozenset(answers[question])) for question in alone]


def halves(
    questions: Iterable[OutsideQuestion],
) -> tuple[tuple[OutsideQuestion, ...], tuple[OutsideQuestion, ...]]:
    """Those that keep their texts, and those that lose them; no text answers one of each.

    Questions that share a text stay together; one that shares texts with both halves is left out.
    """
    sides: tuple[list[OutsideQuestion], list[OutsideQuestion]] = ([], [])
    texts: tuple[set[str], set[str]] = (set(), set())
    for question in questions:
        shared = [side for side in (0, 1) if texts[side] & question.answers]
        if len(shared) == len(sides):
            continue
        side = shared[0] if shared else int(len(sides[0]) > len(sides[1]))
        sides[side].append(question)
        texts[side].update(question.answers)
    return tuple(sides[0]), tuple(sides[1])


def _drawn(questions: Sequence[OutsideQuestion]) -> list[OutsideQuestion]:
    return sorted(questions, key=lambda question: number_of(question.text))


def _in_turn(lists: Iterable[Sequence[OutsideQuestion]]) -> list[OutsideQuestion]:
    """One of each list, then again one of each, until all are empty."""
    return [question for turn in zip_longest(*lists) for question in turn if question]
