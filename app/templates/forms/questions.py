"""A template's fields as questions, grouped by the heading under which each first stands (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.templates.forms.form import BlockKind, Form, Paragraph, paragraphs_of
from app.templates.forms.values import FormQuestion
from corpus.model import Language
from corpus.template_fields import FieldType, TemplateField


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one section of the template.

    Args:
        title: the section's heading; "" for fields of headers, footers and of what stands before any heading.
    """

    title: str
    questions: tuple[FormQuestion, ...]


def group_questions(
    form: Form, described: Mapping[str, TemplateField], page: Language, document: Language
) -> tuple[Group, ...]:
    """Every field of the form once.

    Args:
        described: what is known of the fields; one that is not described is asked for by its name.
        page, document: the language of the questions, and of the words that are written.
    """
    seen: set[str] = set()
    groups: dict[str, list[FormQuestion]] = {}
    for title, paragraph in _with_titles(form):
        for name in (piece.field for piece in paragraph.pieces if piece.field):
            if name not in seen:
                seen.add(name)
                groups.setdefault(title, []).append(_question(name, described.get(name), page, document))
    return tuple(Group(title, tuple(questions)) for title, questions in groups.items())


def all_questions(groups: tuple[Group, ...]) -> tuple[FormQuestion, ...]:
    """The questions of all groups, in order."""
    return tuple(question for group in groups for question in group.questions)


def _with_titles(form: Form) -> Iterator[tuple[str, Paragraph]]:
    title = ""
    # The note on use speaks of fields without asking for them.
    for block in form.after_note():
        for paragraph in paragraphs_of(block):
            if paragraph.kind is BlockKind.HEADING and paragraph.level == 1:
                title = paragraph.text.strip()
            yield title, paragraph
    for paragraph in form.margins:
        yield "", paragraph


def _question(name: str, field: TemplateField | None, page: Language, document: Language) -> FormQuestion:
    if field is None:
        words = " ".join(name.replace("_", " ").split())
        label = words[:1].upper() + words[1:]
        return FormQuestion(name, FieldType.TEXT, label, placeholder=label)
    label, placeholder = field.label(page), field.label(document)
    return FormQuestion(name, field.type, label, field.help(page), field.options(document), placeholder)
