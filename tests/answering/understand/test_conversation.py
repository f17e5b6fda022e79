"""A follow-up stands alone in the conversation's words; which of them is for the reader to say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from answering.answer import Answer, Status, Suggestion, SuggestionKind, Turn
from answering.reader.encoding import EarlierTurn
from answering.reader.reader import shipped_reader
from answering.reader.reading import Needed
from answering.understand.conversation import stand_alone
from corpus.model import Language

KI, AWL = "Hur länge gäller sekretessen hos KI?", "Hur blir jag medlem i A Working Lab?"


@dataclass
class Needs:
    """A reader that finds these words needed."""

    words: tuple[str, ...] = ()
    certain: tuple[str, ...] | None = None
    asked: list[tuple[str, tuple[EarlierTurn, ...]]] = field(default_factory=list)

    def needed(self, question: str, turns: Sequence[EarlierTurn]) -> Needed:
        self.asked.append((question, tuple(turns)))
        return Needed(self.words, self.words if self.certain is None else self.certain, self.words)


def alone(question: str, *earlier: str, needs: Needs | None = None) -> str:
    turns = [Turn(said) for said in earlier]
    return stand_alone(question, turns, Language.SWEDISH, needs or Needs()).text


def test_what_the_question_needs_stands_behind_it() -> None:
    assert alone("och hos Vecura?", KI, needs=Needs(("sekretessen",))) == "och hos Vecura (sekretessen)?"


def test_what_it_says_itself_is_not_said_twice() -> None:
    needs = Needs(("sekretessen", "sekretess", "KI"))
    assert alone("Vad kostar KI?", KI, needs=needs) == "Vad kostar KI (sekretessen)?"


def test_a_question_that_needs_nothing_stays_as_it_is() -> None:
    assert alone("Vem äger resultaten?", KI) == "Vem äger resultaten?"


def test_the_reader_sees_what_was_said_but_no_small_talk() -> None:
    needs = Needs()
    alone("och Vecura?", KI, "tack!", needs=needs)
    assert needs.asked == [("och Vecura?", (EarlierTurn(KI),))]


def test_the_reader_sees_no_more_than_it_remembers() -> None:
    needs = Needs()
    alone("och sen?", *(f"Fråga {number} om avtal?" for number in range(9)), needs=needs)
    assert [turn.question for turn in needs.asked[0][1]] == [f"Fråga {n} om avtal?" for n in range(5, 9)]


def test_where_an_actor_may_be_meant_or_not_both_readings_are_there() -> None:
    needs = Needs(("sekretessen", "KI"), certain=("sekretessen",))
    found = stand_alone("och hur länge?", [Turn(KI)], Language.SWEDISH, needs)
    assert (found.text, found.other) == ("och hur länge (sekretessen, KI)?", "och hur länge (sekretessen)?")


def test_a_doubt_about_other_words_is_no_second_reading() -> None:
    needs = Needs(("sekretessen", "KI"), certain=("KI",))
    found = stand_alone("och hur länge?", [Turn(KI)], Language.SWEDISH, needs)
    assert (found.text, found.other) == ("och hur länge (sekretessen, KI)?", "")


def test_a_reading_that_was_chosen_is_taken_as_it_stands() -> None:
    offered = (Suggestion(SuggestionKind.QUESTION, "och hur länge?"),)
    back = Answer("och hur länge?", "", Language.SWEDISH, Status.CLARIFY, "?", suggestions=offered)
    needs = Needs(("sekretessen", "KI"), certain=())
    found = stand_alone("och hur länge?", [Turn(KI), Turn("och hur länge?", back)], Language.SWEDISH, needs)
    assert (found.text, found.other) == ("och hur länge?", "")


def test_without_history_nothing_is_needed() -> None:
    needs = Needs(("KI",))
    assert alone("och om det är regionen?", needs=needs) == "och om det är regionen?"
    assert not needs.asked


def test_another_section_of_law_takes_the_place_of_the_first() -> None:
    assert alone("och 31:12?", "Vad säger OSL 24:5?") == "Vad säger OSL 31:12?"


@pytest.mark.parametrize(
    ("earlier", "switch", "wanted"),
    [
        ("Vad är lärarundantaget?", "och på engelska?", Language.ENGLISH),
        ("Vad är lärarundantaget?", "in English please", Language.ENGLISH),
        ("What is Vecura?", "på svenska tack", Language.SWEDISH),
    ],
)
def test_a_language_switch_repeats_the_question_for_the_other_language(
    earlier: str, switch: str, wanted: Language
) -> None:
    found = stand_alone(switch, [Turn(earlier)], Language.SWEDISH, Needs())
    assert (found.text, found.language, found.source) == (earlier, wanted, wanted.other)


def test_a_follow_up_goes_on_from_how_the_last_one_was_understood() -> None:
    said = "och hos Vecura (sekretessen)?"
    turn = Turn("och hos Vecura?", Answer("och hos Vecura?", said, Language.SWEDISH, Status.NOT_FOUND, ""))
    found = stand_alone("in English?", [Turn(KI), turn], Language.SWEDISH, Needs())
    assert found.text == said


@pytest.mark.parametrize(
    ("earlier", "follow_up", "wanted"),
    [
        ("Vad är ANA Futura?", "vad kostar den?", "ANA Futura"),
        ("What is Vecura?", "Who owns it?", "Vecura"),
        (AWL, "Hur lång tid tar det?", "Working Lab"),
    ],
)
def test_the_reader_of_the_project_finds_what_a_pronoun_stands_for(
    earlier: str, follow_up: str, wanted: str
) -> None:
    assert wanted in " ".join(shipped_reader().needed(follow_up, [EarlierTurn(earlier)]).words)


@pytest.mark.parametrize("question", ["Vem äger resultaten av ett uppdrag?", "Måste regionen följa LOU?"])
def test_the_reader_of_the_project_leaves_a_new_topic_clean(question: str) -> None:
    assert shipped_reader().needed(question, [EarlierTurn(AWL)]).words == ()
