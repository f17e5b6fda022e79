"""A DOCX file opened: its XML parts, its styles, and the letters of its paragraphs."""

import io
import zipfile
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from corpus.errors import UnreadableFile
from corpus.model import Owner
from corpus.typesetting import docx_styles as styles

P, R, T, TBL, TC = (qn(f"w:{tag}") for tag in ("p", "r", "t", "tbl", "tc"))
SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
REMOVED_TEXT = qn("w:del")
# A broken package or XML; lxml's errors of syntax are Python's.
BROKEN = (PackageNotFoundError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Letters:
    """Text of one element of a run; `node` is None for a tab or a line break, which no value can replace."""

    text: str
    run: BaseOxmlElement
    node: BaseOxmlElement | None


def letters(paragraph: BaseOxmlElement) -> list[Letters]:
    """What the paragraph shows; a text box inside it has paragraphs of its own."""
    found = []
    for run in paragraph.iter(R):
        is_removed = next(run.iterancestors(REMOVED_TEXT), None) is not None
        if is_removed or next(run.iterancestors(P)) is not paragraph:
            continue
        for child in run:
            if child.tag == T:
                found.append(Letters(child.text or "", run, child))
            elif child.tag in SIGNS:
                found.append(Letters(SIGNS[child.tag], run, None))
    return found


def open_word(data: bytes) -> WordDocument:
    """The document in these bytes; raises UnreadableFile."""
    try:
        return docx.Document(io.BytesIO(data))
    except BROKEN as error:
        raise UnreadableFile(
            "the template is no Word document; save it as DOCX and ingest it again"
        ) from error


def xml_parts(document: WordDocument) -> list[XmlPart]:
    """The text, then headers, footers and comments."""
    others = [part for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    return [document.part, *(part for part in others if part is not document.part)]


def style_names(document: WordDocument) -> dict[str, str]:
    """Names of the styles by the ids that paragraphs and runs refer to."""
    return {style.style_id: style.name or "" for style in document.styles}


def owners_of_style(style: str) -> tuple[Owner, ...]:
    """The ownership forms of an alternative's style; an owner's own style of a similar name is none."""
    try:
        return styles.owners_of_style(style) if style else ()
    except ValueError:
        return ()


def style_id(paragraph: BaseOxmlElement) -> str:
    """Id of a paragraph's style; "" for the default."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))


def run_style(run: BaseOxmlElement) -> str:
    """Id of a run's character style; "" where it has none."""
    found = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))
