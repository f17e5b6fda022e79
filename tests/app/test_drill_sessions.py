"""Fifty visitors at once, each with a conversation: nobody reads what another one asked."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drills.conversations import DIFFERENT, QUESTIONS, conversations

from answering.answer import Answer, Turn
from answering.assistant import Assistant
from app.settings import Settings
from app.wiring import build_assistant, build_index, open_retriever

SESSIONS = 50  # each conversation is held by five visitors

pytestmark = pytest.mark.drill


def held(assistant: Assistant, questions: Sequence[str]) -> list[Answer]:
    answers: list[Answer] = []
    for question in questions:
        history = [Turn(answer.question, answer) for answer in answers]
        answers.append(assistant.ask(question, history))
    return answers


def test_nobody_reads_what_another_asked(tmp_path: Path, record_property) -> None:
    settings = Settings.from_env({"LOTSEN_HOME": str(tmp_path)})
    build_index(settings, [settings.corpus], False, True, lambda *_: None)
    assistant = build_assistant(open_retriever(settings), settings)
    assistant.prepare()
    different = conversations()
    assert len(different) == DIFFERENT
    alone = [held(assistant, questions) for questions in different]
    together = threading.Barrier(SESSIONS)

    def visit(number: int) -> list[Answer]:
        together.wait()
        return held(assistant, different[number % DIFFERENT])

    with ThreadPoolExecutor(SESSIONS) as pool:
        at_once = list(pool.map(visit, range(SESSIONS)))
    wrong = 0
    for number, answers in enumerate(at_once):
        pairs = zip(answers, alone[number % DIFFERENT], strict=True)
        wrong += sum(replace(one, seconds=0.0) != replace(other, seconds=0.0) for one, other in pairs)
    assert wrong == 0
    one, many = ([answer.seconds for each in all for answer in each] for all in (alone, at_once))
    record_property(
        "saw",
        f"{SESSIONS} × {QUESTIONS} answers, {wrong} other than those given alone; median and 95th "
        f"percentile {np.median(many):.1f} and {np.percentile(many, 95):.1f} s, alone "
        f"{np.median(one):.2f} and {np.percentile(one, 95):.2f}",
    )
