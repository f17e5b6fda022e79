"""The DOCX typesetter: what software and readers can count on in every template."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from corpus.errors import CorpusError
from corpus.model import Document, Kind, Language, Owner
from corpus.typesetting.blocks import Table
from corpus.typesetting.docx import typeset_docx
from corpus.typesetting.docx_styles import alternative_style, owners_of_style
from corpus.typesetting.docx_table import column_widths
from corpus.typesetting.flowchart import steps_of
from corpus.typesetting.manuscript import parse_manuscript

SOURCE = """# Avtal

## 0 Så använder ni mallen

### 0.1 När

> En varning.

## 1 Parter

1.1 Företaget är {{ company_name }}, {{ company_address }}.

::: alternative owner=state
1.2 Staten är part.
:::

::: alternative owner=region,company
1.2 Regionen eller {{ provider_name }} är part.
:::

| Del | Pris |
|---|---|
| 1 | {{ price_part_1 }} |

1. Först
2. Sedan

Mellan listorna.

1. Om igen

- [ ] Klart.

## A Bilaga A – Lista

A.1 Sist.
"""
TREE = """# Träd

## 1 Trädet

![Ett träd.](figure:decision-tree "Som tabellen.")

| Nr | Fråga | Ja | Nej |
|---|---|---|---|
| 1 | Betalar bara företaget? | Ingen upphandling. | Gå till fråga 2. |
| 2 | Gäller ett undantag? | Gå till fråga 3. | Upphandla. |
| 3 | Är värdet lågt? | Direkt. | Gå till fråga 1. |
"""


def document(language: Language = Language.SWEDISH, version: str = "1.0") -> Document:
    return Document(
        id=f"test-{language}",
        title="Avtal",
        kind=Kind.TEMPLATE,
        language=language,
        file=Path("test.docx"),
        version=version,
        valid_from=date(2026, 11, 1),
    )


def typeset(source: str = SOURCE, language: Language = Language.SWEDISH) -> DocxDocument:
    return docx.Document(io.BytesIO(typeset_docx(parse_manuscript(source), document(language))))


def test_same_manuscript_gives_same_bytes() -> None:
    manuscript = parse_manuscript(SOURCE)
    assert typeset_docx(manuscript, document()) == typeset_docx(manuscript, document())


def test_no_part_carries_a_clock_or_depends_on_a_compressor() -> None:
    with zipfile.ZipFile(io.BytesIO(typeset_docx(parse_manuscript(TREE), document()))) as package:
        entries = package.infolist()
        properties = package.read("docProps/core.xml").decode()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert properties.count("2026-11-01T00:00:00Z") == 2


def test_headings_and_tables_come_in_order() -> None:
    seen: list[tuple[str, str]] = []
    for block in typeset().iter_inner_content():
        if isinstance(block, DocxTable):
            seen.append(("Table", block.cell(0, 1).text))
        elif block.style is not None and (block.style.name or "").startswith(("Heading", "Title")):
            seen.append((block.style.name or "", block.text))
    assert seen == [
        ("Title", "Avtal"),
        ("Heading 1", "0 Så använder ni mallen"),
        ("Heading 2", "0.1 När"),
        ("Heading 1", "1 Parter"),
        ("Table", "Pris"),
        ("Heading 1", "A Bilaga A – Lista"),
    ]


def test_each_placeholder_is_one_run_in_its_own_style() -> None:
    target = typeset()
    cells = [cell for table in target.tables for row in table.rows for cell in row.cells]
    paragraphs = [*target.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    marked = [run.text for run in runs if run.style.name == "Placeholder"]
    assert marked == [
        "{{ company_name }}",
        "{{ company_address }}",
        "{{ provider_name }}",
        "{{ price_part_1 }}",
    ]
    assert all("{{" not in run.text for run in runs if run.style.name != "Placeholder")


def test_alternatives_can_be_kept_or_deleted_by_style() -> None:
    kept = [p.text for p in typeset().paragraphs if holds_for(p, Owner.STATE)]
    assert "1.2\tAlternativ – statlig myndighet: Staten är part." in kept
    assert not any("Regionen" in text for text in kept)
    assert "A.1\tSist." in kept


def test_the_label_of_an_alternative_can_be_taken_out_alone() -> None:
    (paragraph,) = [p for p in typeset().paragraphs if "Regionen" in p.text]
    rest = "".join(run.text for run in paragraph.runs if run.style.name != "Alternative label")
    assert paragraph.text.startswith("1.2\tAlternativ – region eller statligt ägt bolag: ")
    assert rest == "1.2\tRegionen eller {{ provider_name }} är part."


def test_style_names_say_the_owners() -> None:
    assert alternative_style((Owner.COMPANY, Owner.STATE)) == "Alternative state company"
    assert owners_of_style("Alternative state company") == (Owner.STATE, Owner.COMPANY)
    assert owners_of_style("Clause") == owners_of_style("Alternative label") == ()


def test_an_alternative_cannot_hold_what_has_no_paragraph_style() -> None:
    with pytest.raises(CorpusError, match="paragraphs and lists only"):
        typeset("# T\n\n::: alternative owner=state\n| a |\n|---|\n| b |\n:::\n")


def test_a_new_numbered_list_begins_at_one() -> None:
    numbered = [p for p in typeset().paragraphs if p.style is not None and p.style.name == "List Number"]
    numberings = [p._p.pPr.numPr.numId.val for p in numbered]
    assert numberings[0] == numberings[1] != numberings[2]


@pytest.mark.parametrize(("language", "locale"), [(Language.SWEDISH, "sv-SE"), (Language.ENGLISH, "en-GB")])
def test_language_is_declared_in_styles_and_properties(language: Language, locale: str) -> None:
    target = typeset(language=language)
    assert target.core_properties.language == locale
    assert f'w:lang w:val="{locale}"' in target.styles.element.xml


def test_footer_has_the_standing_note_and_page_numbers() -> None:
    footer = typeset(language=Language.ENGLISH).sections[0].footer.paragraphs[0]
    assert "Not legal advice" in footer.text
    assert "PAGE" in footer._p.xml


def test_header_rows_repeat_on_each_page() -> None:
    (table,) = typeset().tables
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml


def test_columns_fill_the_page_and_hold_their_longest_word() -> None:
    (table,) = [block for block in parse_manuscript(
        "# T\n\n| Nr | Universitetssjukhuset |\n|---|---|\n| 1 | a |\n"
    ).blocks if isinstance(block, Table)]  # fmt: skip
    narrow, wide = (width.cm for width in column_widths(table))
    assert narrow + wide == pytest.approx(16.0, abs=0.01)
    assert wide > 3.5


def test_cover_note_and_annexes_have_pages_of_their_own() -> None:
    headings = {
        p.text: p for p in typeset().paragraphs if p.style is not None and p.style.name == "Heading 1"
    }
    breaks = {text for text, p in headings.items() if p.paragraph_format.page_break_before}
    assert breaks == {"1 Parter", "A Bilaga A – Lista"}


def test_a_decision_table_becomes_steps() -> None:
    table = next(block for block in parse_manuscript(TREE).blocks if isinstance(block, Table))
    first, second, third = steps_of(table)
    assert (first.question, first.onward) == ("1. Betalar bara företaget?", "Nej")
    assert first.answers == (("Ja", "Ingen upphandling."),)
    assert second.onward == "Ja"
    assert third.answers == (("Ja", "Direkt."), ("Nej", "Gå till fråga 1."))


def test_a_decision_table_cannot_lead_to_a_missing_question() -> None:
    with pytest.raises(CorpusError, match="leads to 9"):
        typeset(TREE.replace("fråga 3", "fråga 9"))


def test_the_drawing_is_a_sound_metafile_with_text_alternative_and_caption() -> None:
    data = typeset_docx(parse_manuscript(TREE), document())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        picture = package.read("word/media/decision-tree.emf")
        assert b"image/x-emf" in package.read("[Content_Types].xml")
    kinds, place = [], 0
    while place < len(picture):
        kind, size = struct.unpack_from("<II", picture, place)
        kinds.append(kind)
        place += size
    assert (kinds[0], kinds[-1], place) == (1, 14, len(picture))
    assert struct.unpack_from("<II", picture, 48) == (len(picture), len(kinds))
    assert "Betalar bara företaget?".encode("utf-16-le") in picture
    target = docx.Document(io.BytesIO(data))
    assert 'descr="Ett träd."' in target.element.xml
    assert "Som tabellen." in [p.text for p in target.paragraphs]


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(CorpusError, match="figure:way is not known"):
        typeset(TREE.replace("decision-tree", "way"))


def holds_for(paragraph: Paragraph, owner: Owner) -> bool:
    owners = owners_of_style(paragraph.style.name or "") if paragraph.style is not None else ()
    return not owners or owner in owners
