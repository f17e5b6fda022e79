"""Templates: each must be listed, and have the fields, owners and stage that the list gives it."""

import re
from collections.abc import Iterator, Sequence

from corpus.checks.finding import Finding, Topic
from corpus.model import Document, Kind
from corpus.template_fields import Template, Templates

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def placeholders_of(document: Document) -> tuple[str, ...]:
    """The names of its placeholders, each once, in reading order."""
    texts = (text for section in document.sections for text in (*section.headings, section.text))
    return tuple(dict.fromkeys(name for text in texts for name in _PLACEHOLDER.findall(text)))


def check_placeholders(read: Sequence[Document], templates: Templates) -> Iterator[Finding]:
    """Findings on the templates among the documents."""
    for document in read:
        if document.kind is not Kind.TEMPLATE:
            continue
        id = document.id.removesuffix(f"-{document.language}")
        template = templates.template(id)
        if template is None:
            yield Finding(
                Topic.PLACEHOLDERS, document.id, f"there is no [template.{id}] in the list of templates"
            )
        else:
            yield from _of_template(document, template)


def _of_template(document: Document, template: Template) -> Iterator[Finding]:
    there = placeholders_of(document)
    for name in there:
        if name not in template.fields:
            yield Finding(Topic.PLACEHOLDERS, document.id, f"{{{{ {name} }}}} is not in its list of fields")
    for name in template.fields:
        if name not in there:
            yield Finding(
                Topic.PLACEHOLDERS, document.id, f"the field {name} is listed but not in the document"
            )
    if document.owners != template.owners or document.stage is not template.stage:
        yield Finding(
            Topic.PLACEHOLDERS,
            document.id,
            "its owners or stage in the catalogue are not those of its template",
        )
