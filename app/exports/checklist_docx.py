"""A checklist with its ticks as a Word file: the same ticks on the same day give the same bytes."""

from datetime import UTC, date, datetime

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run as WordRun

from app.exports.checklist import Checklist, Group
from app.exports.compose import clean
from corpus.model import Language
from corpus.typesetting import docx_styles as styles
from corpus.typesetting.docx_package import pack

TICKED, OPEN = "☒", "☐"


def checklist_docx(checklist: Checklist, today: date) -> bytes:
    """The steps' items, each with a box that is ticked or not."""
    target = docx.Document()
    styles.set_up(target, checklist.language)
    _set_properties(target, checklist, today)
    target.add_paragraph(clean(checklist.title), style="Title")
    target.add_paragraph(f"{checklist.service} · {checklist.day} · {checklist.ticked}", style="Subtitle")
    target.add_paragraph(clean(checklist.source))
    for part in checklist.parts:
        heading = target.add_heading(level=1)
        _speak(heading.add_run(clean(part.heading)), checklist.content_language)
        for group in part.groups:
            _add_group(target, group, checklist.content_language)
    target.add_paragraph(checklist.standing, style=styles.NOTE)
    return pack(target)


def _set_properties(target: WordDocument, checklist: Checklist, today: date) -> None:
    properties = target.core_properties
    properties.title = clean(checklist.title)
    properties.author = properties.last_modified_by = checklist.service
    properties.language = styles.LOCALES[checklist.language]
    properties.created = properties.modified = datetime(today.year, today.month, today.day, tzinfo=UTC)
    properties.revision = 1


def _add_group(target: WordDocument, group: Group, language: Language) -> None:
    if group.lead:
        lead = target.add_paragraph()
        lead.paragraph_format.keep_with_next = True
        _speak(lead.add_run(clean(group.lead)), language)
    for item in group.items:
        paragraph = target.add_paragraph(style=styles.CHECKLIST)
        paragraph.add_run(f"{TICKED if item.is_ticked else OPEN}\t")
        _speak(paragraph.add_run(clean(item.words)), language)


def _speak(run: WordRun, language: Language) -> None:
    """Name the run's language, so that Word checks it as that and a screen reader reads it so."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), styles.LOCALES[language])
    run._r.get_or_add_rPr().append(tag)
