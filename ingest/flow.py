"""Lines that gather into one paragraph, over page turns too."""

from dataclasses import dataclass, field

from corpus.model import PageStart
from ingest.blocks import Block, Form, item_text
from ingest.clean import join_lines, one_line


@dataclass(slots=True)
class Flow:
    """Text of one paragraph as it comes, page by page (0-based).

    Args:
        known: words seen unbroken in the document, see `clean.join_lines`.
    """

    known: frozenset[str]
    parts: list[tuple[int, str]] = field(default_factory=list)

    def add(self, page: int, text: str) -> None:
        """More text, in order; line breaks inside it are ends of lines."""
        if self.parts and self.parts[-1][0] == page:
            text = self.parts.pop()[1] + text
        self.parts.append((page, text))

    def block(self, form: Form = Form.PARAGRAPH, level: int = 0, mark: str | None = None) -> Block | None:
        """What has gathered as one block, None if it is nothing; `mark` is that of a list item."""
        joined, starts = "", []
        for page, text in self.parts:
            lines = [cleaned for line in text.split("\n") if (cleaned := line.strip())]
            if not lines:
                continue
            before = len(one_line(joined))
            joined = join_lines([joined, *lines] if joined else lines, self.known)
            starts.append(PageStart(before + 1 if before else 0, page + 1))
        text = one_line(joined)
        if not text:
            return None
        whole = item_text(mark, text) if mark is not None else text
        shift = len(whole) - len(text)
        further = tuple(PageStart(min(start.offset + shift, len(whole)), start.page) for start in starts[1:])
        return Block(form, whole, level=level, page=starts[0].page, pages=further)
