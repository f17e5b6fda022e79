"""Every peer in a process of its own: how well it finds, how fast, and with how much memory."""

import multiprocessing
import resource
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

from evals.discrimination import UNKNOWN, area_under_curve
from evals.peers.task import Peer, PeerQuestion, Task, gains
from evals.ranking import Interval, bootstrap, ndcg, recall

NDCG_AT, RECALL_AT = 10, 5
PIECES = 30  # hits asked for, so that ten texts are among them even where a text was split into several
BYTES = 1024 if sys.platform == "linux" else 1  # in the system's unit of memory
LEAST = -sys.float_info.max  # where nothing was found
NOTHING = Interval(0, 0, 0)
OURS, OURS_READ = "ours, search alone", "ours, with the reader"
PEERS = (OURS, OURS_READ, "LlamaIndex", "LangChain, Chroma", "txtai, hybrid", "BM25, plain words")


@dataclass(frozen=True, slots=True)
class Result:
    """What a peer reached with a group of questions.

    Args:
        problem: empty, or why there is nothing.
        count, unanswerable: how many questions have an answer, and how many have none.
        area: under the curve of the best hit's score, those against these; nan where one of them is missing.
        milliseconds: of a question, median.
        seconds: to load the model and build the index.
        megabytes: the most memory that its process had.
    """

    peer: str
    questions: str
    problem: str = ""
    count: int = 0
    ndcg: Interval = NOTHING
    recall: Interval = NOTHING
    unanswerable: int = 0
    area: Interval = UNKNOWN
    milliseconds: float = 0
    seconds: float = 0
    megabytes: float = 0


def compare_peers(task: Task, peers: Sequence[str] = PEERS) -> Iterator[Result]:
    """One peer after the other, so that none takes the machine from another."""
    for peer in peers:
        context = multiprocessing.get_context("spawn")  # a forked process would begin with our memory
        with ProcessPoolExecutor(max_workers=1, mp_context=context) as process:
            yield from process.submit(run_peer, peer, task).result()


def run_peer(name: str, task: Task) -> list[Result]:
    """Build and ask; a result for each group of questions."""
    start = perf_counter()
    try:
        peer = load_peer(name)
        peer.build(task)
    except ImportError as error:
        return [Result(name, group, f"not installed ({error}): run `make dev`") for group, _ in task.groups]
    seconds = perf_counter() - start
    measured = [_ask(name, peer, task, group, questions) for group, questions in task.groups if questions]
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES / (1 << 20)
    return [replace(each, seconds=seconds, megabytes=megabytes) for each in measured]


def load_peer(name: str) -> Peer:
    """The peer of this name; raises ImportError. Each imports what no other process should have in memory."""
    if name == OURS:
        from evals.peers.ours import Ours

        return Ours()
    if name == OURS_READ:
        from evals.peers.ours import OursRead

        return OursRead()
    if name == "LlamaIndex":
        from evals.peers.llama_index_stock import LlamaIndexStock

        return LlamaIndexStock()
    if name == "LangChain, Chroma":
        from evals.peers.langchain_chroma_stock import LangChainChroma

        return LangChainChroma()
    if name == "txtai, hybrid":
        from evals.peers.txtai_hybrid import TxtaiHybrid

        return TxtaiHybrid()
    from evals.peers.plain_bm25 import PlainBM25

    return PlainBM25()


def _ask(name: str, peer: Peer, task: Task, group: str, questions: Sequence[PeerQuestion]) -> Result:
    peer.search(questions[0].text, PIECES)  # what is loaded at the first question is no question's time
    ranks, recalls, seconds = [], [], []
    best: tuple[list[float], list[float]] = ([], [])  # of questions without and with an answer
    for question in questions:
        start = perf_counter()
        hits = peer.search(question.text, PIECES)
        seconds.append(perf_counter() - start)
        best[bool(question.answers)].append(hits[0].score if hits else LEAST)
        if question.answers:
            found = gains(task, question, hits)
            ranks.append(ndcg(found, len(question.answers), NDCG_AT))
            recalls.append(recall(found, question.enough, RECALL_AT))
    return Result(
        name,
        group,
        count=len(ranks),
        ndcg=bootstrap(ranks),
        recall=bootstrap(recalls),
        unanswerable=len(best[False]),
        area=area_under_curve(best[True], best[False]),
        milliseconds=1000 * median(seconds),
    )
