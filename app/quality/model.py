"""An evaluation report, named as report.json names its parts; whatever stands in one is foreign text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.model import Language


@dataclass(frozen=True, slots=True)
class RunName:
    """A run by its folder; when it began and what it was called are in the name."""

    folder: str
    began: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval and the cases that it rests on."""

    mean: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A measure over slices, such as "all" and "language=sv"; None where no case of a slice has it."""

    measure: str
    label: str
    unit: str
    cells: Mapping[str, Figure | None]


@dataclass(frozen=True, slots=True)
class Gate:
    """A threshold in words, and whether it holds."""

    gate: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with the table that says the same."""

    name: str
    title: str
    about: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage, such as "guide-sv#9.3/1", and the words of it that were cited."""

    passage: str
    quote: str

    @property
    def document(self) -> str:
        """The document that the passage is of."""
        return self.passage.partition("#")[0]

    @property
    def section(self) -> str:
        """The section of the document."""
        return self.passage.partition("#")[2].rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What was answered."""

    status: str
    language: Language
    text: str
    citations: tuple[Source, ...]

    @property
    def paragraphs(self) -> list[str]:
        """The lines of its text that hold words."""
        return [line for line in self.text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer: its code, and English words for it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class BadCase:
    """A case that went wrong."""

    id: str
    language: Language
    question: str
    history: tuple[str, ...]
    faults: tuple[Fault, ...]
    expected: str
    reference: str
    sections: tuple[str, ...]
    answer: RecordedAnswer


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure in two runs."""

    measure: str
    label: str
    unit: str
    first: float
    second: float
    change: float
    low: float
    high: float
    cases: int
    verdict: str

    @property
    def figure(self) -> Figure:
        """The change with its interval."""
        return Figure(self.change, self.low, self.high, self.cases)


@dataclass(frozen=True, slots=True)
class Move:
    """A measure that a case changed in, and whether it is better now."""

    measure: str
    label: str
    better: bool


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case that came out otherwise; no answers where they are kept from being read."""

    id: str
    moves: tuple[Move, ...]
    language: Language
    question: str
    before: RecordedAnswer | None
    after: RecordedAnswer | None


@dataclass(frozen=True, slots=True)
class Compared:
    """An earlier run beside this one."""

    run: str
    same_cases: bool
    differences: tuple[Difference, ...]
    changed: tuple[ChangedCase, ...]


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How the cases were asked."""

    writer: str


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """A report as the page shows it."""

    format: Literal[1]
    run: str
    settings: RunSettings
    cases: int
    made_cases: int
    problems: int
    held_back: int
    gates: tuple[Gate, ...]
    main: tuple[Row, ...]
    drawings: Mapping[Language, tuple[Drawing, ...]]
    worst: tuple[BadCase, ...]
    comparisons: tuple[Compared, ...]
