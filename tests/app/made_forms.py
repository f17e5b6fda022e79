"""The forms of our templates, and made ones, for the tests of templates."""

from pathlib import Path

import corpus
from app.templates.forms.form import BlockKind, Paragraph, Piece
from corpus.model import Language, Owner
from corpus.template_fields import read_templates

ROOT = Path(corpus.__file__).parent


KNOWN = read_templates(ROOT / "templates.toml")


SV, EN = Language.SWEDISH, Language.ENGLISH


def clause(text: str, *fields: str, owners: tuple[Owner, ...] = ()) -> Paragraph:
    pieces = (Piece(text), *(Piece(f"{{{{ {field} }}}}", field) for field in fields))
    return Paragraph(BlockKind.TEXT, pieces, owners=owners)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph(BlockKind.HEADING, (Piece(text),), level)
