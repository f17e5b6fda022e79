"""The look of the DOCX templates: page, fonts, colours and every style that is written with."""

from collections.abc import Sequence

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle

from corpus.model import Language, Owner

FONT = "Arial"  # Word has it, and LibreOffice a face of the same widths
ACCENT = "1F5C6B"
GREY = "5F6B70"
PALE = "EEF4F5"
NOTE_PALE = "FBF5E6"
NOTE_EDGE = "B7791F"
# Tints of the accent: neighbouring alternatives must differ, or Word draws them as one box.
ALTERNATIVE_EDGES: dict[tuple[Owner, ...], str] = {
    (Owner.STATE,): ACCENT,
    (Owner.REGION,): "5B97A6",
    (Owner.COMPANY,): "A3C6CE",
}
SHARED_EDGE = "3D7A89"
TEXT_WIDTH = Cm(16.0)
CLAUSE_INDENT = Cm(1.25)
LIST_INDENT = Cm(0.6)
LOCALES = {Language.SWEDISH: "sv-SE", Language.ENGLISH: "en-GB"}
HEADING_SIZES = ((1, 14, 18, 6), (2, 11, 12, 4), (3, 10, 10, 3))  # level, size, space before, space after

CLAUSE = "Clause"
NOTE = "Note"
CHECKLIST = "Checklist"
TABLE_TEXT = "Table text"
TABLE_HEAD = "Table head"
PLACEHOLDER = "Placeholder"
ALTERNATIVE_LABEL = "Alternative label"
ALTERNATIVE = "Alternative"


def alternative_style(owners: Sequence[Owner]) -> str:
    """Name of the paragraph style of an alternative: "Alternative state region"."""
    return " ".join((ALTERNATIVE, *(owner.value for owner in Owner if owner in owners)))


def owners_of_style(name: str) -> tuple[Owner, ...]:
    """The ownership forms that a paragraph style keeps its text for; none where it is no alternative."""
    first, *owners = name.split()
    return (
        tuple(Owner(owner) for owner in owners) if first == ALTERNATIVE and name != ALTERNATIVE_LABEL else ()
    )


def set_up(document: DocxDocument, language: Language) -> None:
    """Give an empty document its page, its language and its styles."""
    _drop_unused_styles(document)
    _set_page(document)
    _set_language(document, language)
    _set_text_styles(document)
    _set_heading_styles(document)
    _add_clause_styles(document)
    _add_table_styles(document)
    _add_character_styles(document)


def ensure_alternative_style(document: DocxDocument, owners: Sequence[Owner]) -> str:
    """The paragraph style of these owners' alternative, made where it is missing."""
    name = alternative_style(owners)
    if name not in document.styles:
        style = _paragraph_style(document, name, CLAUSE)
        _box(style, PALE, ALTERNATIVE_EDGES.get(tuple(owners), SHARED_EDGE))
    return name


def _drop_unused_styles(document: DocxDocument) -> None:
    """The library's empty document brings a third of a megabyte of table styles."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)


def _set_language(document: DocxDocument, language: Language) -> None:
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LOCALES[language])


def _set_text_styles(document: DocxDocument) -> None:
    normal = _existing(document, "Normal")
    _set_font(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name in ("List Bullet", "List Bullet 2", "List Number", "List Number 2"):
        _existing(document, name).paragraph_format.space_after = Pt(3)
    title = _existing(document, "Title")
    _set_font(title, 24, ACCENT, bold=True)
    title.paragraph_format.space_after = Pt(4)
    _drop(title, "w:pBdr")
    subtitle = _existing(document, "Subtitle")
    _set_font(subtitle, 10, GREY)
    subtitle.font.italic = False
    spacing = subtitle.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        subtitle.element.rPr.remove(spacing)
    subtitle.paragraph_format.space_after = Pt(14)
    for name in ("Header", "Footer"):
        _set_font(_existing(document, name), 8, GREY)
    caption = _existing(document, "Caption")
    _set_font(caption, 9, GREY)
    caption.paragraph_format.space_after = Pt(10)


def _set_heading_styles(document: DocxDocument) -> None:
    for level, size, before, after in HEADING_SIZES:
        style = _existing(document, f"Heading {level}")
        _set_font(style, size, ACCENT, bold=True)
        style.font.italic = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True


def _add_clause_styles(document: DocxDocument) -> None:
    clause = _paragraph_style(document, CLAUSE, "Normal")
    _hang(clause, CLAUSE_INDENT)
    checklist = _paragraph_style(document, CHECKLIST, "Normal")
    checklist.paragraph_format.space_after = Pt(3)
    _hang(checklist, Cm(0.7))
    note = _paragraph_style(document, NOTE, "Normal")
    note.paragraph_format.left_indent = note.paragraph_format.right_indent = Cm(0.25)
    note.paragraph_format.space_before = note.paragraph_format.space_after = Pt(5)
    note.paragraph_format.keep_together = True
    _box(note, NOTE_PALE, NOTE_EDGE)


def _add_table_styles(document: DocxDocument) -> None:
    text = _paragraph_style(document, TABLE_TEXT, "Normal")
    text.font.size = Pt(9)
    text.paragraph_format.space_before = text.paragraph_format.space_after = Pt(2)
    text.paragraph_format.line_spacing = 1.05
    text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    head = _paragraph_style(document, TABLE_HEAD, TABLE_TEXT)
    _set_font(head, 9, "FFFFFF", bold=True)
    head.paragraph_format.keep_with_next = True


def _add_character_styles(document: DocxDocument) -> None:
    placeholder = document.styles.add_style(PLACEHOLDER, WD_STYLE_TYPE.CHARACTER)
    label = document.styles.add_style(ALTERNATIVE_LABEL, WD_STYLE_TYPE.CHARACTER)
    if isinstance(placeholder, CharacterStyle) and isinstance(label, CharacterStyle):
        placeholder.font.color.rgb = RGBColor.from_string(NOTE_EDGE)
        label.font.color.rgb = RGBColor.from_string(ACCENT)
        label.font.bold = True
        label.font.size = Pt(8.5)


def _existing(document: DocxDocument, name: str) -> ParagraphStyle:
    return _as_paragraph_style(document.styles[name])


def _paragraph_style(document: DocxDocument, name: str, base: str) -> ParagraphStyle:
    style = _as_paragraph_style(document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles[base]
    style.quick_style = True
    return style


def _as_paragraph_style(style: BaseStyle) -> ParagraphStyle:
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{style.name} is no paragraph style")
    return style


def _set_font(style: ParagraphStyle, size: float, colour: str = "", bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in list(fonts.keys()):  # a theme's font would win over the one that is named
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _hang(style: ParagraphStyle, indent: Cm) -> None:
    style.paragraph_format.left_indent = indent
    style.paragraph_format.first_line_indent = -indent
    style.paragraph_format.tab_stops.add_tab_stop(indent)


def _drop(style: ParagraphStyle, tag: str) -> None:
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(qn(tag)):
        properties.remove(found)


def _box(style: ParagraphStyle, fill: str, edge: str) -> None:
    """A pale ground with a coloured line at its left side."""
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:left", val="single", sz="18", space="6", color=edge))
    properties = style.element.get_or_add_pPr()
    shading = _element("w:shd", val="clear", color="auto", fill=fill)
    for element in (borders, shading):
        _insert_in_order(properties, element)


def _insert_in_order(properties: BaseOxmlElement, element: BaseOxmlElement) -> None:
    """Put borders and shading where the schema wants them: after numbering, before tabs and spacing."""
    later = [qn(tag) for tag in ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")]
    index = next(
        (i for i, child in enumerate(properties) if child.tag in later and child.tag != element.tag), None
    )
    properties.insert(len(properties) if index is None else index, element)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
