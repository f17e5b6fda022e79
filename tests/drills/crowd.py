"""`python -m drills.crowd`: many visitors at once, of one page process and of two behind nginx.

Each opens the page, waits for all others, and asks five questions, one after the other, over a web socket of
its own.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from drills.conversations import conversations
from drills.local_pages import PAGES, Pages, Work, behind_nginx, build_index, needed_services, work_of
from drills.page_visit import Conversation, NoAnswer, Visit, visiting
from websockets.exceptions import WebSocketException

from deploy.programs import missing
from deploy.started import NotStarted

SECONDS_TO_ANSWER = 900.0
HEADINGS = (
    "processes",
    "sessions",
    "answers",
    "other than alone",
    "without an answer",
    "median, s",
    "95th percentile, s",
    "alone, s",
    "questions a second",
    "answered by each",
    "share of reading",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as its visitor sees it, with all that stands above it.

    Args:
        seconds: from the question until the page is drawn with its answer.
    """

    shown: Conversation
    seconds: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """What became of many visitors at once.

    Args:
        seconds: of each answer.
        foreign: answers that are not those given alone, or that stand under questions of somebody else.
        unanswered: questions without an answer, and those of the same visitor after it, which are not asked.
        alone: seconds of each answer given to one visitor at a time, before.
        lasted: seconds from the first question to the last answer.
        work: of each process meanwhile.
    """

    sessions: int
    seconds: tuple[float, ...]
    foreign: int
    unanswered: int
    alone: tuple[float, ...]
    lasted: float
    work: tuple[Work, ...]

    @property
    def row(self) -> tuple[str, ...]:
        """Below the headings."""
        reading, answering = (
            sum(getattr(each, name) for each in self.work) for name in ("reading", "seconds")
        )
        return (
            str(len(self.work)),
            str(self.sessions),
            str(len(self.seconds)),
            str(self.foreign),
            str(self.unanswered),
            f"{_percentile(self.seconds, 50):.1f}",
            f"{_percentile(self.seconds, 95):.1f}",
            f"{_percentile(self.alone, 50):.2f}",
            f"{len(self.seconds) / self.lasted:.2f}",
            " + ".join(f"{each.questions:.0f}" for each in self.work),
            f"{reading / answering:.0%}" if answering else "–",
        )


async def hold(visit: Visit, questions: Sequence[str]) -> list[Reply]:
    """The answers up to the first question that gets none."""
    replies: list[Reply] = []
    for question in questions:
        start = time.monotonic()
        try:
            shown = await asyncio.wait_for(visit.ask(question), SECONDS_TO_ANSWER)
        except (NoAnswer, TimeoutError, WebSocketException) as error:
            print(f"no answer: {type(error).__name__}: {error}", file=sys.stderr)
            break
        replies.append(Reply(shown, time.monotonic() - start))
    return replies


async def ask_alone(pages: Pages, different: Sequence[Sequence[str]]) -> list[list[Reply]]:
    """Each conversation by itself, once every process has answered something."""
    for address in pages.addresses:
        async with visiting(address) as visit:
            await hold(visit, different[0][:1])
    replies = []
    for questions in different:
        async with visiting(pages.url) as visit:
            replies.append(await hold(visit, questions))
    return replies


async def ask_at_once(pages: Pages, sessions: int) -> Crowd:
    """All of them, begun in the same moment.

    Raises:
        NoAnswer: not even a visitor alone sees each question answered.
    """
    different = conversations()[:sessions]
    alone = await ask_alone(pages, different)
    if [list(replies[-1].shown.questions) if replies else [] for replies in alone] != different:
        raise NoAnswer("a visitor alone does not get an answer to each question")
    before = [work_of(address) for address in pages.addresses]
    async with AsyncExitStack() as held:
        visits = [await held.enter_async_context(visiting(pages.url)) for _ in range(sessions)]
        start = time.monotonic()
        held_at_once = await asyncio.gather(
            *(hold(visit, different[number % len(different)]) for number, visit in enumerate(visits))
        )
        lasted = time.monotonic() - start
    work = [work_of(address).since(earlier) for address, earlier in zip(pages.addresses, before, strict=True)]
    return crowd(alone, held_at_once, lasted, work)


def crowd(
    alone: Sequence[Sequence[Reply]],
    at_once: Sequence[Sequence[Reply]],
    lasted: float,
    work: Sequence[Work],
) -> Crowd:
    """What came to each visitor, held against what came to one alone who asked the same."""
    foreign = unanswered = 0
    for number, replies in enumerate(at_once):
        expected = alone[number % len(alone)]
        foreign += sum(one.shown != other.shown for one, other in zip(replies, expected, strict=False))
        unanswered += len(expected) - len(replies)
    one, many = (tuple(reply.seconds for each in all for reply in each) for all in (alone, at_once))
    return Crowd(len(at_once), many, foreign, unanswered, one, lasted, tuple(work))


def table(all: Sequence[Crowd]) -> str:
    """As Markdown."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(each.row for each in all)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def measure(processes: Sequence[int], sessions: Sequence[int]) -> list[Crowd]:
    """Every number of processes with every number of sessions, each with processes of its own."""
    all = []
    with tempfile.TemporaryDirectory(prefix="lotsen-crowd-") as folder:
        state = Path(folder)
        _say("building the index …")
        build_index(state)
        for number in processes:
            for many in sessions:
                _say(f"{many} sessions, {number} process{'es' * (number != 1)} …")
                with behind_nginx(state, number, queue=many) as pages:
                    all.append(asyncio.run(ask_at_once(pages, many)))
    return all


def main() -> int:
    """Exit code 1 where an answer is missing or another's, or something does not start."""
    parser = argparse.ArgumentParser(prog="python -m drills.crowd", description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[50, 100], metavar="NUMBER")
    choices = range(1, len(PAGES) + 1)
    parser.add_argument("--processes", type=int, nargs="+", default=list(choices), choices=choices)
    given = parser.parse_args()
    if lines := missing(needed_services()):
        print("\n".join(lines), file=sys.stderr)
        return 1
    try:
        all = measure(given.processes, given.sessions)
    except (NotStarted, NoAnswer) as error:
        print(error, file=sys.stderr)
        return 1
    print(table(all))
    return int(any(each.foreign or each.unanswered for each in all))


def _percentile(seconds: Sequence[float], percent: float) -> float:
    return float(np.percentile(seconds, percent)) if seconds else float("nan")


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
