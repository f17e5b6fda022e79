"""The files of an exported conversation: whole, with language and title, the same bytes each time."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from answering.answer import Answer, Claim, Support
from app.exports.docx import conversation_docx
from app.exports.pdf import conversation_pdf
from app.shell.texts import load_texts
from app.store.records import KeptTurn
from corpus.model import Language, Layout, Owner

TODAY = date(2026, 11, 21)
SWEDISH = load_texts(Language.SWEDISH)
ENGLISH = load_texts(Language.ENGLISH)
HOSTILE = '#image("/etc/passwd") $x$ *b* <script>&amp; \\include{x} {{ jinja }} \u202e😀 漢字'
Write = Callable[..., bytes]


def conversation(answer: Answer) -> tuple[KeptTurn, ...]:
    layouts = (Layout.STEP, Layout.ROW)
    steps = tuple(Claim("Regional: självkostnad", (1,), Support.VERBATIM, layout) for layout in layouts)
    listed = replace(answer, claims=steps)
    return (
        KeptTurn("Vad kostar det på Åland?", answer),
        KeptTurn("Skiljer det sig?", answer, ((Owner.STATE, answer), (Owner.REGION, listed))),
        KeptTurn("Avbruten?"),
    )


def words_of_pdf(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def words_of_docx(data: bytes) -> str:
    parts = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, docx.text.paragraph.Paragraph):
            parts.append(block.text)
        else:
            parts += [cell.text for row in block.rows for cell in row.cells]
    return " ".join(" ".join(parts).split())


FORMATS = [
    pytest.param(conversation_pdf, words_of_pdf, id="pdf"),
    pytest.param(conversation_docx, words_of_docx, id="docx"),
]


@pytest.mark.parametrize(("write", "words_of"), FORMATS)
def test_questions_answers_and_sources_are_there_in_this_order(
    write: Write, words_of: Callable[[bytes], str], answer: Answer
) -> None:
    words = words_of(write(conversation(answer), Language.SWEDISH, TODAY))
    places = [
        words.find(expected)
        for expected in (
            SWEDISH.say("export.title"),
            "2026-11-21",
            "ingen juridisk rådgivning",
            "1. Vad kostar det på Åland?",
            "ska avgiften vara marknadsmässig.",
            "Boka sedan ett möte.",
            "Vecura skulle ha granskats senast 2020-01-01.",
            "2. Skiljer det sig?",
            "Statlig",
            "självkostnad",
            SWEDISH.say("export.no_answer"),
            SWEDISH.say("export.open_lead"),
            "Nästa steg i guiden: Avtal",
            "Källor",
            "2 Utveckling › 2.3 Pris",
            "gäller från 2026-11-01",
            "”Om konkurrensen annars kan snedvridas",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(("write", "words_of"), FORMATS)
def test_the_same_conversation_on_the_same_day_gives_the_same_bytes(
    write: Write, words_of: object, answer: Answer
) -> None:
    said = conversation(answer)
    assert write(said, Language.SWEDISH, TODAY) == write(said, Language.SWEDISH, TODAY)


@pytest.mark.parametrize(("write", "words_of"), FORMATS)
def test_hostile_and_foreign_words_are_only_words(
    write: Write, words_of: Callable[[bytes], str], answer: Answer
) -> None:
    hostile = replace(answer, claims=(Claim(HOSTILE, (1,), Support.VERBATIM),), notes=(HOSTILE,))
    words = words_of(write([KeptTurn(HOSTILE, hostile)], Language.ENGLISH, TODAY))
    assert words.count("*b* <script>&amp; \\include{x} {{ jinja }}") == 3
    assert words.count('"/etc/passwd"') == 3


@pytest.mark.parametrize(("write", "words_of"), FORMATS)
def test_an_empty_conversation_is_still_a_document(write: Write, words_of: Callable[[bytes], str]) -> None:
    assert ENGLISH.say("export.title") in words_of(write((), Language.ENGLISH, TODAY))


def catalogue_of(data: bytes) -> tuple[pypdf.PdfReader, Any]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return reader, reader.trailer["/Root"]


def test_the_pdf_is_tagged_and_declares_language_title_and_standard(answer: Answer) -> None:
    reader, root = catalogue_of(conversation_pdf(conversation(answer), Language.SWEDISH, TODAY))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("sv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == SWEDISH.say("export.title")
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == TODAY
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_number_in_the_pdf_leads_to_its_source(answer: Answer) -> None:
    reader, _ = catalogue_of(conversation_pdf(conversation(answer), Language.SWEDISH, TODAY))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert sum(note["/Subtype"] == "/Link" for note in links) >= 4


def test_a_sign_that_no_font_has_costs_the_declaration_and_nothing_else() -> None:
    _, root = catalogue_of(conversation_pdf([KeptTurn("Vad 😀?")], Language.SWEDISH, TODAY))
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" not in root["/Metadata"].get_data()


def test_the_word_file_has_headings_language_title_and_working_links(answer: Answer) -> None:
    data = conversation_docx(conversation(answer), Language.ENGLISH, TODAY)
    written = docx.Document(io.BytesIO(data))
    assert written.core_properties.title == ENGLISH.say("export.title")
    assert written.core_properties.language == "en-GB"
    assert written.core_properties.created is not None
    assert written.core_properties.created.date() == TODAY
    styles = {paragraph.style.name for paragraph in written.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    body = written.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert anchors == marks == {"source1", "source2"}
    # the answer is Swedish inside an English file
    assert "sv-SE" in {tag.get(qn("w:val")) for tag in body.iter(qn("w:lang"))}
