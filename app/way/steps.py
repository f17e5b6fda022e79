"""The guide's steps as they stand in the indexed documents: text, checklist, stage and gates (pure)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Document, Kind, Language, Layout, Passage, Role, Section, Statement, TextBlock

NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
StatementsBySection = Mapping[str, Sequence[Statement]]  # by section id, in order


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
        blocks: what its section says, without the checklist.
    """

    code: str
    name: str
    section: Section
    blocks: tuple[TextBlock, ...]
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
    def title(self) -> str:
        """ "A2 Behovsbeskrivning"; what closes a stage has no code of its own."""
        return self.name if self.is_closing else f"{self.code} {self.name}"

    @property
    def items(self) -> tuple[str, ...]:
        """All items of its checklist."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def text(self) -> str:
        """What its section says, without the checklist."""
        return "\n\n".join(self.section.text[block.start : block.end] for block in self.blocks)


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

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """Its steps, then what closes it."""
        return (*self.steps, self.closing) if self.closing else self.steps


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
        return tuple(step for stage in self.stages for step in stage.all_steps)

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


def find_way(
    documents: Iterable[Document], passages_of: Callable[[str], Iterable[Passage]], language: Language
) -> GuideWay | None:
    """The way in the document that describes most of it, in this language if there is one."""
    told = (document for document in documents if any(section.step for section in document.sections))
    ways = [way for document in told if (way := read_guide(document, passages_of(document.id)))]
    return max(ways, key=lambda way: _fitness(way, language), default=None)


def _fitness(way: GuideWay, language: Language) -> tuple[bool, bool, int, str]:
    document = way.document
    return document.language is language, document.kind is Kind.GUIDE, len(way.steps), document.id


def read_guide(document: Document, passages: Iterable[Passage]) -> GuideWay | None:
    """The steps that the sections of a document are; None where none of them is one."""
    statements: dict[str, list[Statement]] = {section.id: [] for section in document.sections}
    for passage in passages:
        statements[passage.section_id] += passage.statements
    stages = tuple(_stages(document.sections, statements))
    return GuideWay(document, stages, dict(_gates(document.sections, statements))) if stages else None


def _stages(sections: Sequence[Section], statements: StatementsBySection) -> Iterator[GuideStage]:
    steps = {
        section.step: read_step(section, statements[section.id]) for section in sections if section.step[1:]
    }
    of_stages = [section for section in sections if len(section.step) == 1]
    for letter in sorted({code[0] for code in steps}):
        ordered = sorted((code for code in steps if code[0] == letter), key=lambda code: int(code[1:]))
        chapter = steps[ordered[0]].section.headings[:-1]
        own = {section.role: section for section in of_stages if section.step == letter}
        checks = own.pop(Role.CHECKLIST, None)
        closing = read_step(checks, statements[checks.id]) if checks else None
        yield GuideStage(
            letter,
            plain_heading(chapter[-1], letter) if chapter else letter,
            next((section.text for section in own.values()), ""),
            tuple(steps[code] for code in ordered),
            closing if closing and closing.items else None,
        )


def read_step(section: Section, statements: Sequence[Statement]) -> Step:
    """A section as a step: its checklist, with the lines that lead it in, apart from the rest."""
    checks = [
        each for each in statements if each.role is Role.CHECKLIST and each.layout is not Layout.SENTENCE
    ]
    leads = {check.lead_in for check in checks}
    kept_apart = {each.block for each in statements if each in checks or each.text in leads}
    blocks = (block for number, block in enumerate(section.blocks) if number not in kept_apart)
    is_closing = len(section.step) == 1
    groups = (
        ItemGroup(lead if is_closing else "", tuple(_items(group)))
        for lead, group in groupby(checks, key=lambda check: check.lead_in)
    )
    name = plain_heading(section.headings[-1], section.step) if section.headings else section.step
    return Step(section.step, name, section, tuple(blocks), tuple(groups))


def _items(checks: Iterable[Statement]) -> Iterator[str]:
    """An item that is told in several sentences is ticked once."""
    for _, sentences in groupby(checks, key=lambda check: check.block):
        yield " ".join(sentence.text for sentence in sentences)


def _gates(sections: Iterable[Section], statements: StatementsBySection) -> Iterator[tuple[str, str]]:
    """Code and words of items such as "Gate G1: The parties have chosen the form."."""
    for section in sections:
        for statement in statements[section.id] if section.role is Role.GATES else ():
            label, colon, words = statement.text.partition(": ")
            if colon and statement.layout is not Layout.SENTENCE:
                yield label.split()[-1].upper(), words


def plain_heading(heading: str, code: str = "") -> str:
    """A heading without its number, and without the brackets at its end that give this code of a step."""
    words = NUMBER.sub("", heading)
    return re.sub(rf"\s*\([^()]*\b{re.escape(code)}\)\s*$", "", words) if code else words
