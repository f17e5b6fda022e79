"""What surrounds the text of a DOCX file: header, footer, properties, and a reproducible package."""

import io
import zipfile
from datetime import UTC, date, datetime, time

from docx.document import Document as DocxDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus.errors import CorpusError
from corpus.model import Document, Language
from corpus.typesetting import docx_styles as styles

AUTHOR = "Samverkanslotsen"
FIXED_DATE = date(2026, 1, 1)  # of a document that has no date of its own
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
WORD_SETTINGS = "http://schemas.microsoft.com/office/word"
COMPATIBILITY_MODE = "15"  # Word 2013 and all later ones
LEFTOVERS = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
STANDING_NOTES = {
    Language.SWEDISH: ("Projektets egen text. Inte juridisk rådgivning.", "Sida"),
    Language.ENGLISH: ("The project's own text. Not legal advice.", "Page"),
}


def finish(target: DocxDocument, title: str, document: Document) -> None:
    """Set header, footer and properties."""
    note, page = STANDING_NOTES[document.language]
    section = target.sections[0]
    header = section.header.paragraphs[0]
    _set_right_tab(header)
    header.add_run(f"{AUTHOR}\t{title}")
    footer = section.footer.paragraphs[0]
    _set_right_tab(footer)
    footer.add_run(f"{note}\t{page} ")
    _add_field(footer, "PAGE")
    footer.add_run(" / ")
    _add_field(footer, "NUMPAGES")
    _set_properties(target, title, document)
    _set_compatibility(target)


def pack(target: DocxDocument) -> bytes:
    """The file's bytes: neither the clock nor the machine's compressor leaves a trace in them."""
    _drop_leftovers(target)
    saved, packed = io.BytesIO(), io.BytesIO()
    target.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as result:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.create_system = 0
            result.writestr(entry, source.read(name))
    return packed.getvalue()


def _set_properties(target: DocxDocument, title: str, document: Document) -> None:
    moment = datetime.combine(document.valid_from or FIXED_DATE, time(), UTC)
    properties = target.core_properties
    properties.title, properties.author, properties.last_modified_by = title, AUTHOR, AUTHOR
    properties.language = styles.LOCALES[document.language]
    properties.created = properties.modified = moment
    properties.version, properties.identifier = document.version, document.id
    properties.comments = STANDING_NOTES[document.language][0]
    properties.revision = 1


def _set_compatibility(target: DocxDocument) -> None:
    """Without a mode Word opens the file as one of Word 2007."""
    settings = target.settings.element
    compatibility = settings.find(qn("w:compat"))
    if compatibility is None:
        raise CorpusError("the library's empty document has no compatibility settings: use python-docx 1.2")
    for setting in list(compatibility):
        compatibility.remove(setting)
    mode = OxmlElement("w:compatSetting")
    for name, value in (("name", "compatibilityMode"), ("uri", WORD_SETTINGS), ("val", COMPATIBILITY_MODE)):
        mode.set(qn(f"w:{name}"), value)
    compatibility.append(mode)


def _set_right_tab(paragraph: Paragraph) -> None:
    if paragraph.style:
        paragraph.style.paragraph_format.tab_stops.clear_all()  # they are for another page width
    paragraph.paragraph_format.tab_stops.add_tab_stop(styles.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"  # what a reader that counts no pages shows
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _drop_leftovers(target: DocxDocument) -> None:
    """The library's empty document brings a preview picture and a copy of the styles for Word 2010."""
    for relationships in (target.part.package.rels, target.part.rels):
        for key, found in list(relationships.items()):
            if found.reltype in LEFTOVERS:
                del relationships[key]
