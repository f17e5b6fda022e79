from dataclasses import replace
from pathlib import Path

import pytest

from answering.advise.verdicts import AnswerVerdict, says_a_verdict, verdict_of
from answering.reader.reading import NO_VERDICT, Reading, Verdict
from answering.write.draft import DraftClaim, Mark
from corpus.model import Document, Kind, Language, Owner, Passage, Role, Statement
from retrieval.hit import Hit

DOCUMENT = Document("guide-sv", "Guiden", Kind.GUIDE, Language.SWEDISH, Path("guide.md"), ())
YES, NO, UNSURE = (0.95, 0.05, 0.0, 0.0), (0.05, 0.95, 0.0, 0.0), (0.5, 0.1, 0.2, 0.2)
TEXT = "KI får. Region får inte."


def reading(*said: tuple[float, tuple[float, ...], tuple[Owner, ...]]) -> Reading:
    spans = ((0, 7), (8, len(TEXT)))
    statements = tuple(
        (Statement(TEXT[start:end], start, end, owners=owners), sure)
        for (sure, _, owners), (start, end) in zip(said, spans, strict=False)
    )
    passage = Passage(
        "guide-sv#1/1", "guide-sv", (), None, 0, len(TEXT), TEXT, Language.SWEDISH,
        statements=tuple(one for one, _ in statements),
    )  # fmt: skip
    return Reading(Hit(passage, DOCUMENT, 0.5), 0.9, statements, tuple(verdicts for _, verdicts, _ in said))


def claims(*starts: int | None) -> list[DraftClaim]:
    return [DraftClaim("", (Mark("guide-sv#1/1", start, start),)) for start in starts]


def test_the_surest_statement_that_is_told_decides() -> None:
    read = [reading((0.9, YES, ()), (0.4, NO, ()))]
    assert verdict_of("Får vi?", claims(0, 8), read) == AnswerVerdict(Verdict.YES)
    assert verdict_of("Får vi?", claims(8), read) == AnswerVerdict(Verdict.NO)
    assert verdict_of("Får vi?", claims(None), read) == AnswerVerdict(Verdict.YES)  # by a model


def test_what_is_unsure_or_no_answer_to_yes_or_no_gives_no_verdict() -> None:
    none = AnswerVerdict(None)
    assert verdict_of("Får vi?", claims(0), [reading((0.9, UNSURE, ()), (0.4, NO, ()))]) == none
    assert verdict_of("Får vi?", claims(0), [reading((0.9, NO_VERDICT, ()))]) == none
    assert verdict_of("Får vi?", [], [reading((0.9, YES, ()))]) == none


def test_ownership_forms_that_differ_make_it_depend() -> None:
    differ = [reading((0.9, YES, (Owner.STATE,)), (0.4, NO, (Owner.REGION,)))]
    assert verdict_of("Får vi?", claims(0, 8), differ) == AnswerVerdict(Verdict.DEPENDS, by_owner=True)
    alike = [reading((0.9, NO, (Owner.STATE,)), (0.4, NO, (Owner.REGION,)))]
    assert verdict_of("Får vi?", claims(0, 8), alike) == AnswerVerdict(Verdict.NO, by_owner=True)


@pytest.mark.parametrize(
    "said", ["Nej, regionen får inte.", "Ja.", "No: the law forbids it.", "It depends on."]
)
def test_a_yes_or_no_stands_by_itself(said: str) -> None:
    assert says_a_verdict(said)


@pytest.mark.parametrize("said", ["No fee is taken.", "Jaga inte.", "Regionen: nej."])
def test_a_word_that_begins_a_sentence_is_no_verdict(said: str) -> None:
    assert not says_a_verdict(said)


def answer_of_the_guide(verdicts: tuple[float, ...]) -> list[Reading]:
    """ "Nej." and a sentence, under "Får regionen ta ut vinst?"; the reader took the sentence so."""
    text = "Nej. Regionen får inte ta ut vinst."
    said = (Statement("Nej.", 0, 4, role=Role.VERDICT), Statement(text[5:], 5, len(text)))
    passage = Passage(
        "guide-sv#1/1", "guide-sv", ("9.3.3 Får regionen ta ut vinst?",), None, 0, len(text), text,
        Language.SWEDISH, statements=said,
    )  # fmt: skip
    statements = tuple(zip(said, (0.0, 0.9), strict=True))
    return [Reading(Hit(passage, DOCUMENT, 0.5), 0.9, statements, (NO_VERDICT, verdicts))]


def test_what_is_written_under_the_same_question_goes_before_what_was_read() -> None:
    read = answer_of_the_guide(YES)
    assert verdict_of("Får regionen ta ut vinst?", claims(5), read) == AnswerVerdict(Verdict.NO)
    assert verdict_of("Vem får hyra av regionen?", claims(5), read) == AnswerVerdict(Verdict.YES)


@pytest.mark.parametrize(
    ("read", "told"), [((0.05, 0.85, 0.05, 0.05), Verdict.NO), ((0.1, 0.7, 0.1, 0.1), None), (UNSURE, None)]
)
def test_what_is_written_under_another_question_is_no_verdict_unless_the_reader_is_sure(
    read: tuple[float, ...], told: Verdict | None
) -> None:
    found = verdict_of("Kan sjukhuset tjäna pengar på oss?", claims(5), answer_of_the_guide(read))
    assert found == AnswerVerdict(told)


def test_what_is_told_later_gives_no_verdict() -> None:
    """A sentence of another passage is surer, but it does not stand first."""
    first = reading((0.4, UNSURE, ()), (0.0, NO_VERDICT, ()))
    later = answer_of_the_guide(NO)[0]
    passage = replace(later.hit.passage, id="guide-sv#2/1")
    later = replace(later, hit=Hit(passage, DOCUMENT, 0.5))
    told = [*claims(0), DraftClaim("", (Mark("guide-sv#2/1", 5, None),))]
    assert verdict_of("Får vi?", told, [first, later]) == AnswerVerdict(None)
