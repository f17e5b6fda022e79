"""A template as HTML with what has been typed in its place (pure)."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.templates.forms.form import Block, BlockKind, Form, Paragraph

LIST_TAGS = {BlockKind.BULLET: "ul", BlockKind.NUMBERED: "ol"}


def preview_html(form: Form, values: Mapping[str, str], labels: Mapping[str, str], texts: Texts) -> Markup:
    """The text of the form without the note on how it is used.

    Args:
        values: the words of the fields that are filled in.
        labels: what the fields are called, in the document's language.
    """
    runs = tuple(_runs(form))
    return render("templates/forms/preview.html.jinja", texts, runs=runs, values=values, labels=labels)


def _runs(form: Form) -> Iterator[tuple[str, list[Block]]]:
    """Items of the same list together, under its tag; "" for what stands between lists."""
    for tag, blocks in groupby(form.after_note(), key=_list_tag):
        yield tag, [block for block in blocks if tag or _is_shown(block)]


def _list_tag(block: Block) -> str:
    return LIST_TAGS.get(block.kind, "") if isinstance(block, Paragraph) else ""


def _is_shown(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return True
    return bool(block.text.strip()) and block.kind is not BlockKind.TITLE
