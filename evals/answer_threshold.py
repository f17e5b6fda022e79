"""At which relevance an answer is given: tried on the cases, so that no threshold is guessed.

    python -m evals.answer_threshold HOME [CASES.jsonl …]

The values in `answering/relevance.py` come from the part "tune" of `evals/cases/*.jsonl`: 114 questions that
the documents answer, 34 that they do not, and 9 that are greetings, attacks or too vague; Swedish and
English, misspelt and colloquial ones among them. The corpus was the project's own, the embedding model the
one that comes packaged. Run it again when the corpus, the model or the weights of the scores have changed.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.answer import Status, Turn
from answering.assistant import Assistant
from answering.question import Asked
from answering.relevance import ENOUGH, Evidence
from corpus.model import Language
from evals.own_index import own_retriever

TUNED_ON = "tune"
STEPS = tuple(step / 100 for step in range(20, 96, 5))


@dataclass(frozen=True, slots=True)
class Decided:
    """A case and how it was decided.

    Args:
        relevance: of the better of the attempts in the two languages; None where nothing was searched.
    """

    id: str
    language: Language
    answerable: bool
    relevance: float | None
    answered: bool


def decisions(
    assistant: Assistant, seen: list[Evidence], cases: Sequence[dict[str, object]]
) -> Iterator[Decided]:
    """Ask every case; `seen` is what the assistant's `on_evidence` fills."""
    for case in cases:
        seen.clear()
        history = [Turn(str(turn["question"])) for turn in case["history"]]  # type: ignore[attr-defined]
        answer = assistant.ask(str(case["question"]), history)
        yield Decided(
            id=str(case["id"]),
            language=Language(str(case["language"])),
            answerable=case["expected_status"] == Status.ANSWERED.value,
            relevance=max((evidence.relevance for evidence in seen), default=None),
            answered=answer.status in {Status.ANSWERED, Status.PARTIAL},
        )


def wrongly_decided(decided: Sequence[Decided], threshold: float) -> tuple[int, int]:
    """By relevance alone: answerable ones refused, unanswerable ones answered."""
    searched = [one for one in decided if one.relevance is not None]
    refused = sum(one.answerable and (one.relevance or 0.0) < threshold for one in searched)
    answered = sum(not one.answerable and (one.relevance or 0.0) >= threshold for one in searched)
    return refused, answered


def report(decided: Sequence[Decided]) -> str:
    """A table of thresholds, and how the decision as it stands (all its rules) does."""
    answerable = [one for one in decided if one.answerable]
    others = [one for one in decided if not one.answerable]
    lines = [
        f"{len(answerable)} answerable, {len(others)} not",
        "threshold  refused wrongly  answered wrongly",
    ]
    for threshold in STEPS:
        refused, answered = wrongly_decided(decided, threshold)
        lines.append(f"{threshold:9.2f}  {refused:15d}  {answered:16d}")
    right = sum(one.answered for one in answerable)
    lines.append(f"as it stands (threshold {ENOUGH}, all rules): {right} of {len(answerable)} answered,")
    lines.append(f"{sum(not one.answered for one in others)} of {len(others)} others not answered")
    wrong = [one.id for one in decided if one.answered is not one.answerable]
    return "\n".join([*lines, f"wrong: {', '.join(wrong) or 'none'}"])


def main() -> None:
    """Print the table for a home and its cases."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument(
        "cases", type=Path, nargs="*", default=sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    )
    parser.add_argument("--split", default=TUNED_ON)
    arguments = parser.parse_args()
    lines = [
        line for file in arguments.cases for line in file.read_text(encoding="utf-8").splitlines() if line
    ]
    cases = [case for case in map(json.loads, lines) if case["split"] == arguments.split]
    seen: list[Evidence] = []

    def remember(_: Asked, evidence: Evidence) -> None:
        seen.append(evidence)

    assistant = Assistant(own_retriever(arguments.home), on_evidence=remember)
    sys.stdout.write(report(list(decisions(assistant, seen, cases))) + "\n")


if __name__ == "__main__":
    main()
