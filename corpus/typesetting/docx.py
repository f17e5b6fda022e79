"""A manuscript becomes a DOCX file with real headings, tables, placeholders and alternatives.

Placeholders are one run each in the character style "Placeholder", written `{{ name }}`. Alternatives by
ownership form stand in paragraph styles "Alternative state", "Alternative region company" and so on, with a
label that a reader sees in a run of its own, in the style "Alternative label". So software can fill the
former and keep or delete the latter by style; see `docx_styles.owners_of_style`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import docx
from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph as DocxParagraph

from corpus.errors import CorpusError
from corpus.model import Document, Language, Owner
from corpus.typesetting import docx_styles as styles
from corpus.typesetting.blocks import (
    Alternative,
    Block,
    Figure,
    Heading,
    ListItem,
    Manuscript,
    Note,
    Paragraph,
    Run,
    Table,
)
from corpus.typesetting.docx_numbering import numbering_of_style, restarted_numbering, set_numbering
from corpus.typesetting.docx_package import finish, pack
from corpus.typesetting.docx_table import add_table
from corpus.typesetting.flowchart import add_flowchart

CLAUSE_NUMBER = re.compile(r"((?:\d+|[A-Z])(?:\.\d+)+)\s+")
FIRST_CLAUSE_SECTION = "1"  # the cover note (section 0) has its own pages, so that it can be taken out
DECISION_TREE = "decision-tree"  # the figure that draws the next table
EMPTY_BOX = "☐"
OWNER_NAMES = {
    Language.SWEDISH: {
        Owner.STATE: "statlig myndighet",
        Owner.REGION: "region",
        Owner.COMPANY: "statligt ägt bolag",
    },
    Language.ENGLISH: {
        Owner.STATE: "state authority",
        Owner.REGION: "region",
        Owner.COMPANY: "state-owned company",
    },
}
LABELS = {Language.SWEDISH: ("Alternativ", "eller"), Language.ENGLISH: ("Alternative", "or")}
EDITIONS = {
    Language.SWEDISH: ("Mall", "version {}", "gäller från {}", "ses över senast {}"),
    Language.ENGLISH: ("Template", "version {}", "valid from {}", "to be reviewed by {}"),
}


def typeset_docx(manuscript: Manuscript, document: Document) -> bytes:
    """The bytes of the DOCX file; the same input gives the same bytes."""
    target = docx.Document()
    styles.set_up(target, document.language)
    target.add_paragraph(manuscript.title, style="Title")
    target.add_paragraph(_edition(document), style="Subtitle")
    _Writer(target, document.language).write(manuscript.blocks)
    finish(target, manuscript.title, document)
    return pack(target)


def alternative_label(owners: Sequence[Owner], language: Language) -> str:
    """What a reader sees before an alternative: "Alternativ – statlig myndighet eller region: "."""
    word, conjunction = LABELS[language]
    names = [OWNER_NAMES[language][owner] for owner in Owner if owner in owners]
    return f"{word} – {f' {conjunction} '.join(names)}: "


def _edition(document: Document) -> str:
    kind, version, valid_from, review_by = EDITIONS[document.language]
    parts = [kind]
    if document.version:
        parts.append(version.format(document.version))
    if document.valid_from:
        parts.append(valid_from.format(document.valid_from.isoformat()))
    if document.review_by:
        parts.append(review_by.format(document.review_by.isoformat()))
    return " · ".join(parts)


class _Writer:
    """Writes blocks at the end of one document, in order."""

    def __init__(self, target: DocxDocument, language: Language) -> None:
        self.target = target
        self.language = language
        self.numberings: dict[int, int] = {}  # of the numbered lists that are being written, by depth
        self.in_clause = False  # lists under a numbered clause stand as far in as its text

    def write(self, blocks: Sequence[Block]) -> None:
        """Every block, each in its style."""
        for index, block in enumerate(blocks):
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    before_table = any(
                        isinstance(follower, Table) for follower in blocks[index + 1 : index + 2]
                    )
                    self._paragraph(block.runs).paragraph_format.keep_with_next = before_table or None
                case ListItem():
                    self._item(block)
                case Table():
                    self._table(block)
                case Note():
                    self._note(block)
                case Alternative():
                    self._alternative(block)
                case Figure():
                    self._figure(block, blocks[index + 1 :])

    def _heading(self, heading: Heading) -> None:
        self.in_clause = False
        paragraph = self.target.add_paragraph(heading.label, style=f"Heading {min(heading.level, 3)}")
        starts_page = heading.number == FIRST_CLAUSE_SECTION or heading.number in "ABCDEFGH"
        if heading.level == 1 and heading.number and starts_page:
            paragraph.paragraph_format.page_break_before = True

    def _paragraph(self, runs: Sequence[Run], label: str = "", style: str = "") -> DocxParagraph:
        number, rest = _clause_number(runs)
        self.in_clause = bool(number)
        paragraph = self.target.add_paragraph(style=style or (styles.CLAUSE if number else None))
        if number:
            paragraph.add_run(f"{number}\t")
        if label:
            paragraph.add_run(label, style=styles.ALTERNATIVE_LABEL)
        _add_runs(paragraph, rest)
        return paragraph

    def _item(self, item: ListItem, style: str = "") -> None:
        if item.checkbox:
            paragraph = self.target.add_paragraph(style=style or styles.CHECKLIST)
            paragraph.add_run(f"{EMPTY_BOX}\t")
        else:
            kind = ("List Bullet" if item.number is None else "List Number") + (" 2" if item.depth else "")
            paragraph = self.target.add_paragraph(style=style or kind)
            if item.number == 1:
                # Word would count on from the list before.
                self.numberings[item.depth] = restarted_numbering(self.target, kind)
            if item.number is not None:
                set_numbering(paragraph, self.numberings[item.depth])
            elif style:
                set_numbering(paragraph, numbering_of_style(self.target, kind))
        if self.in_clause:
            left = styles.CLAUSE_INDENT + (1 + item.depth) * styles.LIST_INDENT
            paragraph.paragraph_format.left_indent = left
            paragraph.paragraph_format.first_line_indent = -styles.LIST_INDENT
        _add_runs(paragraph, item.runs)

    def _table(self, table: Table) -> None:
        add_table(self.target, table, _add_runs)

    def _note(self, note: Note) -> None:
        for block in note.blocks:
            if not isinstance(block, Paragraph):
                raise CorpusError("a note in a template holds paragraphs only")
            self._paragraph(block.runs, style=styles.NOTE)

    def _alternative(self, alternative: Alternative) -> None:
        style = styles.ensure_alternative_style(self.target, alternative.owners)
        label = alternative_label(alternative.owners, self.language)
        for block in alternative.blocks:
            match block:
                case Paragraph():
                    self._paragraph(block.runs, label, style)
                case ListItem():
                    self._item(block, style)
                case _:
                    raise CorpusError("an alternative in a template holds paragraphs and lists only")

    def _figure(self, figure: Figure, following: Sequence[Block]) -> None:
        table = next((block for block in following if isinstance(block, Table)), None)
        if figure.name != DECISION_TREE or table is None:
            raise CorpusError(
                f"figure:{figure.name} is not known: a template can draw figure:{DECISION_TREE}"
            )
        add_flowchart(self.target.add_paragraph(), table, figure.alt)
        if figure.caption:
            self.target.add_paragraph(figure.caption, style="Caption")


def _clause_number(runs: Sequence[Run]) -> tuple[str, tuple[Run, ...]]:
    """Cut the typed number from the beginning of a clause."""
    found = CLAUSE_NUMBER.match(runs[0].text) if runs and not runs[0].placeholder else None
    if not found:
        return "", tuple(runs)
    first = replace(runs[0], text=runs[0].text[found.end() :])
    return found[1], (first, *runs[1:]) if first.text else tuple(runs[1:])


def _add_runs(paragraph: DocxParagraph, runs: Sequence[Run]) -> None:
    for run in runs:
        if run.placeholder:
            # docxtpl finds a placeholder only where it is a run of its own.
            paragraph.add_run(f"{{{{ {run.text} }}}}", style=styles.PLACEHOLDER)
            continue
        added = paragraph.add_run(run.text)
        added.bold = run.bold or None
        added.italic = run.italic or None
