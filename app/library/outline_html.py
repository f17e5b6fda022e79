"""The sections of a document as a nested list of links (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.shell.escape import html_text
from app.shell.links import document_address
from app.shell.texts import Texts
from corpus.model import Document, Section


@dataclass(slots=True)
class _Node:
    """A heading; one that has no text of its own has no section."""

    title: str
    section: Section | None = None
    below: "list[_Node]" = field(default_factory=list)


def outline_html(document: Document, current: str, texts: Texts) -> str:
    """Every section with the ones below it; the chapter of the current one is unfolded."""
    nodes = _tree(document.sections, texts.say("library.beginning"))
    items = "".join(_item(node, document, current, texts) for node in nodes)
    label = html_text(texts.say("library.outline"))
    return (
        f'<nav class="lots-outline" aria-label="{label}" lang="{document.language.value}">'
        f'<ul role="list">{items}</ul></nav>'
    )


def _tree(sections: Sequence[Section], beginning: str) -> list[_Node]:
    top: list[_Node] = []
    for section in sections:
        level = top
        path = section.headings or (beginning,)
        for depth, title in enumerate(path, 1):
            is_last = depth == len(path)
            # A heading that comes again with text of its own is another section of the same name.
            if not level or level[-1].title != title or (is_last and level[-1].section is not None):
                level.append(_Node(title))
            if is_last:
                level[-1].section = section
            level = level[-1].below
    return top


def _item(node: _Node, document: Document, current: str, texts: Texts) -> str:
    words = _words(node, document, current, texts)
    if not node.below:
        return f"<li>{words}</li>"
    below = "".join(_item(child, document, current, texts) for child in node.below)
    is_open = " open" if _holds(node, current) else ""
    own = f'<li class="lots-own">{words}</li>' if node.section else ""
    return (
        f"<li><details{is_open}><summary>{html_text(node.title)}</summary>"
        f'<ul role="list">{own}{below}</ul></details></li>'
    )


def _words(node: _Node, document: Document, current: str, texts: Texts) -> str:
    if node.section is None:
        return f"<span>{html_text(node.title)}</span>"
    href = html_text(document_address(document.id, texts.language, node.section.id))
    here = ' aria-current="true"' if node.section.id == current else ""
    return f'<a data-go href="{href}"{here}>{html_text(node.title)}</a>'


def _holds(node: _Node, current: str) -> bool:
    own = node.section is not None and node.section.id == current
    return own or any(_holds(child, current) for child in node.below)
