"""A decision table (number, question, yes, no) becomes a drawing of Word shapes, so that the two cannot differ.

Shapes and not a picture: they stay sharp, can be edited, and their bytes depend on no font or image library.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from corpus.errors import CorpusError
from corpus.typesetting import docx_styles as styles
from corpus.typesetting.manuscript import Cell, Table

EMU_PER_MM = 36_000
WIDTH, QUESTION_WIDTH, ANSWER_LEFT = 160, 68, 84  # millimetres
ANSWER_WIDTH = WIDTH - ANSWER_LEFT
LINE_HEIGHT, PADDING, GAP, ANSWER_GAP = 4.2, 5.0, 9.0, 2.0  # millimetres
LETTERS_PER_LINE = {QUESTION_WIDTH: 36, ANSWER_WIDTH: 42}  # at the size below, with some to spare
TEXT_HALF_POINTS = 17
GO_TO = re.compile(r"(?:Gå till fråga|Go to question) (\d+)\.")
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


@dataclass(frozen=True, slots=True)
class Step:
    """One question: `onward` is the answer that leads to the next question, `answers` all the others."""

    question: str
    answers: tuple[tuple[str, str], ...]
    onward: str


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
            raise CorpusError(f"question {number} of a decision table leads to {unknown[0]}, which is not there")
        onward = next((word for word, goal in goals.items() if goal == following), "")
        others = tuple((word, outcome) for word, outcome in answers.items() if word != onward)
        found.append(Step(f"{number}. {question}", others, onward))
    return tuple(found)


def add_flowchart(paragraph: Paragraph, table: Table, alt: str) -> None:
    """Draw the table at the end of the paragraph; `alt` is what screen readers say."""
    shapes: list[str] = []
    top = 0.0
    for step in steps_of(table):
        heights = [_height(f"{word}: {outcome}", ANSWER_WIDTH) for word, outcome in step.answers]
        height = max(_height(step.question, QUESTION_WIDTH), sum(heights) + ANSWER_GAP * (len(heights) - 1))
        shapes.append(_box(0, top, QUESTION_WIDTH, height, step.question, styles.ACCENT, "FFFFFF"))
        shapes += _answers(step, top, heights, height)
        if step.onward:
            middle = QUESTION_WIDTH / 2
            shapes.append(_arrow(middle, top + height, 0, GAP))
            shapes.append(_label(middle + 1, top + height + 1.5, step.onward))
        top += height + GAP
    paragraph.add_run()._r.append(parse_xml(_group(shapes, top - GAP, alt)))


def _answers(step: Step, top: float, heights: Sequence[float], height: float) -> list[str]:
    """The boxes to the right of a question, each with its arrow."""
    shapes = []
    upper = top + (height - sum(heights) - ANSWER_GAP * (len(heights) - 1)) / 2
    for (word, outcome), box_height in zip(step.answers, heights, strict=True):
        middle = upper + box_height / 2
        shapes.append(_arrow(QUESTION_WIDTH, middle, ANSWER_LEFT - QUESTION_WIDTH, 0))
        shapes.append(_label(QUESTION_WIDTH + 2, middle - 5, word))
        text = f"{word}: {outcome}"
        shapes.append(_box(ANSWER_LEFT, upper, ANSWER_WIDTH, box_height, text, styles.PALE, "222222"))
        upper += box_height + ANSWER_GAP
    return shapes


def _height(text: str, width: int) -> float:
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > LETTERS_PER_LINE[width]:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
    return lines * LINE_HEIGHT + PADDING


def _box(left: float, top: float, width: float, height: float, text: str, fill: str, ink: str) -> str:
    look = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' + _line(styles.ACCENT)
    return _shape(_place(left, top, width, height), "roundRect", look, _paragraph(text, ink, bold=False))


def _label(left: float, top: float, text: str) -> str:
    look = "<a:noFill/><a:ln><a:noFill/></a:ln>"
    return _shape(_place(left, top, 12, 5.5), "rect", look, _paragraph(text, styles.ACCENT, bold=True))


def _arrow(left: float, top: float, width: float, height: float) -> str:
    look = _line(styles.ACCENT, '<a:tailEnd type="triangle"/>')
    return _shape(_place(left, top, width, height), "line", look, "")


def _line(colour: str, end: str = "") -> str:
    return f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{end}</a:ln>'


def _place(left: float, top: float, width: float, height: float) -> str:
    x, y, cx, cy = (round(value * EMU_PER_MM) for value in (left, top, width, height))
    return f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>'


def _shape(place: str, form: str, look: str, text: str) -> str:
    kind = "<wps:cNvSpPr/>" if text else "<wps:cNvCnPr/>"
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<wps:wsp>{kind}<wps:spPr><a:xfrm>{place}</a:xfrm><a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        f'{look}</wps:spPr>{box}<wps:bodyPr lIns="54000" tIns="18000" rIns="54000" bIns="18000" anchor="ctr"/>'
        "</wps:wsp>"
    )


def _paragraph(text: str, ink: str, bold: bool) -> str:
    weight = "<w:b/>" if bold else ""
    look = (
        f'<w:rPr><w:rFonts w:ascii="{styles.FONT}" w:hAnsi="{styles.FONT}" w:cs="{styles.FONT}"/>{weight}'
        f'<w:color w:val="{ink}"/><w:sz w:val="{TEXT_HALF_POINTS}"/></w:rPr>'
    )
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f'<w:p>{spacing}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _group(shapes: Sequence[str], height: float, alt: str) -> str:
    cx, cy = round(WIDTH * EMU_PER_MM), round(height * EMU_PER_MM)
    size = f'<a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/><a:chOff x="0" y="0"/><a:chExt cx="{cx}" cy="{cy}"/>'
    return (
        f'<mc:AlternateContent {NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="Decision tree" descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{size}</a:xfrm></wpg:grpSpPr>{''.join(shapes)}</wpg:wgp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _text(cell: Cell) -> str:
    return "".join(run.text for run in cell)
