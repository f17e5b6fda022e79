"""The preview of a template, what remains for a lawyer, and which templates there are."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from driven_page import HOSTILE, SWEDISH
from made_forms import EN, KNOWN, SV, clause, heading

from app.shell.control_label import control_label
from app.shell.escape import markdown_label
from app.shell.file_names import download_name, filled_name
from app.templates.forms.choice import can_be_filled, find_offer, offers_of
from app.templates.forms.form import BlockKind, Form, Paragraph, Piece, Table
from app.templates.forms.lawyer import checks_of
from app.templates.forms.preview import preview_html
from app.templates.forms.reading import read_form
from corpus.model import Document, Kind, Language, Owner
from corpus.template_fields import Templates

# For a lawyer ----------------------------------------------------------------------------------------------


def test_a_lawyer_gets_the_chosen_clauses_the_warnings_and_what_is_open() -> None:
    warning = Paragraph(BlockKind.NOTE, (Piece("Skicka inget  hemligt."),))
    form = Form(
        (
            warning,
            clause("1.1\tText."),
            clause("1.2\tFör staten.", owners=(Owner.STATE,)),
            clause("1.2\tFör regionen (att kontrollera).", owners=(Owner.REGION,)),
            clause("2.1\tBegreppet är omtvistat (to be verified)."),
        )
    )
    assert checks_of(form, Owner.STATE).chosen == ("1.2",)
    assert checks_of(form, Owner.STATE).warnings == ("Skicka inget hemligt.",)
    assert checks_of(form, Owner.STATE).unsettled == ("2.1 Begreppet är omtvistat (to be verified).",)
    assert checks_of(form, Owner.REGION).unsettled[0] == "1.2 För regionen (att kontrollera)."
    assert checks_of(form, None).number == 4


# Preview ---------------------------------------------------------------------------------------------------


def test_the_preview_marks_what_is_filled_and_names_what_is_empty() -> None:
    blocks = (heading("0 Så"), clause("Om mallen"), heading("1 Parter"), clause("1.1\tMellan ", "a", "b"))
    form = Form(blocks, note=frozenset({"0 Så"}))
    html = preview_html(form, {"a": "Prov AB"}, {"b": "Adress"}, SWEDISH)
    assert html == (
        '<h3>1 Parter</h3><p>1.1 Mellan <mark class="lots-filled">Prov AB</mark><span class="lots-empty">'
        '<span class="lots-hidden">Tomt fält: </span>[Adress]</span></p>'
    )


def test_nothing_in_a_template_or_a_value_is_read_as_html() -> None:
    form = Form((heading(HOSTILE), clause(HOSTILE, HOSTILE, "b"), Table((((clause(HOSTILE, "b"),),),))), ())
    html = preview_html(form, {"b": HOSTILE}, {HOSTILE: HOSTILE}, SWEDISH)
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") >= 6


def test_lists_of_a_template_are_lists_in_the_preview() -> None:
    document = docx.Document()
    document.add_paragraph("ett", style="List Bullet")
    document.add_paragraph("två", style="List Bullet")
    document.add_paragraph("sedan", style="List Number")
    target = io.BytesIO()
    document.save(target)
    html = preview_html(read_form(target.getvalue()), {}, {}, SWEDISH)
    assert html == "<ul><li>ett</li><li>två</li></ul><ol><li>sedan</li></ol>"


# Which templates there are ---------------------------------------------------------------------------------


def template_document(id: str, language: Language, **changes: object) -> Document:
    document = Document(id, f"Mall {id}", Kind.TEMPLATE, language, Path(f"{id}.docx"))
    return replace(document, **changes)  # type: ignore[arg-type]


def test_translations_are_one_offer_and_an_owners_own_template_is_one_too() -> None:
    own = template_document("avtal/Eget avtal.docx", SV, file=Path("x.docx"))
    documents = (
        own,
        template_document("nda-en", EN, translation_of="nda-sv"),
        template_document("nda-sv", SV),
        replace(own, id="guide-sv", kind=Kind.GUIDE),
    )
    known = Templates((KNOWN.templates[0],), ())
    offers = offers_of(documents, known)
    assert [(offer.id, offer.known is not None, set(offer.documents)) for offer in offers] == [
        ("nda", True, {SV, EN}),
        ("avtal/Eget avtal.docx", False, {SV}),
    ]
    assert find_offer(offers, "nda-en") is find_offer(offers, "nda")
    assert find_offer(offers, "avtal/Eget avtal.docx") is offers[1]
    assert find_offer(offers, "none") is None
    assert offers[1].document(EN) is own


def test_only_word_documents_can_be_filled() -> None:
    assert can_be_filled(template_document("a", SV, file=Path("a.DOCX")))
    assert not can_be_filled(template_document("a", SV, file=Path("a.pdf")))


@pytest.mark.parametrize(
    ("id", "file", "name"),
    [
        ("nda-sv", "0a1b.docx", "nda-sv.docx"),
        ("avtal/Eget avtal å.docx", "0a1b.docx", "avtal-eget-avtal-a.docx"),
        ("../../etc/passwd", "x.md", "etc-passwd.md"),
        ("漢字", "x.exe;rm", "document"),
    ],
)
def test_a_download_has_a_plain_name(id: str, file: str, name: str) -> None:
    assert download_name(template_document(id, SV, file=Path(file))) == name


@pytest.mark.parametrize(
    ("title", "names", "name"),
    [
        ("Sekretessavtal (NDA)", ["Prov & Å AB"], "sekretessavtal-nda-prov-a-ab.docx"),
        ("Sekretessavtal (NDA)", ["../../etc", "漢字"], "sekretessavtal-nda-etc.docx"),
        ("漢字", [], "document.docx"),
    ],
)
def test_a_filled_template_is_named_by_its_title_and_the_company(
    title: str, names: list[str], name: str
) -> None:
    assert filled_name(template_document("nda-sv", SV, file=Path("0a.docx"), title=title), names) == name


def test_the_labels_of_the_corpus_are_read_out_as_they_stand() -> None:
    labels = {label for field in KNOWN.fields for label in (field.label_sv, field.label_en)}
    assert {label for label in labels if control_label(label) != label} == set()


@pytest.mark.parametrize(
    "text",
    ["1. ett", ":red[x]", "a_b_c", "a -> b", "a--b", "www.example.se", "x:y:z", "*x*", HOSTILE, "", "#"],
)
def test_a_label_that_could_be_markdown_is_escaped(text: str) -> None:
    assert control_label(text) == markdown_label(text)


def test_an_owners_own_style_of_a_similar_name_is_no_alternative() -> None:
    document = docx.Document()
    document.styles.add_style("Alternative text", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Text", style="Alternative text")
    target = io.BytesIO()
    document.save(target)
    assert not read_form(target.getvalue()).has_alternatives
