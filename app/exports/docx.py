"""A conversation as a Word file: the same conversation on the same day gives the same bytes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from app.exports.compose import compose
from app.exports.report import Block, BlockKind, Part, Report, Runs, Section, Source
from app.store.records import KeptTurn
from corpus.model import Language
from corpus.typesetting import docx_styles as styles
from corpus.typesetting.docx_package import pack

BOOKMARK = "source{}"
HANGING = Cm(0.8)
WARNING = RGBColor(0x8A, 0x4B, 0x00)


def conversation_docx(said: Sequence[KeptTurn], language: Language, today: date) -> bytes:
    """The conversation with its sources in full."""
    report = compose(said, language, today)
    target = docx.Document()
    styles.set_up(target, language)
    _set_properties(target, report, today)
    _add_footer(target, report)
    target.add_paragraph(report.title, style="Title")
    target.add_paragraph(report.lead, style="Subtitle")
    target.add_paragraph(report.standing, style=styles.NOTE)
    for line in report.legend:
        target.add_paragraph(line)
    _add_chapters(target, report)
    for section in report.sections:
        _add_section(target, section)
    if report.sources:
        target.add_heading(report.labels.sources, 1)
    for source in report.sources:
        _add_source(target, source, report)
    return pack(target)


def _set_properties(target: WordDocument, report: Report, today: date) -> None:
    properties = target.core_properties
    properties.title = report.title
    properties.author = properties.last_modified_by = report.labels.service
    properties.language = styles.LOCALES[report.language]
    properties.created = properties.modified = datetime(today.year, today.month, today.day, tzinfo=UTC)
    properties.comments = report.standing
    properties.revision = 1


def _add_footer(target: WordDocument, report: Report) -> None:
    footer = target.sections[0].footer.paragraphs[0]
    if footer.style:
        footer.style.paragraph_format.tab_stops.clear_all()  # they are for another page width
    footer.paragraph_format.tab_stops.add_tab_stop(styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{report.labels.service} · {report.day}\t{report.labels.page} ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = OxmlElement("w:t")
    number.text = "1"  # what a reader that counts no pages shows
    run = OxmlElement("w:r")
    run.append(number)
    field.append(run)
    footer._p.append(field)


def _add_chapters(target: WordDocument, report: Report) -> None:
    for number, chapter in enumerate(report.chapters, 1):
        heading = target.add_heading(level=1)
        _speak(heading.add_run(f"{number}. {chapter.question}"), chapter.language)
        for part in chapter.parts:
            _add_part(target, part)


def _add_part(target: WordDocument, part: Part) -> None:
    if part.heading:
        target.add_heading(part.heading, 2)
    if part.status:
        _warn(target.add_paragraph(), part.status)
    for block in part.blocks:
        _add_block(target, block, part.language)
    for note in part.notes:
        _speak(target.add_paragraph(style=styles.NOTE).add_run(note), part.language)


def _add_block(target: WordDocument, block: Block, language: Language) -> None:
    paragraph = target.add_paragraph(style="List Bullet" if block.kind is BlockKind.BULLET else None)
    if block.kind is BlockKind.NUMBERED:
        _hang(paragraph)
        paragraph.add_run(f"{block.marker}\t")
    _add_runs(paragraph, block.runs, language)


def _hang(paragraph: Paragraph) -> None:
    """The number stays as it is: Word would count anew."""
    form = paragraph.paragraph_format
    form.left_indent = HANGING
    form.first_line_indent = -HANGING
    form.tab_stops.add_tab_stop(HANGING)


def _add_runs(paragraph: Paragraph, runs: Runs, language: Language) -> None:
    for place, run in enumerate(runs):
        before = " " if place else ""
        words = paragraph.add_run(f"{before}{run.text.strip()}")
        _speak(words, language)
        if run.mark:
            paragraph.add_run(f"\u00a0{run.mark}")
        for number in run.sources:
            paragraph.add_run("\u00a0")
            _add_link(paragraph, number)


def _add_link(paragraph: Paragraph, number: int) -> None:
    """The number of a source; a click goes to it."""
    run = paragraph.add_run(f"[{number}]")
    run.bold, run.font.size = True, Pt(9)
    run.font.color.rgb = RGBColor.from_string(styles.ACCENT)
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), BOOKMARK.format(number))
    run._r.addprevious(link)
    link.append(run._r)


def _add_section(target: WordDocument, section: Section) -> None:
    target.add_heading(section.heading, 1)
    if section.lead:
        target.add_paragraph(section.lead)
    for words, language in section.items:
        _speak(target.add_paragraph(style="List Bullet").add_run(words), language)


def _add_source(target: WordDocument, source: Source, report: Report) -> None:
    title = target.add_paragraph()
    _hang(title)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(8), Pt(2)
    title.paragraph_format.keep_with_next = True
    _add_bookmark(title, source.number)
    title.add_run(f"[{source.number}]\t").bold = True
    words = title.add_run(source.title)
    words.bold = True
    _speak(words, source.language)
    if source.path:
        _speak(_below(target).add_run(source.path), source.language)
    facts = _below(target).add_run(source.facts)
    facts.font.size, facts.font.color.rgb = Pt(9), RGBColor.from_string(styles.GREY)
    if source.overdue:
        _warn(_below(target), source.overdue)
    begins, ends = report.labels.quote_marks
    quote = _below(target, keep=False).add_run(f"{begins}{source.quote}{ends}")
    quote.italic = True
    _speak(quote, source.language)


def _below(target: WordDocument, keep: bool = True) -> Paragraph:
    """A line of a source, kept with the next one."""
    paragraph = target.add_paragraph()
    paragraph.paragraph_format.left_indent = HANGING
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = keep
    return paragraph


def _add_bookmark(paragraph: Paragraph, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark: BaseOxmlElement = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), BOOKMARK.format(number))
        paragraph._p.append(mark)


def _warn(paragraph: Paragraph, words: str) -> None:
    run = paragraph.add_run(words)
    run.bold, run.font.color.rgb = True, WARNING


def _speak(run: WordRun, language: Language) -> None:
    """Tell a screen reader and the spelling checker which language the words are in."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), styles.LOCALES[language])
    run._r.get_or_add_rPr().append(tag)
