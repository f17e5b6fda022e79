"""The guide's steps as they stand in the indexed documents: text, checklist, stage and gates (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.lines import LineKind, read_line
from corpus.model import Document, Kind, Language, Section

STEP = re.compile(r"\((?:steg|step)\s+(?P<code>[A-Z]\d{1,2})\)\s*$", re.IGNORECASE)
STAGE = re.compile(r"\((?:skede|stage)\s+(?P<letter>[A-Z])\)\s*$", re.IGNORECASE)
GATE = re.compile(r"(?:grind|gate)\s+(?P<code>G\d):\s+(?P<words>.+)", re.IGNORECASE)
NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
BOX = re.compile(r"^\[[ xX]\]\s+")
CHECKLIST = re.compile(r"check-?lista?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items of a checklist, and the line above them where it says more than that they are a checklist."""

    lead: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step, or (with a code of one letter) what is to be checked before a stage is left.

    Args:
        code: "A2", as the guide counts.
        text: what its section says, without the checklist.
    """

    code: str
    name: str
    section: Section
    text: str
    groups: tuple[ItemGroup, ...]

    @property
    def letter(self) -> str:
        """Its stage."""
        return self.code[0]

    @property
    def is_closing(self) -> bool:
        """Whether it is what is checked before its stage is left."""
        return len(self.code) == 1

    @property
    def items(self) -> tuple[str, ...]:
        """All items of its checklist."""
        return tuple(item for group in self.groups for item in group.items)


@dataclass(frozen=True, slots=True)
class GuideStage:
    """A stage with its steps.

    Args:
        closing: its combined checklist, where the guide has one.
    """

    letter: str
    name: str
    intro: str
    steps: tuple[Step, ...]
    closing: Step | None


@dataclass(frozen=True, slots=True)
class GuideWay:
    """The way as a document describes it.

    Args:
        gates: code → what is agreed on there.
    """

    document: Document
    stages: tuple[GuideStage, ...]
    gates: dict[str, str]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Everything that can be opened, in the order of the way."""
        return tuple(
            step
            for stage in self.stages
            for step in (*stage.steps, *((stage.closing,) if stage.closing else ()))
        )

    def step(self, wanted: str) -> Step | None:
        """The step with this code ("A2"), or in this section ("4.2")."""
        return next(
            (step for step in self.steps if wanted.upper() == step.code or wanted == step.section.id), None
        )

    def stage(self, letter: str) -> GuideStage | None:
        """The stage with this letter."""
        return next((stage for stage in self.stages if stage.letter == letter), None)

    def neighbours(self, step: Step) -> tuple[Step | None, Step | None]:
        """The step before and the step after."""
        steps = self.steps
        place = steps.index(step)
        return (steps[place - 1] if place else None, steps[place + 1] if place + 1 < len(steps) else None)


def find_way(documents: Iterable[Document], language: Language) -> GuideWay | None:
    """The way in the document that describes most of it, in this language if there is one."""
    ways = [way for document in documents if (way := read_guide(document))]
    return max(ways, key=lambda way: _fitness(way, language), default=None)


def _fitness(way: GuideWay, language: Language) -> tuple[bool, bool, int, str]:
    document = way.document
    return document.language is language, document.kind is Kind.GUIDE, len(way.steps), document.id


def read_guide(document: Document) -> GuideWay | None:
    """The steps that the headings of a document name; None where they name none."""
    found = [(step.group("code").upper(), section) for section, step in _named(document, STEP)]
    stages = tuple(_stages(document, found))
    return GuideWay(document, stages, dict(_gates(document))) if stages else None


def _named(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Section, re.Match[str]]]:
    for section in document.sections:
        named = pattern.search(section.headings[-1]) if section.headings else None
        if named:
            yield section, named


def _stages(document: Document, found: list[tuple[str, Section]]) -> Iterator[GuideStage]:
    intros = {match.group("letter").upper(): section for section, match in _named(document, STAGE)}
    for letter in sorted({code[0] for code, _ in found}):
        steps = {code: section for code, section in found if code[0] == letter}
        ordered = sorted(steps, key=lambda code: int(code[1:]))
        chapter = steps[ordered[0]].headings[:-1]
        intro = intros.get(letter)
        yield GuideStage(
            letter,
            plain_heading(chapter[-1]) if chapter else letter,
            intro.text if intro else "",
            tuple(read_step(code, steps[code]) for code in ordered),
            _closing(document, letter, chapter, set(steps.values())),
        )


def _closing(document: Document, letter: str, chapter: tuple[str, ...], steps: set[Section]) -> Step | None:
    """A checklist of the stage's chapter that belongs to none of its steps."""
    for section in document.sections:
        if not chapter or section in steps or section.headings[:-1] != chapter:
            continue
        step = read_step(letter, section) if CHECKLIST.search(section.headings[-1]) else None
        if step and step.items:
            return step
    return None


def read_step(code: str, section: Section) -> Step:
    """A section as a step: its list below "Checklist …:" apart from the rest."""
    is_all_checklist = len(code) == 1
    text: list[str] = []
    groups: list[ItemGroup] = []
    for block in section.text.split("\n\n"):
        lines = block.split("\n")
        items = tuple(words for line in lines if (words := _item(line)))
        if len(items) == len(lines) and (is_all_checklist or _is_checklist(text, lines)):
            lead = text.pop() if text and text[-1].endswith(":") else ""
            groups.append(ItemGroup(lead if is_all_checklist else "", items))
        else:
            text.append(block)
    return Step(code, plain_heading(section.headings[-1]), section, "\n\n".join(text), tuple(groups))


def _is_checklist(before: list[str], lines: list[str]) -> bool:
    """Whether the line above says so, or the items have boxes."""
    named = bool(before) and before[-1].endswith(":") and bool(CHECKLIST.search(before[-1]))
    return named or all(BOX.match(line.lstrip("-•* ")) for line in lines)


def _item(line: str) -> str:
    read = read_line(line, 0, len(line))
    return BOX.sub("", line[read.start : read.end]).strip() if read.kind is LineKind.BULLET else ""


def _gates(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        for line in section.text.split("\n"):
            if (gate := GATE.search(line)) and read_line(line, 0, len(line)).kind is not LineKind.TEXT:
                yield gate.group("code").upper(), gate.group("words").strip()


def plain_heading(heading: str) -> str:
    """A heading without its number and without the code in brackets."""
    return STAGE.sub("", STEP.sub("", NUMBER.sub("", heading))).strip()
