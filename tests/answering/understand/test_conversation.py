import re

import pytest

from answering.understand.conversation import stand_alone
from corpus.model import Language

CONVERSATIONS = [
    (
        "Vad får det kosta att använda infrastrukturen?",
        "och om det är regionen?",
        "Vad får det kosta att använda infrastrukturen om det är regionen?",
    ),
    ("Vad får KI ta betalt?", "och om det är regionen?", "Vad får regionen ta betalt?"),
    ("Vad får regionen ta betalt?", "Vecura då?", "Vad får Vecura ta betalt?"),
    (
        "How is the price set at KI?",
        "what about a state-owned company?",
        "How is the price set at a state-owned company?",
    ),
    (
        "What may the region charge?",
        "what about a state-owned company?",
        "What may a state-owned company charge?",
    ),
    (
        "Who owns the results?",
        "does the same apply at the hospital?",
        "Who owns the results at the hospital?",
    ),
    ("Vad är ANA Futura?", "vad kostar den?", "vad kostar ANA Futura?"),
    ("What is Vecura?", "Who owns it?", "Who owns Vecura?"),
    ("What is Vecura?", "How do we contact them?", "How do we contact Vecura?"),
    ("Vad är samverkanssekretess?", "Hur länge gäller den?", "Hur länge gäller den – samverkanssekretess?"),
    ("Hur länge gäller sekretessen hos KI?", "nej, jag menade AWL", "Hur länge gäller sekretessen hos AWL?"),
    (
        "Hur länge gäller sekretessen hos KI?",
        "hur är det hos regionen då",
        "Hur länge gäller sekretessen hos regionen?",
    ),
    ("Måste regionen följa LOU?", "gäller det även Akademiska Hus?", "Måste Akademiska Hus följa LOU?"),
    ("Vad säger OSL 24:5?", "och 31:12?", "Vad säger OSL 31:12?"),
    ("Hur skyddas vår information hos KI?", "och priset?", "priset hos KI?"),
    (
        "Hur blir jag medlem i A Working Lab?",
        "Hur lång tid tar det?",
        "Hur lång tid tar det? (Hur blir jag medlem i A Working Lab?)",
    ),
]


@pytest.mark.parametrize(("earlier", "follow_up", "alone"), CONVERSATIONS)
def test_a_follow_up_is_made_to_stand_alone(earlier: str, follow_up: str, alone: str) -> None:
    assert stand_alone(follow_up, [earlier]).text == alone


@pytest.mark.parametrize(("earlier", "follow_up", "alone"), CONVERSATIONS)
def test_only_words_of_the_conversation_are_used(earlier: str, follow_up: str, alone: str) -> None:
    said = {word.lower() for word in re.findall(r"[\w:]+", f"{earlier} {follow_up}")}
    assert {word.lower() for word in re.findall(r"[\w:]+", alone)} <= said


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Hur blir jag medlem i A Working Lab?", "Vem äger resultaten från ett forskningssamarbete?"),
        ("Vad kostar det att hyra labb på AWL?", "Finns det en mall för NDA?"),
        ("Vad får regionen ta betalt?", "Vad är AWL?"),
    ],
)
def test_a_new_topic_leaves_the_old_one(earlier: str, question: str) -> None:
    assert stand_alone(question, [earlier]).text == question


def test_follow_ups_follow_each_other() -> None:
    history = ["Hur skyddas vår information hos KI?", "och hos Vecura?"]
    assert stand_alone("och AWL?", history).text == "Hur skyddas vår information hos AWL?"


def test_thanks_between_two_questions_is_no_topic() -> None:
    assert stand_alone("och Vecura?", ["Vad får KI ta betalt?", "tack!"]).text == "Vad får Vecura ta betalt?"


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
    alone = stand_alone(switch, [earlier])
    assert (alone.text, alone.language, alone.source) == (earlier, wanted, wanted.other)


def test_without_history_the_question_stands_as_it_is() -> None:
    assert stand_alone("och om det är regionen?", []).text == "och om det är regionen?"
