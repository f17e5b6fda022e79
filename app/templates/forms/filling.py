"""DOCX and values → the same DOCX with the values in it.

Values are put in as text of the runs that are there: nothing in a template or a value is run as a program,
and no value is looked at for placeholders.
"""

import io
from collections.abc import Mapping
from types import MappingProxyType

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.templates.forms.reading import PLACEHOLDER, read_paragraph
from app.templates.forms.values import document_text
from app.templates.forms.word import (
    TBL,
    TC,
    Letters,
    P,
    R,
    T,
    letters,
    open_word,
    owners_of_style,
    run_style,
    style_id,
    style_names,
    xml_parts,
)
from corpus.model import Owner
from corpus.typesetting import docx_styles as styles

NO_LABELS: Mapping[str, str] = MappingProxyType({})


def fill(
    data: bytes,
    values: Mapping[str, str],
    owner: Owner | None = None,
    left_out: frozenset[str] = frozenset(),
    labels: Mapping[str, str] = NO_LABELS,
) -> bytes:
    """The same document with the fields that have a value filled in, and one ownership form's alternatives.

    Runs that are filled lose the character style that marks a placeholder, and alternatives that are kept the
    style and the label that mark an alternative: what is still marked in the document is still to be done.

    Args:
        values: text by field name; a field without one stays a placeholder, in its style.
        owner: whose alternatives are kept; None keeps all of them, marked.
        left_out: first-level headings that are left out with what stands below them.
        labels: what a reader is shown of a field without a value; one without a label keeps its code.

    Raises:
        UnreadableFile: the bytes are no DOCX file.
    """
    document = open_word(data)
    names = style_names(document)
    texts = {name: text for name, value in values.items() if (text := document_text(value))}
    empty = {name: f"[{document_text(label)}]" for name, label in labels.items()}
    if left_out:
        _leave_out(document, names, left_out)
    for part in xml_parts(document):
        for paragraph in list(part.element.iter(P)):
            if owner is None or _choose(paragraph, owner, names, document):
                _fill_paragraph(paragraph, texts, empty, names)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _fill_paragraph(
    paragraph: BaseOxmlElement,
    texts: Mapping[str, str],
    empty: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    whole = "".join(letter.text for letter in letters(paragraph))
    # From the last to the first, so that the places of the earlier ones still hold.
    for match in reversed(list(PLACEHOLDER.finditer(whole))):
        if match[1] in texts:
            _replace(letters(paragraph), match.span(), texts[match[1]], names)
        elif match[1] in empty:
            _replace(letters(paragraph), match.span(), empty[match[1]], {})


def _replace(shown: list[Letters], span: tuple[int, int], value: str, names: Mapping[str, str]) -> None:
    """Put the value where the letters of the span stand, in the first of their runs.

    Args:
        names: of the styles by their ids; a run whose style is a placeholder's loses it.
    """
    (start, end), place, rest = span, 0, value
    for letter in shown:
        left, right = max(start - place, 0), min(end - place, len(letter.text))
        if left < right and letter.node is not None:
            if names.get(run_style(letter.run)) == styles.PLACEHOLDER:
                _unmark(letter, right - left)
            _set_text(letter.node, letter.text[:left] + rest + letter.text[right:])
            rest = ""
        place += len(letter.text)


def _unmark(letter: Letters, replaced: int) -> None:
    """Take the placeholder's character style from a run that holds nothing else."""
    shown = sum(len(node.text or "") for node in letter.run.iterchildren(T))
    properties = letter.run.find(qn("w:rPr"))
    if replaced != shown or properties is None:
        return
    properties.remove(properties.find(qn("w:rStyle")))
    if len(properties) == 0:
        letter.run.remove(properties)


def _set_text(node: BaseOxmlElement, text: str) -> None:
    """Text of a node; a line break in it becomes Word's."""
    lines = text.split("\n")
    for line in reversed(lines[1:]):
        following, break_sign = OxmlElement("w:t"), OxmlElement("w:br")
        _write(following, line)
        node.addnext(following)
        node.addnext(break_sign)
    _write(node, lines[0])


def _write(node: BaseOxmlElement, text: str) -> None:
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _choose(
    paragraph: BaseOxmlElement, owner: Owner, names: Mapping[str, str], document: WordDocument
) -> bool:
    """Keep or remove an alternative; whether the paragraph is still there."""
    style = style_id(paragraph)
    owners = owners_of_style(names.get(style, ""))
    if not owners:
        return True
    if owner not in owners:
        _remove(paragraph)
        return False
    for run in list(paragraph.iterchildren(R)):
        if names.get(run_style(run)) == styles.ALTERNATIVE_LABEL:
            paragraph.remove(run)
    base = document.styles.element.get_by_id(style).find(qn("w:basedOn"))
    if base is not None:
        paragraph.pPr.pStyle.val = base.get(qn("w:val"))
    return True


def _remove(paragraph: BaseOxmlElement) -> None:
    """Take a paragraph out; where the file would break without it, only its text."""
    holder = paragraph.getparent()
    ends_section = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    is_last_of_cell = holder.tag == TC and len(holder.findall(P)) == 1
    if not (ends_section or is_last_of_cell):
        holder.remove(paragraph)
        return
    for child in [child for child in paragraph if child.tag != qn("w:pPr")]:
        paragraph.remove(child)


def _leave_out(document: WordDocument, names: Mapping[str, str], chapters: frozenset[str]) -> None:
    """Take out these chapters, and the page break after them."""
    is_out = False
    for element in list(document.element.body):
        if element.tag == P and (block := read_paragraph(element, names)).level == 1:
            was_out, is_out = is_out, block.title in chapters
            if was_out and not is_out:
                for sign in element.findall(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}"):
                    sign.getparent().remove(sign)
        if is_out and element.tag in (P, TBL):
            _remove(element)
