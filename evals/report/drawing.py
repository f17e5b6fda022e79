"""A drawing with the words and the table that say the same; and the small parts it is made of (pure)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.model import Language
from evals.report.jinja import Markup, render

WORDS = Path(__file__).parent / "words.toml"
WIDTH = 640


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture.

    Args:
        name: what it is called in addresses and ids.
        about: what it shows, for who cannot see it; the table has every figure.
        svg: complete, with title and description of its own.
    """

    name: str
    title: str
    about: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words of the drawings in one language."""
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))[language.value]
    return {str(name): str(text) for name, text in table.items()}


def picture(
    name: str, title: str, about: str, height: float, shapes: Iterable[Markup], width: int = WIDTH
) -> Markup:
    """The shapes as an SVG with its name and description; it has no ground of its own."""
    size = {"width": width, "height": f"{height:g}"}
    return render("report/drawing.svg.jinja", name=name, title=title, about=about, shapes=shapes, **size)


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> Markup:
    """Words at a place."""
    style = Markup(' class="{}"').format(kind) if kind else ""
    shape = Markup('<text{} x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
    return shape.format(style, x, y, anchor, words)


def line(x: float, y: float, to_x: float, to_y: float, kind: str = "line") -> Markup:
    """A straight line."""
    return Markup('<path class="{}" d="M{:.1f} {:.1f}L{:.1f} {:.1f}"/>').format(kind, x, y, to_x, to_y)


def box(x: float, y: float, width: float, height: float, kind: str, opacity: float = 1) -> Markup:
    """A rectangle."""
    faint = Markup(' fill-opacity="{:.2f}"').format(opacity) if opacity < 1 else ""
    shape = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"{}/>')
    return shape.format(kind, x, y, width, height, faint)


def mark(x: float, y: float, kind: str) -> Markup:
    """A point: a circle, a square or a diamond, so that series differ without colour too."""
    if kind == "two":
        return box(x - 4.5, y - 4.5, 9, 9, kind)
    if kind == "three":
        return Markup('<path class="{}" d="M{:.1f} {:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/>').format(
            kind, x, y - 6.5
        )
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(kind, x, y)


def legend(names: Sequence[tuple[str, str]], x: float, y: float) -> list[Markup]:
    """(kind, name) of each series in a row."""
    found = []
    for kind, name in names:
        found += [mark(x, y, kind), text(x + 12, y + 4, name)]
        x += 40 + 7.5 * len(name)
    return found
