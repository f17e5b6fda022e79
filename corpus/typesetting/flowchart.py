"""A decision table (number, question, yes, no) becomes a drawing, so that the two cannot differ.

The drawing is a picture: text in shapes would be read once more beside the table that it repeats.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from corpus.errors import CorpusError
from corpus.typesetting import docx_styles as styles
from corpus.typesetting.blocks import Cell, Table
from corpus.typesetting.emf import EMU_PER_UNIT, Drawing, text_width

WIDTH, QUESTION_WIDTH, ANSWER_LEFT = 16_000, 6_800, 8_400
ANSWER_WIDTH = WIDTH - ANSWER_LEFT
LINE_HEIGHT, PADDING, GAP, ANSWER_GAP = 400, 260, 850, 200
TEXT_SIZE = 310
DARK, LIGHT = "222222", "FFFFFF"
GO_TO = re.compile(r"(?:Gå till fråga|Go to question) (\d+)\.")
NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{address}"'
    for prefix, address in {
        "w": "wordprocessingml/2006/main",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
        "r": "officeDocument/2006/relationships",
    }.items()
)


@dataclass(frozen=True, slots=True)
class Step:
    """One question: `onward` is the answer that leads to the next question, `answers` all the others."""

    question: str
    answers: tuple[tuple[str, str], ...]
    onward: str


@dataclass(frozen=True, slots=True)
class Place:
    """Of a box, in the drawing's units."""

    left: int
    top: int
    width: int
    height: int


def steps_of(table: Table) -> tuple[Step, ...]:
    """The questions of a decision table, in order; raises CorpusError where it is none."""
    header = [_text(cell) for cell in table.header]
    if len(header) != 4:
        raise CorpusError("a decision table has four columns: number, question, yes, no")
    rows = [[_text(cell) for cell in row] for row in table.rows]
    numbers = [row[0] for row in rows]
    found = []
    for (number, question, *outcomes), following in zip(rows, [*numbers[1:], ""], strict=True):
        answers = dict(zip(header[2:], outcomes, strict=True))
        goals = {word: goal[1] for word, outcome in answers.items() if (goal := GO_TO.fullmatch(outcome))}
        unknown = [goal for goal in goals.values() if goal not in numbers]
        if unknown:
            raise CorpusError(
                f"question {number} of a decision table leads to {unknown[0]}, which is not there"
            )
        onward = next((word for word, goal in goals.items() if goal == following), "")
        others = tuple((word, outcome) for word, outcome in answers.items() if word != onward)
        found.append(Step(f"{number}. {question}", others, onward))
    return tuple(found)


def draw(steps: Sequence[Step]) -> Drawing:
    """Questions below each other, the answers that do not lead to the next one at their right."""
    heights = [_step_height(step) for step in steps]
    drawing = Drawing(WIDTH, sum(heights) + GAP * (len(steps) - 1) + 20)
    top = 10
    for step, height in zip(steps, heights, strict=True):
        _box(drawing, Place(10, top, QUESTION_WIDTH, height), step.question, styles.ACCENT, LIGHT)
        _draw_answers(drawing, step, top, height)
        if step.onward:
            middle = QUESTION_WIDTH // 2
            drawing.arrow((middle, top + height), (middle, top + height + GAP), styles.ACCENT)
            _label(drawing, middle + 150, top + height + 180, step.onward)
        top += height + GAP
    return drawing


def add_flowchart(paragraph: Paragraph, table: Table, alt: str) -> None:
    """Draw the table at the end of the paragraph; `alt` is what screen readers say."""
    drawing = draw(steps_of(table))
    name = PackURI("/word/media/decision-tree.emf")
    part = Part(name, "image/x-emf", drawing.emf("Decision tree"), paragraph.part.package)
    relation = paragraph.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    paragraph.add_run()._r.append(parse_xml(_picture(drawing, relation, alt)))


def _draw_answers(drawing: Drawing, step: Step, top: int, height: int) -> None:
    heights = [_height(outcome, ANSWER_WIDTH) for _, outcome in step.answers]
    upper = top + (height - sum(heights) - ANSWER_GAP * (len(heights) - 1)) // 2
    for (word, outcome), box_height in zip(step.answers, heights, strict=True):
        middle = upper + box_height // 2
        drawing.arrow((10 + QUESTION_WIDTH, middle), (ANSWER_LEFT - 10, middle), styles.ACCENT)
        _label(drawing, QUESTION_WIDTH + 350, middle - LINE_HEIGHT - 30, word)
        place = Place(ANSWER_LEFT - 10, upper, ANSWER_WIDTH, box_height)
        _box(drawing, place, outcome, styles.PALE, DARK)
        upper += box_height + ANSWER_GAP


def _box(drawing: Drawing, place: Place, text: str, fill: str, ink: str) -> None:
    drawing.box(place.left, place.top, place.width, place.height, fill, styles.ACCENT)
    lines = wrap(text, place.width)
    first = place.top + (place.height - len(lines) * LINE_HEIGHT) // 2
    for number, line in enumerate(lines):
        drawing.text(place.left + PADDING, first + number * LINE_HEIGHT + 30, line, TEXT_SIZE, ink)


def _label(drawing: Drawing, left: int, top: int, word: str) -> None:
    drawing.text(left, top, word, TEXT_SIZE, styles.ACCENT, bold=True)


def _step_height(step: Step) -> int:
    answers = [_height(outcome, ANSWER_WIDTH) for _, outcome in step.answers]
    return max(_height(step.question, QUESTION_WIDTH), sum(answers) + ANSWER_GAP * (len(answers) - 1))


def _height(text: str, width: int) -> int:
    return len(wrap(text, width)) * LINE_HEIGHT + 2 * PADDING


def wrap(text: str, width: int) -> list[str]:
    """The lines that a text takes in a box of this width."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", TEXT_SIZE) <= width - 2 * PADDING:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _picture(drawing: Drawing, relation: str, alt: str) -> str:
    cx, cy = drawing.width * EMU_PER_UNIT, drawing.height * EMU_PER_UNIT
    return (
        f"<w:drawing {NAMESPACES}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="Decision tree" descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="0" name="decision-tree.emf"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _text(cell: Cell) -> str:
    return "".join(run.text for run in cell)
