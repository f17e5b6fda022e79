"""What a form says of itself where the driven page does not come: nothing left, nothing known, no heading."""

from dataclasses import replace
from pathlib import Path

from driven_page import HOSTILE, SWEDISH

from app.templates.form_text import checks_html, cover_html, empty_html, group_html, help_html, progress_html
from app.templates.forms.form import BlockKind, Form, Paragraph, Piece, Table
from app.templates.forms.lawyer import Checks
from app.templates.forms.preview import preview_html
from app.templates.forms.questions import Group
from app.templates.forms.values import FormQuestion
from corpus.model import Document, Kind, Language, Owner
from corpus.template_fields import FieldType

DOCUMENT = Document("own", "Mall", Kind.TEMPLATE, Language.SWEDISH, Path("own.docx"))
GROUP = Group("", (FormQuestion("a", FieldType.TEXT, HOSTILE),))


def paragraph(text: str, **more: object) -> Paragraph:
    return replace(Paragraph(BlockKind.TEXT, (Piece(text),)), **more)  # type: ignore[arg-type]


def test_fields_before_any_heading_have_one_in_the_pages_language() -> None:
    heading = SWEDISH.say("templates.no_section")
    count = SWEDISH.say("templates.filled_of", filled=0, fields=1)
    assert group_html(GROUP, {}, DOCUMENT, SWEDISH) == (
        f'<h2 class="lots-group">{heading} <span class="lots-meta">{count}</span></h2>'
    )
    empty = empty_html((GROUP,), {}, DOCUMENT, SWEDISH)
    assert f'<p class="lots-list-title">{heading}</p>' in empty
    assert "<li><span>&lt;script&gt;" in empty


def test_a_form_with_nothing_left_says_so() -> None:
    filled = empty_html((GROUP,), {"a": "Prov AB"}, DOCUMENT, SWEDISH)
    assert filled.strip() == f"<p>{SWEDISH.say('templates.none_empty')}</p>"
    unchecked = checks_html(Checks((), (), ()), None, DOCUMENT, SWEDISH)
    assert unchecked.strip() == f"<p>{SWEDISH.say('templates.no_checks')}</p>"
    assert "width: 100%" in progress_html(0, 0, False, SWEDISH)
    assert cover_html(DOCUMENT, SWEDISH) == ""


def test_clauses_of_an_ownership_form_are_named_whether_it_is_chosen_or_not() -> None:
    checks = Checks(("1.2", "A.1"), (HOSTILE,), ())
    without = checks_html(checks, None, DOCUMENT, SWEDISH)
    assert SWEDISH.say("templates.not_chosen", clauses="1.2, A.1") in without
    owner = SWEDISH.say("templates.owner.state")
    chosen = checks_html(checks, Owner.STATE, DOCUMENT, SWEDISH)
    assert SWEDISH.say("templates.chosen", owner=owner, clauses="1.2, A.1") in chosen
    assert "<script>" not in chosen


def test_a_field_without_help_keeps_its_place() -> None:
    assert help_html(GROUP.questions[0], "x", SWEDISH).strip() == "<p></p>"


def test_a_table_of_the_preview_has_a_header_and_an_empty_cell_heads_nothing() -> None:
    rows = (((paragraph("Avgift"), paragraph("(SEK)")), (paragraph(" "),)), ((paragraph("1\t2"),), ()))
    state = paragraph("Bara staten.", owners=(Owner.STATE,))
    assert preview_html(Form((Table(rows), state)), {}, {}, SWEDISH) == (
        '<div class="lots-table" tabindex="0"><table>'
        '<tr><th scope="col">Avgift<br>(SEK)</th><td> </td></tr><tr><td>1 2</td><td></td></tr></table></div>'
        '<p class="lots-alternative" data-owners="1">Bara staten.</p>'
    )
