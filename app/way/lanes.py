"""The way as lanes: each stage with its steps in order, and the gates between them (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.way.state import Progress, number_ticked
from app.way.steps import GuideStage, GuideWay, Step
from corpus.way import Gate


@dataclass(frozen=True, slots=True)
class NamedGate:
    """A gate, and what the document says is agreed on there."""

    code: str
    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A step on its lane, and the gates that are passed after it."""

    step: Step
    done: int
    is_here: bool
    is_opened: bool
    gates: tuple[NamedGate, ...]

    @property
    def is_done(self) -> bool:
        """Whether every item of its checklist is ticked."""
        return 0 < len(self.step.items) == self.done


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage with its stops."""

    stage: GuideStage
    language: str
    stops: tuple[Stop, ...]


def way_html(way: GuideWay, gates: Sequence[Gate], progress: Progress, texts: Texts) -> Markup:
    """All lanes, from the need to the next project."""
    lanes = [lane_of(way, stage, gates, progress) for stage in way.stages]
    return render("way/way.html.jinja", texts, lanes=lanes)


def gates_html(way: GuideWay, gates: Sequence[Gate], texts: Texts) -> Markup:
    """What is agreed on at each gate, to be opened; and that the checklists can be downloaded."""
    language = way.document.language.value
    return render("way/gates.html.jinja", texts, gates=_named(gates, way), language=language)


def lane_of(way: GuideWay, stage: GuideStage, gates: Sequence[Gate], progress: Progress) -> Lane:
    """One stage as a lane."""
    return Lane(stage, way.document.language.value, tuple(_stops(stage, _named(gates, way), progress)))


def _named(gates: Sequence[Gate], way: GuideWay) -> list[NamedGate]:
    """The gates that the document names."""
    return [
        NamedGate(each.code, each.after, way.gates[each.code]) for each in gates if each.code in way.gates
    ]


def _stops(stage: GuideStage, gates: Sequence[NamedGate], progress: Progress) -> Iterator[Stop]:
    last = stage.steps[-1]
    for step in stage.all_steps:
        # A gate at the end of a stage is passed once the stage's own checklist is done.
        passed_after = last if step is stage.closing else step
        is_before_closing = stage.closing is not None and step is last
        yield Stop(
            step,
            number_ticked(step, progress.ticked),
            step.code == progress.here,
            step.code == progress.opened,
            tuple(gate for gate in gates if gate.after == passed_after.code and not is_before_closing),
        )
