"""How good the answers are: each beside what a good one holds, counted by language and kind (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from answering.answer import Answer, Status, Support
from answering.plain_text import plain_text
from corpus.model import Language
from evals.own_index import answers_case
from evals.ranking import Share

ANSWERS = (Status.ANSWERED, Status.PARTIAL)


@dataclass(frozen=True, slots=True)
class Expected:
    """A case of `evals/cases`: see evals/README.md."""

    id: str
    language: Language
    kind: str
    question: str
    history: tuple[str, ...]
    status: Status
    sections: frozenset[str]
    key_facts: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return self.status in ANSWERS


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer is worth.

    Args:
        decided: answered where the documents answer, not answered where they do not.
        right_section, facts: None where nothing was to be answered; False where nothing was.
        cited: the expected section that each citation is of, else its own "document#section".
        unsupported: claims without a citation, or whose passage was not found to carry them.
    """

    expected: Expected
    decided: bool
    right_section: bool | None
    facts: bool | None
    cited: tuple[str, ...]
    claims: int
    unsupported: int
    seconds: float


def score(expected: Expected, answer: Answer) -> Score:
    """The score of an answer."""
    answered = answer.status in ANSWERS
    cited = tuple(
        answers_case(each.passage, expected.sections) or _section(each.passage.id)
        for each in answer.citations
    )
    said = plain_text(answer)
    return Score(
        expected=expected,
        decided=answered is expected.answerable,
        right_section=any(each in expected.sections for each in cited) if expected.answerable else None,
        facts=_holds(said, expected.key_facts) and answered if expected.answerable else None,
        cited=cited,
        claims=len(answer.claims),
        unsupported=sum(
            not claim.citations or claim.support is Support.UNVERIFIED for claim in answer.claims
        ),
        seconds=answer.seconds,
    )


def table(scores: Sequence[Score]) -> list[tuple[str, str]]:
    """(measure, figure) for all of them."""

    def share(counted: Callable[[Score], bool | None], among: Callable[[Score], bool]) -> str:
        found = [bool(counted(each)) for each in scores if among(each)]
        return str(Share(sum(found), len(found)))

    claims = sum(each.claims for each in scores)
    return [
        (
            "answerable questions answered",
            share(lambda each: each.decided, lambda each: each.expected.answerable),
        ),
        ("others not answered", share(lambda each: each.decided, lambda each: not each.expected.answerable)),
        (
            "expected section cited",
            share(lambda each: each.right_section, lambda each: each.expected.answerable),
        ),
        ("key facts in the text", share(lambda each: each.facts, lambda each: each.expected.answerable)),
        ("claims supported", str(Share(claims - sum(each.unsupported for each in scores), claims))),
        ("median seconds", f"{median(each.seconds for each in scores):.3f}" if scores else "–"),
    ]


def _holds(text: str, patterns: Sequence[str]) -> bool:
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


def _section(passage_id: str) -> str:
    document, place = passage_id.split("#", 1)
    return f"{document.rsplit('-', 1)[0]}#{place.rsplit('/', 1)[0]}"
