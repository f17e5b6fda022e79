"""Word documents: styles, lists, tables, text boxes, and packages that are refused."""

import io
import zipfile

import pytest
from conftest import docx_bytes, with_part

from corpus.errors import UnreadableFile
from ingest.blocks import Form
from ingest.docx import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def blocks(fill):
    return [(block.form, block.text) for block in read_docx(docx_bytes(fill)).blocks]


def body(content):
    """A document whose body is this XML."""
    return with_part(
        docx_bytes(lambda document: None),
        "word/document.xml",
        f"<w:document {W}><w:body>{content}</w:body></w:document>",
    )


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def texts(package):
    return [block.text for block in read_docx(package).blocks]


def test_headings_lists_and_paragraphs_by_style():
    def fill(document):
        document.add_heading("Mallen", 0)
        document.add_heading("1 Parter", 1)
        document.add_paragraph("1.1\tFöretaget är part.")
        document.add_paragraph("Punkt", style="List Bullet")
        document.add_paragraph("Första", style="List Number")
        document.add_paragraph("Andra", style="List Number")
        document.add_heading("1.1 Adress", 2)

    raw = read_docx(docx_bytes(fill))
    assert [(block.form, block.level, block.text) for block in raw.blocks] == [
        (Form.HEADING, 0, "Mallen"),
        (Form.HEADING, 1, "1 Parter"),
        (Form.PARAGRAPH, 0, "1.1 Företaget är part."),
        (Form.ITEM, 0, "- Punkt"),
        (Form.ITEM, 0, "1. Första"),
        (Form.ITEM, 0, "2. Andra"),
        (Form.HEADING, 2, "1.1 Adress"),
    ]


def test_tables_come_in_order_a_line_a_row_and_merged_cells_say_the_same():
    def fill(document):
        document.add_paragraph("Före.")
        table = document.add_table(3, 2)
        for row, texts in zip(
            table.rows, (("Form", "Pris"), ("Stat", "Full|kostnad"), ("", "Marknad")), strict=True
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        document.add_paragraph("Efter.")

    assert blocks(fill) == [
        (Form.PARAGRAPH, "Före."),
        (Form.ROW, "| Form | Pris |"),
        (Form.ROW, "| Stat | Full/kostnad |"),
        (Form.ROW, "| Stat | Marknad |"),
        (Form.PARAGRAPH, "Efter."),
    ]


def test_a_table_of_one_column_is_a_frame_round_text():
    def fill(document):
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "Obs!"
        cell.add_paragraph("Skicka inget hemligt.")

    assert blocks(fill) == [(Form.PARAGRAPH, "Obs!"), (Form.PARAGRAPH, "Skicka inget hemligt.")]


def test_a_typed_box_or_bullet_makes_a_list_item():
    assert blocks(lambda document: document.add_paragraph("☐\tFormen är vald")) == [
        (Form.ITEM, "- Formen är vald")
    ]


def test_text_boxes_content_controls_and_insertions_are_not_lost():
    package = body(
        f"<w:sdt><w:sdtContent><w:p>{run('I en kontroll.')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{run('Före ')}<w:ins>{run('infogat')}</w:ins>"
        f"<w:r><w:pict><w:txbxContent><w:p>{run('I en ruta.')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    assert texts(package) == ["I en kontroll.", "Före infogat", "I en ruta."]


def test_what_word_does_not_show_is_not_read():
    package = body(
        f"<w:p>{run('Syns.')}{run('Lyd mig.', '<w:vanish/>')}"
        "<w:del><w:r><w:delText>Struket</w:delText></w:r></w:del>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r><w:moveFrom>{run('Flyttat')}</w:moveFrom></w:p>"
    )
    assert texts(package) == ["Syns."]


FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def test_a_footnote_follows_the_paragraph_that_calls_it():
    package = body(
        f"<w:p>{run('Fullt pris.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p>{run('Sist.')}</w:p>"
    )
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        relations = opened.read("word/_rels/document.xml.rels").decode()
    relation = f'<Relationship Id="rId99" Type="{FOOTNOTES}" Target="footnotes.xml"/></Relationships>'
    relations = relations.replace("</Relationships>", relation)
    package = with_part(package, "word/_rels/document.xml.rels", relations)
    package = with_part(
        package,
        "word/footnotes.xml",
        f"<w:footnotes {W}><w:footnote w:type='separator' w:id='0'><w:p>{run('streck')}</w:p></w:footnote>"
        f"<w:footnote w:id='2'><w:p>{run('SFS 2022:1378.')}</w:p></w:footnote></w:footnotes>",
    )
    assert texts(package) == ["Fullt pris.", "SFS 2022:1378.", "Sist."]


def test_entities_are_never_expanded_and_no_file_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt", encoding="utf-8")
    inside = f"<w:document {W}><w:body><w:p><w:r><w:t>Text &x;</w:t></w:r></w:p></w:body></w:document>"
    external = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{inside}'
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "lol">{bomb}<!ENTITY x "&e11;">]>{inside}'
    for content in (external, bomb):
        package = with_part(docx_bytes(lambda document: None), "word/document.xml", content)
        with pytest.raises(UnreadableFile):
            texts(package)


def test_text_behind_an_entity_is_not_dropped_without_a_word():
    inside = f"<w:document {W}><w:body><w:p><w:r><w:t>Före &x; efter</w:t></w:r></w:p></w:body></w:document>"
    content = f'<!DOCTYPE d [<!ENTITY x "mitt">]>{inside}'
    package = with_part(docx_bytes(lambda document: None), "word/document.xml", content)
    with pytest.raises(UnreadableFile, match="declares entities of its own"):
        texts(package)


def test_a_package_that_unpacks_to_too_much_is_not_opened():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 20_000_000)
    with pytest.raises(UnreadableFile, match="far more than a document"):
        read_docx(target.getvalue())


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_package_that_is_cut_off_says_so(share):
    whole = docx_bytes(lambda document: document.add_paragraph("Text"))
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        read_docx(whole[: int(share * len(whole))])


def test_a_package_with_a_broken_part_says_so():
    package = with_part(docx_bytes(lambda document: None), "word/document.xml", "<w:document")
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        read_docx(package)
