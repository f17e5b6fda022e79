"""A run judged n times by a language model, and the verdicts as values of its cases."""

import asyncio
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import EvaluationError
from evals.cases import Case
from evals.judge.client import UNUSABLE, JudgeClient, raise_if_away
from evals.judge.questions import Ask, JudgeQuestions
from evals.judge.verdict import Judge, Verdict, read_judge, read_verdicts, write_judge, write_verdicts
from evals.measures.ragas_texts import ragas_embedding
from evals.model_server import ModelServer
from evals.record import Record
from evals.run import read_records, read_run_cases
from retrieval.embed import DEFAULT_MODEL, load_embedder

AT_ONCE = 4
# A measure asks a judge several times over; together these may take so many times as long as one reply.
REPLIES = 12
JUDGED = "judge"
OnProgress = Callable[[int, int, str], None]


def judge_run(
    folder: Path, server: ModelServer, times: int, on_progress: OnProgress = lambda *_: None
) -> None:
    """Have every answer judged `times` times; what this judge has said already is not asked again.

    Raises:
        EvaluationError: there is no run in the folder, or nothing is to be judged.
        ModelUnavailable: the judge is away; what it has said is kept.
    """
    if times < 1:
        raise EvaluationError("--judge-times is a number from 1 on.")
    records = {record.case: record for record in read_records(folder)}
    asked = [(case, records[case.id]) for case in read_run_cases(folder) if case.id in records]
    judge = _judge(folder, server, times)
    asyncio.run(_judge_all(folder, server, judge, asked, on_progress))


def judged(asked: Sequence[tuple[Case, Record]], folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Values by case: the mean of the tries, nan if one of them gave none; how far they were apart; and how
    many of them gave none. Nothing where nobody has judged.
    """
    tries: dict[str, dict[str, list[float]]] = {case.id: {} for case, _ in asked}
    for verdict in read_verdicts(folder) if read_judge(folder) else ():
        if verdict.case in tries:
            tries[verdict.case].setdefault(verdict.measure, []).append(verdict.value)
    return {id: _values(by_measure) for id, by_measure in tries.items()}


def _values(tries: Mapping[str, Sequence[float]]) -> dict[str, float]:
    found = {}
    for measure, values in tries.items():
        name = f"{JUDGED} {measure}"
        given = [value for value in values if not math.isnan(value)]
        found[name] = sum(given) / len(given) if len(given) == len(values) else math.nan
        found[f"{name}: spread"] = max(given) - min(given) if given else math.nan
        found[f"{name}: unanswered"] = 1 - len(given) / len(values)
    return found


def _judge(folder: Path, server: ModelServer, times: int) -> Judge:
    """The judge so far; verdicts of another one are dropped."""
    judge = Judge(server.model, urlsplit(server.url).hostname or "", version("ragas"), times)
    before = read_judge(folder)
    if before and before.is_same_as(judge):
        write_verdicts(folder, read_verdicts(folder), anew=True)  # without half a line
        return before
    write_verdicts(folder, (), anew=True)
    write_judge(folder, judge)
    return judge


async def _judge_all(
    folder: Path,
    server: ModelServer,
    judge: Judge,
    asked: Sequence[tuple[Case, Record]],
    on_progress: OnProgress,
) -> None:
    client = JudgeClient(server)
    questions = JudgeQuestions(client.llm, ragas_embedding(load_embedder(DEFAULT_MODEL)))
    said = {(each.case, each.measure, each.time) for each in read_verdicts(folder)}
    wanted = [
        (case.id, name, time, ask)
        for case, record in asked
        for name, ask in questions.of(case, record).items()
        for time in range(1, judge.times + 1)
        if (case.id, name, time) not in said
    ]
    try:
        for start in range(0, len(wanted), AT_ONCE):
            together = [_verdict(*each, server=server) for each in wanted[start : start + AT_ONCE]]
            write_verdicts(folder, await asyncio.gather(*together))
            on_progress(min(start + AT_ONCE, len(wanted)), len(wanted), wanted[start][0])
    finally:
        spent = client.spent
        write_judge(
            folder,
            replace(
                judge,
                calls=judge.calls + spent.calls,
                sent=judge.sent + spent.sent,
                received=judge.received + spent.received,
                seconds=judge.seconds + spent.seconds,
            ),
        )
        await client.close()


async def _verdict(case: str, measure: str, time: int, ask: Ask, server: ModelServer) -> Verdict:
    try:
        result = await asyncio.wait_for(ask(), REPLIES * server.seconds)
    except UNUSABLE as error:
        raise_if_away(error, server)
        return Verdict(case, measure, time, math.nan, type(error).__name__)
    value = float(result.value)
    return Verdict(case, measure, time, value, "no statements to judge" if math.isnan(value) else "")
