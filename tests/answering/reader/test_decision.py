"""When there is an answer, from what was read."""

from dataclasses import replace
from pathlib import Path

import pytest

from answering.answer import Status
from answering.reader.decision import TOGETHER, Decision, read_decision
from answering.reader.log_odds import log_odds, probability
from answering.reader.reading import Reading
from corpus.model import Document, Kind, Language, Passage, Role, Statement
from retrieval.hit import Hit

BY_THE_BEST = Decision((0.0, 1.0, 0.0, 0.0), (0.0, 1.0, 0.0), caution=0.4, sure=0.7, statement=0.5)


def reading(sure: float, role: Role = Role.RULE) -> Reading:
    passage = Passage("d#1/1", "d", (), None, 0, 4, "Ord.", Language.SWEDISH)
    document = Document("d", "D", Kind.GUIDE, Language.SWEDISH, Path("d.md"))
    said = Statement("Ord.", 0, 4, role=role)
    return Reading(Hit(passage, document, 0.5), sure, ((said, sure),), ((0.1, 0.6, 0.2, 0.1),))


def test_the_best_reading_decides_whatever_its_place() -> None:
    assert BY_THE_BEST.probability([reading(0.2), reading(0.9)]) == pytest.approx(0.9)


def test_the_reader_alone_and_with_the_search_decide_together() -> None:
    both = replace(BY_THE_BEST, said=(1.0, 1.0, 0.0, 0.0), answer=(0.0, 0.5, 0.5))
    assert log_odds(both.probability(both.calibrated([reading(0.6)]))) == pytest.approx(log_odds(0.6) + 0.5)


@pytest.mark.parametrize(
    ("answers", "status"), [(0.3, Status.NOT_FOUND), (0.5, Status.PARTIAL), (0.8, Status.ANSWERED)]
)
def test_between_two_thresholds_there_is_a_caution(answers: float, status: Status) -> None:
    assert BY_THE_BEST.status(BY_THE_BEST.probability([reading(answers)])) is status


def test_what_the_search_found_first_is_read_a_little_more_surely() -> None:
    found = replace(BY_THE_BEST, said=(0.0, 1.0, 0.0, 0.5))
    hit = reading(0.5).hit
    late, early = (replace(reading(0.5), hit=replace(hit, score=score)) for score in (0.2, 0.8))
    first, second = found.calibrated([late, early])
    assert first.hit.score == 0.8
    assert first.statements[0][1] > 0.5 > second.statements[0][1]
    assert first.answers == second.answers == 0.5


def test_a_statement_near_the_question_is_read_a_little_more_surely() -> None:
    near = replace(BY_THE_BEST, said=(0.0, 1.0, 2.0, 0.0))
    far, close = (
        replace(reading(0.5), hit=replace(reading(0.5).hit, near=(cosine,))) for cosine in (0.0, 0.5)
    )
    assert [one.hit.near for one in near.calibrated([far, close])] == [(0.5,), (0.0,)]


def test_a_statement_is_surer_beside_others_that_answer() -> None:
    said = [Statement(word, 0, 4, role=role) for word, role in (("Ett.", Role.RULE), ("Två.", Role.RULE))]
    said.append(Statement("Källa.", 0, 4, role=Role.SOURCES))
    one = replace(
        reading(0.5), statements=tuple(zip(said, (0.5, 0.4, 0.9), strict=True)), verdicts=((0.25,) * 4,) * 3
    )
    [together] = BY_THE_BEST.calibrated([one])
    assert [sure for _, sure in together.statements[:2]] == pytest.approx(
        [0.5 + TOGETHER * 0.4, 0.4 + TOGETHER * 0.5]
    )


def test_what_was_not_read_stays_out_however_near() -> None:
    near = replace(BY_THE_BEST, said=(0.0, 1.0, 9.0, 0.0))
    unread = replace(reading(0.0), hit=replace(reading(0.0).hit, near=(1.0,)))
    assert near.calibrated([unread])[0].statements[0][1] == 0.0


def test_a_passage_that_states_nothing_comes_last() -> None:
    sources, rule = reading(0.9, role=Role.SOURCES), reading(0.2)
    assert [one.answers for one in BY_THE_BEST.calibrated([sources, rule])] == [0.2, 0.9]


def test_nothing_read_is_no_answer() -> None:
    assert BY_THE_BEST.status(BY_THE_BEST.probability([])) is Status.NOT_FOUND


def test_the_decision_that_is_shipped_refuses_less_than_it_answers() -> None:
    decision = read_decision()
    assert 0 < decision.caution < decision.sure < 1
    assert min(decision.answer[1:]) > 0


def test_a_passage_just_below_an_answer_is_near_whatever_the_scale() -> None:
    decision = read_decision()
    just_below = reading(threshold_of(decision) * 0.98)
    assert 0.9 < decision.nearness(just_below) < 1
    assert decision.nearness(reading(0.0)) < 0.1


def threshold_of(decision: Decision) -> float:
    """The probability of a statement from which on it is an answer."""
    constant, *weights = decision.answer
    return probability((log_odds(decision.caution) - constant) / sum(weights))
