"""How well follow-ups are understood, on dialogues with the section that answers each of their questions."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.answer import Turn
from answering.library import Snapshot
from corpus.errors import EvaluationError
from corpus.model import Language
from evals.case_runner import Asks
from evals.measures.sections import sections_of
from evals.ranking import Share
from retrieval.hit import Filter

FOUND = 10  # passages
WIDTH, NAME_WIDTH = 24, 14
OnProgress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question of a dialogue.

    Args:
        sections: each "document#section" that answers it, the language left out; empty where none does.
        needs: words of the earlier turns without which it cannot be understood; None for the first question.
    """

    question: str
    sections: frozenset[str]
    needs: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of a follow-up.

    Args:
        understood: the question as it stood alone.
        carried: whether it got words from what was said before.
        found, cited: whether one of its sections is among the first passages of the search, and among the
            citations; None where the documents do not answer it.
    """

    language: Language
    question: str
    understood: str
    is_new_topic: bool
    carried: bool
    found: bool | None
    cited: bool | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the follow-ups of a language, or of all.

    Args:
        found, cited: of those with an answer. clean: of those that need nothing, how many got nothing.
        carried: of those that need something, how many got something.
    """

    name: str
    found: Share
    cited: Share
    carried: Share
    clean: Share


def read_dialogues(file: Path) -> list[tuple[Spoken, ...]]:
    """One dialogue a line; raises EvaluationError."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
        return [
            tuple(
                Spoken(
                    turn["q"],
                    frozenset(filter(None, (turn["s"], *turn.get("also", ())))),
                    tuple(turn["needs"]) if "needs" in turn else None,
                )
                for turn in json.loads(line)["turns"]
            )
            for line in lines
            if line.strip()
        ]
    except OSError as error:
        raise EvaluationError(f"{file} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{file} is no file of dialogues, one JSON object a line: {error}") from error


def ask_all(
    dialogues: Sequence[Sequence[Spoken]], library: Snapshot, assistant: Asks, on_progress: OnProgress
) -> Iterator[FollowUp]:
    """Every dialogue, turn by turn, each question after the answers before it."""
    for number, dialogue in enumerate(dialogues, start=1):
        on_progress(number, len(dialogues), dialogue[0].question)
        turns: list[Turn] = []
        for spoken in dialogue:
            answer = assistant.ask(spoken.question, turns)
            turns.append(Turn(spoken.question, answer))
            if spoken.needs is None:
                continue
            alone = answer.standalone_question
            hits = library.search(alone, FOUND, Filter(languages=(answer.language,)))
            wanted = spoken.sections
            yield FollowUp(
                answer.language,
                spoken.question,
                alone,
                not spoken.needs,
                alone.split() != spoken.question.split(),
                any(sections_of(hit.passage.id, wanted) for hit in hits) if wanted else None,
                any(sections_of(each.passage.id, wanted) for each in answer.citations) if wanted else None,
            )


def figures(asked: Sequence[FollowUp]) -> list[Figures]:
    """Of all and of each language."""
    languages = sorted({each.language for each in asked})
    slices = [
        ("all", list(asked)),
        *((one.value, [e for e in asked if e.language is one]) for one in languages),
    ]
    return [_figures(name, own) for name, own in slices]


def table(found: Sequence[Figures]) -> Iterator[str]:
    """A line a slice."""
    heads = (f"section in first {FOUND}", "section cited", "carried what it needs", "new topic left clean")
    yield f"{'':{NAME_WIDTH}}" + "".join(f"{head:{WIDTH}}" for head in heads)
    for each in found:
        cells = (each.found, each.cited, each.carried, each.clean)
        yield f"{each.name:{NAME_WIDTH}}" + "".join(f"{cell!s:{WIDTH}}" for cell in cells)


def _figures(name: str, own: Sequence[FollowUp]) -> Figures:
    answered = [each for each in own if each.found is not None]
    new = [each for each in own if each.is_new_topic]
    leaning = [each for each in own if not each.is_new_topic]
    return Figures(
        name,
        Share(sum(bool(each.found) for each in answered), len(answered)),
        Share(sum(bool(each.cited) for each in answered), len(answered)),
        Share(sum(each.carried for each in leaning), len(leaning)),
        Share(sum(not each.carried for each in new), len(new)),
    )
