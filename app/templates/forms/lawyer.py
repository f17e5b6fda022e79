"""What of a filled template a lawyer must look at, read from the template itself (pure)."""

import re
from dataclasses import dataclass

from app.templates.forms.form import BlockKind, Form, Paragraph
from corpus.model import Owner

# The corpus marks what has not been verified with these words, and names the lawyer where one is needed.
UNSETTLED = re.compile(r"att kontrollera|to be verified|\b(?:\w*jurist\w*|lawyers?)\b", re.IGNORECASE)
CLAUSE = re.compile(r"((?:\d+|[A-Z])(?:\.\d+)+)\s")


@dataclass(frozen=True, slots=True)
class Checks:
    """Three lists for the lawyer.

    Args:
        chosen: numbers of the clauses that stand there because of the ownership form.
        warnings: what the template itself warns of.
        unsettled: paragraphs that say themselves that something is to be checked.
    """

    chosen: tuple[str, ...]
    warnings: tuple[str, ...]
    unsettled: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many points there are; the chosen clauses are one together."""
        return bool(self.chosen) + len(self.warnings) + len(self.unsettled)


def checks_of(form: Form, owner: Owner | None) -> Checks:
    """The points of a form whose alternatives have been chosen; without an owner they are all still there."""
    paragraphs = tuple(form.kept(owner).paragraphs())
    chosen = (found[1] for each in paragraphs if each.owners and (found := CLAUSE.match(each.text)))
    return Checks(
        tuple(dict.fromkeys(chosen)),
        tuple(dict.fromkeys(_words(each) for each in paragraphs if each.kind is BlockKind.NOTE)),
        tuple(dict.fromkeys(_words(each) for each in paragraphs if _is_unsettled(each))),
    )


def _is_unsettled(paragraph: Paragraph) -> bool:
    return paragraph.kind is BlockKind.TEXT and UNSETTLED.search(paragraph.text) is not None


def _words(paragraph: Paragraph) -> str:
    return " ".join(paragraph.text.split())
