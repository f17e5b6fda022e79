"""The sections of a document as a nested list of links (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.model import Document, Section


@dataclass(slots=True)
class Node:
    """A heading; one that has no text of its own has no section."""

    title: str
    section: Section | None = None
    below: "list[Node]" = field(default_factory=list)

    def holds(self, section_id: str) -> bool:
        """Whether the section is this one or below it."""
        own = self.section is not None and self.section.id == section_id
        return own or any(child.holds(section_id) for child in self.below)


def outline_html(document: Document, current: str, texts: Texts) -> Markup:
    """Every section with the ones below it; the chapter of the current one is unfolded."""
    nodes = _tree(document.sections, texts.say("library.beginning"))
    return render("library/outline.html.jinja", texts, document=document, current=current, nodes=nodes)


def _tree(sections: Sequence[Section], beginning: str) -> list[Node]:
    top: list[Node] = []
    for section in sections:
        level = top
        path = section.headings or (beginning,)
        for depth, title in enumerate(path, 1):
            is_last = depth == len(path)
            # A heading that comes again with text of its own is another section of the same name.
            if not level or level[-1].title != title or (is_last and level[-1].section is not None):
                level.append(Node(title))
            if is_last:
                level[-1].section = section
            level = level[-1].below
    return top
