"""How sensitive every measure is to every fault, beside the assistant as it is."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from answering.answer import Answer
from answering.library import Snapshot
from answering.reader.reading import Reader
from evals.broken.faults import (
    RandomHits,
    ReadsAtRandom,
    Spoilt,
    always_refuses,
    begins_in_the_middle,
    invents,
    never_refuses,
    other_language,
    shuffled_citations,
    turned_verdicts,
)
from evals.case_runner import Asks, CaseRunner
from evals.cases import Case
from evals.compare import Difference, Values, differences
from evals.library_view import LibraryView
from evals.measures.ragas_contexts import ragas_contexts
from evals.measures.ragas_texts import ragas_texts
from evals.run import RunSettings, fingerprint, run
from evals.score import score_run
from evals.scores import BESIDE, SENDABLE, WRONG_VERDICT
from retrieval.embed import DEFAULT_MODEL, load_embedder

SOUND = "as it is"
WORSE = "worse"
AssistantOf = Callable[[LibraryView, Reader], Asks]


@dataclass(frozen=True, slots=True)
class Fault:
    """A way to break the assistant, and the measures that must see it."""

    name: str
    worse: tuple[str, ...]
    library: Callable[[Snapshot], Snapshot] = lambda library: library
    reader: Callable[[Reader], Reader] = lambda reader: reader
    answer: Callable[[Answer, Snapshot], Answer] = lambda answer, _: answer


FAULTS = (
    Fault(
        "random retrieval",
        (SENDABLE, "recall@5", "nDCG@10", "reciprocal rank", "expected section cited",
         "ragas IDBasedContextPrecision: hits", "ragas IDBasedContextRecall: hits"),
        library=RandomHits,
    ),
    Fault(
        "random reading",
        (SENDABLE, "expected section cited", "key facts", BESIDE),
        reader=lambda _: ReadsAtRandom(),
    ),
    Fault(
        "shuffled citations",
        (SENDABLE, "citation recall", "citation precision", "expected section cited", BESIDE,
         "ragas IDBasedContextPrecision: cited", "ragas IDBasedContextRecall: cited"),
        answer=shuffled_citations,
    ),
    Fault("invents", ("unsupported claims", "citation recall"), answer=invents),
    Fault("turned verdicts", ("verdict", WRONG_VERDICT), answer=turned_verdicts),
    Fault("begins in the middle", ("shape",), answer=begins_in_the_middle),
    Fault(
        "always refuses",
        (SENDABLE, "answered", "false refusals", "key facts", "expected section cited"),
        answer=always_refuses,
    ),
    Fault("never refuses", ("missed refusals", "expected status", "hostile held"), answer=never_refuses),
    Fault("other language", (SENDABLE, "one language", "key facts"), answer=other_language),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Differences from the assistant as it is, by fault and measure."""

    by_fault: Mapping[str, Mapping[str, Difference]]

    def worse(self, fault: Fault, measure: str) -> bool:
        """Whether the measure saw the fault."""
        difference = self.by_fault[fault.name].get(measure)
        return difference is not None and difference.verdict == WORSE

    def unseen(self) -> list[str]:
        """Faults with a measure that must see them and did not; one that no case has cannot see any."""
        return [
            f"{fault.name}: {name}"
            for fault in FAULTS
            for name in fault.worse
            if name not in self.unmeasured() and not self.worse(fault, name)
        ]

    def unmeasured(self) -> list[str]:
        """Measures that must see a fault and that no case has."""
        measured = {name for each in self.by_fault.values() for name in each}
        return [name for fault in FAULTS for name in fault.worse if name not in measured]


def sensitivity(
    cases: Sequence[Case],
    library: Snapshot,
    reader: Reader,
    assistant_of: AssistantOf,
    on_progress: Callable[[str], None] = lambda _: None,
) -> Sensitivity:
    """Ask all cases of the assistant as it is, and again with each fault."""

    def values(fault: Fault) -> Values:
        on_progress(fault.name)
        return _values(cases, fault, library, reader, assistant_of)

    sound = values(Fault(SOUND, ()))
    by_fault = {
        fault.name: {each.measure: each for each in differences(sound, values(fault))} for fault in FAULTS
    }
    on_progress("")
    return Sensitivity(by_fault)


def table(found: Sensitivity) -> Iterator[str]:
    """Markdown: a measure a line, a fault a column; what got worse by more than chance stands in bold."""
    names = dict.fromkeys(name for each in found.by_fault.values() for name in each)
    yield f"| measure | {SOUND} | " + " | ".join(found.by_fault) + " |"
    yield "|---|" + "---|" * (1 + len(found.by_fault))
    for name in names:
        if name.startswith("seconds"):
            continue  # a fault changes what is said, not how long it takes
        # Over the cases that both have: with a fault that leaves most of them without a value they are few.
        most = max((each[name] for each in found.by_fault.values() if name in each), key=attrgetter("cases"))
        cells = (_cell(each.get(name)) for each in found.by_fault.values())
        yield f"| {name} | {most.first:.2f} | " + " | ".join(cells) + " |"


def _cell(difference: Difference | None) -> str:
    if difference is None:
        return "–"
    return f"**{difference.second:.2f}**" if difference.verdict == WORSE else f"{difference.second:.2f}"


def _values(
    cases: Sequence[Case], fault: Fault, library: Snapshot, reader: Reader, assistant_of: AssistantOf
) -> Values:
    def broken(view: LibraryView) -> Asks:
        assistant = assistant_of(view, fault.reader(reader))
        return Spoilt(assistant, lambda answer: fault.answer(answer, view))

    settings = RunSettings("broken", "", "", fingerprint(cases), "", "", ())
    further = (ragas_contexts, partial(ragas_texts, embedder=load_embedder(DEFAULT_MODEL)))
    with tempfile.TemporaryDirectory() as folder:
        run(cases, lambda: CaseRunner(fault.library(library), broken), Path(folder), settings)
        return {each.case.id: each.values for each in score_run(Path(folder), further)}
