"""The way as lanes: each stage with its steps in order, and the gates between them (pure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.way.state import Progress, number_ticked
from app.way.steps import GuideStage, GuideWay, Step
from corpus.way import Gate


@dataclass(frozen=True, slots=True)
class Stop:
    """A step on its lane, and the gates that are passed after it."""

    step: Step
    done: int
    is_here: bool
    is_opened: bool
    gates: tuple[Gate, ...]

    @property
    def is_done(self) -> bool:
        """Whether every item of its checklist is ticked."""
        return 0 < len(self.step.items) == self.done


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage with its stops."""

    way: GuideWay
    stage: GuideStage
    stops: tuple[Stop, ...]


def way_html(way: GuideWay, gates: Sequence[Gate], progress: Progress, texts: Texts) -> Markup:
    """All lanes, from the need to the next project."""
    lanes = [lane_of(way, stage, gates, progress) for stage in way.stages]
    return render("way/way.html.jinja", texts, lanes=lanes)


def gates_html(way: GuideWay, gates: Sequence[Gate], texts: Texts) -> Markup:
    """What is agreed on at each gate, to be opened; and that the checklists can be downloaded."""
    return render("way/gates.html.jinja", texts, way=way, gates=_named(gates, way))


def lane_of(way: GuideWay, stage: GuideStage, gates: Sequence[Gate], progress: Progress) -> Lane:
    """One stage as a lane."""
    return Lane(way, stage, tuple(_stops(stage, _named(gates, way), progress)))


def _named(gates: Sequence[Gate], way: GuideWay) -> list[Gate]:
    """The gates that the document names."""
    return [gate for gate in gates if gate.code in way.gates]


def _stops(stage: GuideStage, gates: Sequence[Gate], progress: Progress) -> Iterator[Stop]:
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
