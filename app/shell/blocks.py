"""The text of a section as HTML that looks like the document, passage and quote marked (pure)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.ask.answer_text import blocks_of
from app.shell.jinja import Markup, render
from app.shell.passage_text import fields_as_gaps
from corpus.model import Form, Section, TextBlock
from corpus.text_blocks import ITEMS, ROWS, cells_of, mark_of, words_of

Span = tuple[int, int]
# What stands between two places of a text: words, or Markup where some of them are marked.
Inline = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where in a section the passage and the quote stand, as character spans."""

    passage: Span
    quote: Span | None = None

    def name_at(self, place: int) -> str:
        """ "quote", "passage" or nothing."""
        if self.quote and self.quote[0] <= place < self.quote[1]:
            return "quote"
        return "passage" if self.passage[0] <= place < self.passage[1] else ""


def section_html(section: Section, marks: Marks | None = None) -> Markup:
    """Paragraphs, lists and tables of the section."""
    text = section.text
    return blocks_html(text, section.blocks, lambda start, end: marked(text, start, end, marks))


def text_html(text: str) -> Markup:
    """Paragraphs and lists of a text that is no section: an answer's own words."""
    return blocks_html(text, blocks_of(text), lambda start, end: text[start:end])


def blocks_html(text: str, blocks: Iterable[TextBlock], inline: Inline) -> Markup:
    """The blocks of a text, with `inline` giving what stands between two places of it."""
    return render(
        "shell/blocks.html.jinja",
        groups=_together(blocks),
        text=text,
        inline=inline,
        cells_of=cells_of,
        mark_of=mark_of,
        words_of=words_of,
    )


def _together(blocks: Iterable[TextBlock]) -> Iterator[list[TextBlock]]:
    """The items of a list together, and the rows of a table; every other block alone."""
    together: list[TextBlock] = []
    for block in blocks:
        if together and not _goes_on(together[-1], block):
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _goes_on(before: TextBlock, block: TextBlock) -> bool:
    if block.form is Form.ROW:
        return before.form in ROWS
    return block.form in ITEMS and block.form is before.form


def marked(text: str, start: int, end: int, marks: Marks | None) -> str:
    """The words between two places, with the parts inside the passage and the quote marked."""
    if not marks:
        return fields_as_gaps(text[start:end])
    edges = {start, end}
    for span in (marks.passage, marks.quote or ()):
        edges |= {place for place in span if start < place < end}
    pieces = [
        (fields_as_gaps(text[left:right]), marks.name_at(left)) for left, right in pairwise(sorted(edges))
    ]
    return render("shell/marked.html.jinja", pieces=pieces)
