"""The note at the head of a template on how it is used (pure)."""

from dataclasses import dataclass

from app.shell.blocks_html import section_html
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.templates.forms.form import note_chapters
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class CoverSection:
    """A section of the note; its title is the heading without the number."""

    title: str
    text: Markup


def cover_html(document: Document, texts: Texts) -> Markup:
    """The whole note; empty where the template has none."""
    sections, language = cover_sections(document), document.language.value
    return render("templates/cover.html.jinja", texts, sections=sections, language=language)


def cover_sections(document: Document) -> tuple[CoverSection, ...]:
    """The sections of the note."""
    chapters = note_chapters(document)
    return tuple(
        # The text is escaped by `section_html`.
        CoverSection(_without_number(section.headings[-1]), Markup(section_html(section)))
        for section in document.sections
        if section.headings[:1] and section.headings[0] in chapters
    )


def _without_number(heading: str) -> str:
    return heading.partition(" ")[2] or heading
