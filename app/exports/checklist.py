"""A checklist with its ticks, as plain text, and what every format of it says (pure)."""

from dataclasses import dataclass

from app.exports.compose import clean
from corpus.model import Language

WIDTH_OF_RULE = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A line to tick."""

    words: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a line of their own; the line may be empty."""

    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The checklist of a step."""

    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One or several steps' checklists.

    Args:
        content_language: of the items, which stay in the language of their document.
        source: the document that the items come from.
        standing: that this is guidance and no legal advice.
        ticked: "3 of 12 ticked".
    """

    language: Language
    content_language: Language
    title: str
    service: str
    day: str
    source: str
    standing: str
    ticked: str
    parts: tuple[Part, ...]


def checklist_text(checklist: Checklist) -> str:
    """The checklist as plain text: "[x]" is done, "[ ]" is not."""
    lines = [clean(checklist.title), f"{checklist.service} · {checklist.day} · {checklist.ticked}"]
    lines += [clean(checklist.source), ""]
    for part in checklist.parts:
        lines += [clean(part.heading), "-" * min(len(part.heading), WIDTH_OF_RULE)]
        for group in part.groups:
            if group.lead:
                lines += ["", clean(group.lead)]
            lines += [f"[{'x' if item.is_ticked else ' '}] {clean(item.words)}" for item in group.items]
        lines.append("")
    return "\n".join([*lines, checklist.standing, ""])
