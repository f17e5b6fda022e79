"""What a form says of itself: its use, where one can go from it, what is filled in, what is left (pure)."""

from collections.abc import Mapping, Sequence

from app.shell.blocks import section_html
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.templates.forms.choice import Offer
from app.templates.forms.form import note_chapters
from app.templates.forms.lawyer import Checks
from app.templates.forms.questions import Group
from app.templates.forms.values import FormQuestion, Typed, looks_wrong
from corpus.model import Document, Owner
from corpus.template_fields import FieldType


def cover_html(document: Document, texts: Texts) -> Markup:
    """The whole note on how a template is used; empty where it has none."""
    sections, language = cover_sections(document), document.language.value
    return render("templates/cover.html.jinja", texts, sections=sections, language=language)


def cover_sections(document: Document) -> tuple[tuple[str, Markup], ...]:
    """Headings of the note without their numbers, and the text below each."""
    chapters = note_chapters(document)
    return tuple(
        (_without_number(section.headings[-1]), section_html(section))
        for section in document.sections
        if section.headings[:1] and section.headings[0] in chapters
    )


def _without_number(heading: str) -> str:
    return heading.partition(" ")[2] or heading


def ways_html(offer: Offer, document: Document, texts: Texts) -> Markup:
    """Where one can go from a form: back, to the steps of the guide, to the text, to a question."""
    steps = offer.known.steps if offer.known else ()
    return render("templates/ways.html.jinja", texts, document=document, steps=steps)


def group_html(group: Group, values: Mapping[str, str], document: Document, texts: Texts) -> Markup:
    """The heading of a group of fields, and how many of them are filled in."""
    filled = sum(question.name in values for question in group.questions)
    language = document.language.value
    return render("templates/group.html.jinja", texts, group=group, filled=filled, language=language)


def help_html(question: FormQuestion, typed: Typed | None, texts: Texts) -> Markup:
    """What is to be typed in a field, and whether what was typed looks wrong."""
    help = question.help
    if question.type is FieldType.DATE:
        help = f"{help} {texts.say('templates.date_form')}".strip()
    wrong = texts.say(f"templates.wrong.{question.type.value}") if looks_wrong(question, typed) else ""
    return render("templates/help.html.jinja", texts, wrong=wrong, help=help)


def progress_html(filled: int, fields: int, is_owner_missing: bool, texts: Texts) -> Markup:
    """How much of the form is filled in; one without fields is complete."""
    values = {"filled": filled, "fields": fields, "percent": 100 * filled // fields if fields else 100}
    return render("templates/progress.html.jinja", texts, is_owner_missing=is_owner_missing, **values)


def empty_html(
    groups: Sequence[Group], values: Mapping[str, str], document: Document, texts: Texts
) -> Markup:
    """The fields that are still empty, under the headings that they belong to."""
    empty = [
        (group.title, questions)
        for group in groups
        if (questions := [question for question in group.questions if question.name not in values])
    ]
    return render("templates/empty.html.jinja", texts, groups=empty, language=document.language.value)


def checks_html(checks: Checks, owner: Owner | None, document: Document, texts: Texts) -> Markup:
    """What a lawyer must look at: the chosen clauses, the template's warnings, what it leaves open."""
    language = document.language.value
    return render("templates/checks.html.jinja", texts, checks=checks, owner=owner, language=language)
