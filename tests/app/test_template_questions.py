"""What a template asks for, and what is written of the answers."""

from dataclasses import replace

import pytest
from made_forms import EN, KNOWN, ROOT, SV, clause, heading

from app.templates.forms.form import Form, Table
from app.templates.forms.parties import parties_for, party_in, words_of
from app.templates.forms.questions import all_questions, group_questions
from app.templates.forms.reading import read_form
from app.templates.forms.values import FormQuestion, all_written, looks_wrong, written
from corpus.model import Language, Owner
from corpus.template_fields import FieldType, Template

DESCRIBED = {field.name: field for field in KNOWN.fields}


def form_of(template: Template, language: Language) -> Form:
    form = read_form((ROOT / "documents" / "templates" / f"{template.id}-{language.value}.docx").read_bytes())
    return replace(form, note=frozenset(each.title for each in form.paragraphs() if each.title[:2] == "0 "))


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
    question = FormQuestion("fee", FieldType.MONEY, "Avgift")
    assert written(question, typed, SV) == swedish
    assert written(question, typed, EN) == english


def test_a_choice_is_written_in_the_documents_language_and_a_foreign_place_is_nothing() -> None:
    question = FormQuestion("form", FieldType.CHOICE, "Form", options=("ömsesidigt", "ensidigt"))
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
    assert looks_wrong(FormQuestion("x", type, "X"), typed) is wrong


def test_only_what_has_been_typed_is_written() -> None:
    questions = (FormQuestion("a", FieldType.TEXT, "A"), FormQuestion("b", FieldType.LONG_TEXT, "B"))
    assert all_written(questions, {"a": "  ", "b": "ett\r\ntvå ", "c": "annan mall"}, SV) == {"b": "ett\ntvå"}
