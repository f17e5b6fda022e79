"""How well passages are found: every part of the search alone and together, on any set of questions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

from corpus.model import Language
from evals.cases import Case
from evals.measures.sections import sections_of
from evals.question_sets import QuestionSet, id_in_set
from evals.ranking import Interval, bootstrap, ndcg, recall
from retrieval.fuse import Weights
from retrieval.hit import Filter, Hit
from retrieval.retriever import Retriever

NDCG_AT = 10
RECALL_AT = 30  # as many as are read when a question is answered
SITUATION_WORDS = 20  # a question of more tells of a situation


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the search, or several.

    Args:
        expanded: whether glossary and lexicons add other words to the question's own.
    """

    name: str
    weights: Weights
    expanded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and which of its hits answer it.

    Args:
        gains: hits in order → 1 where a hit answers what none before it did, else 0.
        answers: how many there are to find.
    """

    text: str
    gains: Callable[[Sequence[Hit]], list[float]]
    answers: int
    filter: Filter = Filter()


@dataclass(frozen=True, slots=True)
class Scores:
    """What a part reached on a set of questions."""

    questions: str
    part: str
    count: int
    ndcg: Interval
    recall: Interval
    milliseconds: float


def parts_of(weights: Weights) -> tuple[Part, ...]:
    """The search taken apart, each part with the share that it has in these weights."""
    none = replace(
        weights, stems=0, grams=0, pairs=0, swedish=0, english=0, across=0, sentences=0, own_language=0
    )
    keyword = replace(none, stems=weights.stems, grams=weights.grams)
    with_pairs = replace(keyword, pairs=weights.pairs)
    return (
        Part("stems", replace(none, stems=1)),
        Part("4-grams", replace(none, grams=1)),
        Part("keyword (both)", keyword),
        Part("keyword, pairs", with_pairs),
        Part("keyword, pairs, lexicon", with_pairs, expanded=True),
        Part("vectors", replace(none, swedish=1, english=1, across=1)),
        Part("sentences", replace(none, sentences=1)),
        Part("all but lexicon", weights),
        Part("all but pairs", replace(weights, pairs=0), expanded=True),
        Part("all but sentences", replace(weights, sentences=0), expanded=True),
        Part("all", weights, expanded=True),
    )


def of_set(questions: QuestionSet) -> Iterator[Asked]:
    """The questions of a set."""
    for question in questions.questions:
        wanted = question.answers

        def gains(hits: Sequence[Hit], wanted: frozenset[str] = wanted) -> list[float]:
            return [float(id_in_set(hit.passage) in wanted) for hit in hits]

        yield Asked(question.text, gains, len(wanted))


def of_cases(cases: Iterable[Case], language: Language, across: bool) -> Iterator[Asked]:
    """The answerable cases asked in this language, of the documents in the same or in the other one."""
    for case in cases:
        if case.language is language and case.sections:
            filter = Filter(languages=(language.other if across else language,))

            def gains(hits: Sequence[Hit], wanted: frozenset[str] = case.sections) -> list[float]:
                return _each_once(sections_of(hit.passage.id, wanted) for hit in hits)

            yield Asked(case.question, gains, len(case.sections), filter)


def situations(cases: Iterable[Case]) -> list[Case]:
    """Those that tell at length what the matter is, and often ask in one sentence of several."""
    return [case for case in cases if len(case.question.split()) > SITUATION_WORDS]


def measure(name: str, retriever: Retriever, asked: Sequence[Asked], part: str) -> Scores:
    """Ask all questions; the first is asked twice, since it also loads everything."""
    retriever.search(asked[0].text, RECALL_AT, asked[0].filter)
    ranks, recalls, seconds = [], [], []
    for one in asked:
        start = perf_counter()
        hits = retriever.search(one.text, RECALL_AT, one.filter)
        seconds.append(perf_counter() - start)
        gains = one.gains(hits)
        ranks.append(ndcg(gains, one.answers, NDCG_AT))
        recalls.append(recall(gains, one.answers, RECALL_AT))
    return Scores(name, part, len(asked), bootstrap(ranks), bootstrap(recalls), 1000 * median(seconds))


def table(scores: Sequence[Scores]) -> Iterator[str]:
    """The scores as lines of text, one block for each set of questions."""
    for name in dict.fromkeys(score.questions for score in scores):
        own = [score for score in scores if score.questions == name]
        yield f"{name}: {own[0].count} questions"
        yield f"  {'':24} {f'nDCG@{NDCG_AT}':22} {f'recall@{RECALL_AT}':22} {'ms':>5}"
        for score in own:
            yield f"  {score.part:24} {_text(score.ndcg)}   {_text(score.recall)}   {score.milliseconds:5.1f}"
        yield ""


def _each_once(sections: Iterable[str | None]) -> list[float]:
    """A second passage of a section that was found already adds nothing."""
    seen: set[str | None] = {None}
    gains = []
    for section in sections:
        gains.append(float(section not in seen))
        seen.add(section)
    return gains


def _text(interval: Interval) -> str:
    return f"{interval.mean:.3f} [{interval.low:.3f}–{interval.high:.3f}]"
