"""Follow-ups are counted by what they carried and what was found for them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from answering.answer import Answer, Status, Turn
from corpus.errors import EvaluationError
from corpus.model import Language, Passage
from evals.dialogue_scores import FollowUp, ask_all, figures, read_dialogues, table
from evals.plain_texts import plain_document
from retrieval.hit import Filter, Hit

EN = Language.ENGLISH
TURNS = [
    {"q": "What is the fee?", "s": "guide#1"},
    {"q": "how long?", "s": "guide#2", "needs": ["fee"]},
    {"q": "And parking?", "s": "", "needs": []},
]


class Shelf:
    """Finds the second section for whatever speaks of the fee."""

    def __init__(self) -> None:
        texts = (("1", "The fee is full cost."), ("2", "Five days."))
        self.document, self.passages = plain_document("guide-en", "Guide", EN, Path("x"), texts)

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        return self.passages

    def search(self, question: str, top_k: int, filter: Filter = Filter()) -> list[Hit]:
        return [Hit(self.passages["fee" in question], self.document, 0.5)]


@dataclass
class Assistant:
    """Carries the fee into what asks how long; cites nothing."""

    heard: list[tuple[str, ...]] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.heard.append(tuple(turn.question for turn in history))
        alone = f"{question} (fee)" if "how long" in question else question
        return Answer(question, alone, EN, Status.NOT_FOUND, "")


def test_a_dialogue_is_asked_turn_by_turn_and_its_follow_ups_counted(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text(json.dumps({"turns": TURNS}) + "\n", encoding="utf-8")
    assistant = Assistant()
    asked = list(ask_all(read_dialogues(file), Shelf(), assistant, lambda *_: None))  # type: ignore[arg-type]
    assert assistant.heard == [(), ("What is the fee?",), ("What is the fee?", "how long?")]
    assert asked == [
        FollowUp(EN, "how long?", "how long? (fee)", False, True, True, False),
        FollowUp(EN, "And parking?", "And parking?", True, False, None, None),
    ]
    all, english = figures(asked)
    assert (all.name, english.name) == ("all", "en")
    shares = (all.found, all.cited, all.carried, all.clean)
    assert [(each.hits, each.of) for each in shares] == [(1, 1), (0, 1), (1, 1), (1, 1)]
    assert len(list(table([all, english]))) == 3


@pytest.mark.parametrize(("also", "is_found"), [([], False), (["guide#2"], True)])
def test_every_section_that_answers_counts(tmp_path: Path, also: list[str], is_found: bool) -> None:
    file = tmp_path / "d.jsonl"
    turns = [TURNS[0], {**TURNS[1], "s": "guide#1", "also": also}]
    file.write_text(json.dumps({"turns": turns}) + "\n", encoding="utf-8")
    [asked] = ask_all(read_dialogues(file), Shelf(), Assistant(), lambda *_: None)  # type: ignore[arg-type]
    assert asked.found is is_found


@pytest.mark.parametrize("text", ["{", "[]", '{"turns": [{"s": ""}]}'])
def test_what_is_no_dialogue_is_one_clear_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"d\.jsonl"):
        read_dialogues(file)
