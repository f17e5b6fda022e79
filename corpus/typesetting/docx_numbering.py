"""Bullets and numbers of DOCX lists: which numbering a paragraph counts in."""

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def set_numbering(paragraph: Paragraph, numbering: int) -> None:
    """Let a paragraph count in this numbering, whatever its style."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def numbering_of_style(document: DocxDocument, style: str) -> int:
    """The numbering that a list style counts in."""
    return int(document.styles[style].element.pPr.numPr.numId.val)


def restarted_numbering(document: DocxDocument, style: str) -> int:
    """A new numbering that looks as the style's and begins at 1."""
    part = document.part.numbering_part.element
    original = part.num_having_numId(numbering_of_style(document, style))
    added = part.add_num(original.abstractNumId.val)
    added.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(added.get(qn("w:numId")))
