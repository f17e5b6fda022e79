"""How well the reader judges: what was found, read and chosen of each question, and the verdict."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answering.advise.verdicts import verdict_of
from answering.library import Snapshot
from answering.reader.decision import Decision
from answering.reader.reading import Reader, Verdict
from answering.reader.worth_reading import PASSAGES
from answering.write.extract import ExtractiveWriter
from corpus.model import Language
from evals.discrimination import area_under_curve
from evals.measures.sections import sections_of
from evals.ranking import Interval, Share
from evals.reader_questions import ReaderQuestion, words_of
from evals.reading import CANDIDATES, candidates

NAME_WIDTH, WIDTH = 34, 23


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one question.

    Args:
        answerable: whether the documents answer it.
        place: of the first passage that states an answer among the candidates, from 0; None if none does.
        sure: how surely what was read answers, 0–1, by the decision.
        chosen: how many statements the extractive writer tells; right: how many of them belong in the answer.
        expected, verdict: of a yes-or-no question, what is right, and what the answer would begin with.
    """

    id: str
    language: Language
    kind: str
    answerable: bool
    place: int | None
    sure: float
    chosen: int
    right: int
    expected: Verdict | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some questions.

    Args:
        area: under the curve of how sure the best passage is, answerable ones against the others; a slice
            that has only one sort is held against all of the other sort in its languages.
        found, read: of the answerable, for how many a passage that states an answer is a candidate, and read.
        said: … is a right statement among the chosen.
        precision: of the statements chosen for answerable questions, how many are right.
        verdict, wrong: of the yes-or-no questions, how many got the right verdict, and how many a wrong one.
    """

    name: str
    questions: int
    area: Interval
    found: Share
    read: Share
    said: Share
    precision: Share
    verdict: Share
    wrong: Share


class Statements:
    """Where in a library which words stand as a statement."""

    def __init__(self, library: Snapshot) -> None:
        self._passages: dict[str, set[str]] = defaultdict(set)
        for document in library.documents:
            for passage in library.passages_of(document):
                for statement in passage.statements:
                    self._passages[words_of(statement.text)].add(passage.id)

    def stating(self, question: ReaderQuestion) -> frozenset[tuple[str, str]]:
        """(passage, words) of each statement that answers it; none where the documents have changed."""
        return frozenset(
            (id, said.statement)
            for said in question.answers
            for id in self._passages.get(said.statement, ())
            if sections_of(id, {said.section})
        )


def judge(
    question: ReaderQuestion,
    right: frozenset[tuple[str, str]],
    library: Snapshot,
    reader: Reader,
    decision: Decision,
) -> Judged:
    """Search, read, and tell what the decision finds to be the answer, whether or not it would be shown."""
    hits = candidates(question.text, question.language, library)
    read = reader.read(question.text, hits[:PASSAGES])
    readings = decision.calibrated(read)
    told = ExtractiveWriter(decision.statement).write(question.text, readings).claims
    chosen = [(claim.marks[0].passage_id, words_of(claim.text)) for claim in told]
    passages = {id for id, _ in right}
    return Judged(
        question.id,
        question.language,
        question.kind,
        bool(question.answers),
        next((place for place, hit in enumerate(hits) if hit.passage.id in passages), None),
        decision.probability(readings),
        len(chosen),
        sum(each in right for each in chosen),
        question.verdict,
        verdict_of(question.text, told, readings).verdict or Verdict.NONE,
    )


def figures(judged: Sequence[Judged]) -> list[Figures]:
    """Of all, of each language, of each kind, and of each kind in each language."""
    slices: dict[tuple[int, str], list[Judged]] = defaultdict(list)
    for each in judged:
        for place, name in enumerate(_slices_of(each)):
            slices[place, name].append(each)
    return [_figures(name, slices[place, name], judged) for place, name in sorted(slices)]


def _slices_of(one: Judged) -> tuple[str, ...]:
    kind, language = f"kind={one.kind}", f"language={one.language}"
    return "all", language, kind, f"{kind},{language}"


def table(found: Sequence[Figures]) -> Iterator[str]:
    """A line a slice."""
    heads = (
        "area under curve", f"passage in {CANDIDATES}", f"passage in {PASSAGES}", "right one told",
        "told that are right", "verdict right",
    )  # fmt: skip
    yield f"{'':{NAME_WIDTH}}" + "".join(f"{head:{WIDTH}}  " for head in heads) + "verdict wrong"
    for each in found:
        shares = (each.found, each.read, each.said, each.precision, each.verdict)
        cells = (str(each.area), *map(str, shares))
        yield f"{each.name:{NAME_WIDTH}}" + "".join(f"{cell:{WIDTH}}  " for cell in cells) + str(each.wrong)


def _figures(name: str, own: Sequence[Judged], everyone: Sequence[Judged]) -> Figures:
    answerable = [each for each in own if each.answerable]
    asked = [each for each in own if each.expected]
    right = sum(each.verdict is each.expected for each in asked)
    given = sum(each.verdict is not Verdict.NONE for each in asked)
    places = [each.place for each in answerable if each.place is not None]
    return Figures(
        name,
        len(own),
        area_under_curve(_sure(own, everyone, answerable=True), _sure(own, everyone, answerable=False)),
        Share(len(places), len(answerable)),
        Share(sum(place < PASSAGES for place in places), len(answerable)),
        Share(sum(each.right > 0 for each in answerable), len(answerable)),
        Share(sum(each.right for each in answerable), sum(each.chosen for each in answerable)),
        Share(right, len(asked)),
        Share(given - right, len(asked)),
    )


def _sure(own: Sequence[Judged], everyone: Sequence[Judged], answerable: bool) -> list[float]:
    """Of the slice, or where it has none of this sort, of all in its languages."""
    languages = {each.language for each in own}
    found = [each.sure for each in own if each.answerable is answerable]
    return found or [
        each.sure for each in everyone if each.answerable is answerable and each.language in languages
    ]
