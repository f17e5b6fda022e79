"""Bytes of one file → title, sections and page labels: recognise, read, clean, divide."""

from dataclasses import dataclass

from corpus.errors import UnreadableFile
from corpus.model import Section
from ingest.blocks import Raw
from ingest.bounds import DOCUMENT, Amount, amount_read, refuse_beyond
from ingest.limits import MAX_BLOCKS
from ingest.recognise import Format, recognise
from ingest.sections import build_sections, document_title


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, before anything from outside is known about it.

    Args:
        metadata: front matter and the like, as it stands there.
        notes: what could not be read though the rest could.
    """

    title: str
    sections: tuple[Section, ...]
    page_labels: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def read_file(data: bytes, name: str, title: str = "", most: Amount = DOCUMENT) -> Reading:
    """The document; raises UnreadableFile with what is wrong and what to do.

    Args:
        name: of the file; its suffix settles what the content leaves open.
        title: as the catalogue gives it, left out of the heading paths.
        most: that a document may hold.
    """
    raw = _raw(data, recognise(data, name))
    if len(raw.blocks) > MAX_BLOCKS:
        raise UnreadableFile(f"holds more than {MAX_BLOCKS:,} paragraphs; split it")
    _refuse(Amount(characters=sum(len(block.text) for block in raw.blocks)), most)
    sections = build_sections(raw, title)
    if not sections:
        raise UnreadableFile("holds no text")
    _refuse(amount_read(sections), most)
    return Reading(document_title(raw), sections, raw.page_labels, raw.metadata, raw.notes)


def _refuse(amount: Amount, most: Amount) -> None:
    refuse_beyond(amount, most, "holds", "split it")


def _raw(data: bytes, format: Format) -> Raw:
    """Each reader is imported when it is needed: together they take half a second."""
    match format:
        case Format.PDF:
            from ingest.pdf import read_pdf

            return read_pdf(data)
        case Format.DOCX:
            from ingest.docx import read_docx

            return read_docx(data)
        case Format.HTML:
            from ingest.html import read_html

            return read_html(data)
        case Format.MARKDOWN:
            from ingest.markdown import read_markdown

            return read_markdown(data)
        case Format.TEXT:
            from ingest.text import read_text

            return read_text(data)
