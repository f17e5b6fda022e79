"""What a template asks for, what is written of the answers, and what remains for a lawyer."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from driven_page import HOSTILE, SWEDISH

import corpus
from app.shell.control_label import control_label
from app.shell.escape import markdown_label
from app.shell.file_names import download_name, filled_name
from app.templates.forms.choice import can_be_filled, find_offer, offers_of
from app.templates.forms.form import BlockKind, Form, Paragraph, Piece, Table
from app.templates.forms.lawyer import checks_of
from app.templates.forms.parties import parties_for, party_in, words_of
from app.templates.forms.preview import preview_html
from app.templates.forms.questions import all_questions, group_questions
from app.templates.forms.reading import read_form
from app.templates.forms.values import Question, all_written, looks_wrong, written
from corpus.model import Document, Kind, Language, Owner
from corpus.template_fields import FieldType, Template, Templates, read_templates

ROOT = Path(corpus.__file__).parent
KNOWN = read_templates(ROOT / "templates.toml")
DESCRIBED = {field.name: field for field in KNOWN.fields}
SV, EN = Language.SWEDISH, Language.ENGLISH


def form_of(template: Template, language: Language) -> Form:
    form = read_form((ROOT / "documents" / "templates" / f"{template.id}-{language.value}.docx").read_bytes())
    return replace(form, note=frozenset(each.title for each in form.paragraphs() if each.title[:2] == "0 "))


def clause(text: str, *fields: str, owners: tuple[Owner, ...] = ()) -> Paragraph:
    pieces = (Piece(text), *(Piece(f"{{{{ {field} }}}}", field) for field in fields))
    return Paragraph(BlockKind.TEXT, pieces, owners=owners)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph(BlockKind.HEADING, (Piece(text),), level)


# Questions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", KNOWN.templates, ids=lambda template: template.id)
def test_every_field_of_a_template_is_asked_for_once_in_its_order(
    template: Template, language: Language
) -> None:
    groups = group_questions(form_of(template, language), DESCRIBED, language, language)
    assert tuple(question.name for question in all_questions(groups)) == template.fields
    assert all(group.title for group in groups)


def test_the_fields_follow_the_ownership_form() -> None:
    form = form_of(KNOWN.templates[0], SV)
    asked = {
        owner: {
            question.name for question in all_questions(group_questions(form.kept(owner), DESCRIBED, SV, SV))
        }
        for owner in Owner
    }
    assert "penalty_amount" in asked[Owner.COMPANY]
    assert "penalty_amount" not in asked[Owner.STATE]
    assert "provider_unit" in asked[Owner.REGION]
    assert "provider_unit" not in asked[Owner.COMPANY]


def test_questions_speak_the_pages_language_and_options_the_documents() -> None:
    groups = group_questions(form_of(KNOWN.templates[0], EN), DESCRIBED, SV, EN)
    question = next(each for each in all_questions(groups) if each.type is FieldType.CHOICE)
    field = DESCRIBED[question.name]
    assert (question.label, question.help, question.options) == (
        field.label_sv,
        field.help_sv,
        field.options_en,
    )


def test_fields_stand_under_their_heading_and_those_of_the_note_on_use_are_not_asked_for() -> None:
    form = Form(
        (
            heading("0 Så använder ni mallen"),
            clause("Fyll i ", "example"),
            heading("1 Parter"),
            Table((((clause("", "a"),), (clause("", "b"),)),)),
            heading("1.1 Mer", 2),
            clause("", "a", "c"),
        ),
        (clause("", "in_the_header"),),
        frozenset({"0 Så använder ni mallen"}),
    )
    groups = group_questions(form, {}, SV, SV)
    assert [(group.title, [question.name for question in group.questions]) for group in groups] == [
        ("1 Parter", ["a", "b", "c"]),
        ("", ["in_the_header"]),
    ]


def test_a_field_that_nobody_described_is_asked_for_by_its_name() -> None:
    form = Form((clause("", "dagens_datum", "Företagets namn"),))
    (group,) = group_questions(form, {}, SV, SV)
    assert [(question.label, question.type) for question in group.questions] == [
        ("Dagens datum", FieldType.TEXT),
        ("Företagets namn", FieldType.TEXT),
    ]


def test_a_party_is_known_by_what_it_fills_in_and_emptied_where_none_is_chosen() -> None:
    institute, _, house = KNOWN.parties
    typed = dict(institute.fields)
    assert party_in(KNOWN.parties, typed) is institute
    assert party_in(KNOWN.parties, {}) is None
    assert (
        party_in(KNOWN.parties, {"provider_name": house.name, "provider_registration_number": "1"}) is house
    )
    assert words_of(None, institute) == dict.fromkeys(institute.fields, "")
    assert words_of(None, None) == {}


def test_parties_are_those_that_fill_in_something_and_may_use_the_template() -> None:
    assert parties_for(KNOWN.parties, {"provider_name"}, [Owner.STATE]) == KNOWN.parties[:1]
    assert parties_for(KNOWN.parties, {"provider_name"}, []) == KNOWN.parties
    assert parties_for(KNOWN.parties, {"company_name"}, []) == ()


# Values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "swedish", "english"),
    [
        ("1250000", "1\u00a0250\u00a0000", "1,250,000"),
        ("1 250 000,50", "1\u00a0250\u00a0000,50", "1,250,000.50"),
        ("900", "900", "900"),
        ("högst 5 000", "högst 5 000", "högst 5 000"),
        ("-5", "-5", "-5"),
        ("", "", ""),
    ],
)
def test_an_amount_is_grouped_as_the_language_does_and_anything_else_left_alone(
    typed: str, swedish: str, english: str
) -> None:
    question = Question("fee", FieldType.MONEY, "Avgift")
    assert written(question, typed, SV) == swedish
    assert written(question, typed, EN) == english


def test_a_choice_is_written_in_the_documents_language_and_a_foreign_place_is_nothing() -> None:
    question = Question("form", FieldType.CHOICE, "Form", options=("ömsesidigt", "ensidigt"))
    assert written(question, 1, SV) == "ensidigt"
    assert [written(question, typed, SV) for typed in (-1, 2, None, "1")] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("type", "typed", "wrong"),
    [
        (FieldType.DATE, "2026-11-30", False),
        (FieldType.DATE, "2026-02-30", True),
        (FieldType.DATE, "20261130", True),
        (FieldType.DATE, "snart", True),
        (FieldType.MONEY, "10 000", False),
        (FieldType.MONEY, "tio tusen", True),
        (FieldType.NUMBER, "25 %", False),
        (FieldType.NUMBER, "några", True),
        (FieldType.TEXT, "vad som helst", False),
        (FieldType.DATE, "", False),
    ],
)
def test_what_is_no_date_amount_or_number_is_noticed(type: FieldType, typed: str, wrong: bool) -> None:
    assert looks_wrong(Question("x", type, "X"), typed) is wrong


def test_only_what_has_been_typed_is_written() -> None:
    questions = (Question("a", FieldType.TEXT, "A"), Question("b", FieldType.LONG_TEXT, "B"))
    assert all_written(questions, {"a": "  ", "b": "ett\r\ntvå ", "c": "annan mall"}, SV) == {"b": "ett\ntvå"}


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
