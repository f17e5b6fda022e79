"""Placeholders of templates, `{{ company_name }}`: each must be in the list of fields."""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.checks.finding import Finding, Topic
from corpus.model import Document, Kind

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def placeholders_of(document: Document) -> tuple[str, ...]:
    """The names of its placeholders, each once, in reading order."""
    texts = (text for section in document.sections for text in (*section.headings, section.text))
    return tuple(dict.fromkeys(name for text in texts for name in _PLACEHOLDER.findall(text)))


def check_placeholders(read: Sequence[Document], fields: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Findings on templates.

    Args:
        fields: the placeholders that a template may have, by the template's id without its language.
    """
    for document in read:
        if document.kind is not Kind.TEMPLATE:
            continue
        allowed = fields.get(document.id.removesuffix(f"-{document.language}"), frozenset())
        for name in placeholders_of(document):
            if name not in allowed:
                yield Finding(
                    Topic.PLACEHOLDERS, document.id, f"{{{{ {name} }}}} is not in the list of fields"
                )
