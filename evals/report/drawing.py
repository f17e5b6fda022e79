"""A drawing with the words and the table that say the same; and the small parts it is made of (pure)."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from corpus.model import Language

WORDS = Path(__file__).parent / "words.toml"
WIDTH = 640
STYLE = Path(__file__).with_name("drawing.css")


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
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words of the drawings in one language."""
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))[language.value]
    return {str(name): str(text) for name, text in table.items()}


def picture(
    name: str, title: str, about: str, height: float, parts: Iterable[str], width: int = WIDTH
) -> str:
    """The parts as an SVG with its name and description; it has no ground of its own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawn" viewBox="0 0 {width} {height:g}" '
        f'width="{width}" height="{height:g}" role="img" aria-labelledby="{name}-title {name}-about">\n'
        f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-about">{escape(about)}</desc>\n'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> str:
    """Words at a place."""
    style = f' class="{kind}"' if kind else ""
    return f'<text{style} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def line(x: float, y: float, to_x: float, to_y: float, kind: str = "line") -> str:
    """A straight line."""
    return f'<path class="{kind}" d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"/>'


def box(x: float, y: float, width: float, height: float, kind: str, opacity: float = 1) -> str:
    """A rectangle."""
    faint = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"{faint}/>'


def mark(x: float, y: float, kind: str) -> str:
    """A point: a circle, a square or a diamond, so that series differ without colour too."""
    if kind == "two":
        return box(x - 4.5, y - 4.5, 9, 9, kind)
    if kind == "three":
        return f'<path class="{kind}" d="M{x:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/>'
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def legend(names: Sequence[tuple[str, str]], x: float, y: float) -> list[str]:
    """(kind, name) of each series in a row."""
    found = []
    for kind, name in names:
        found += [mark(x, y, kind), text(x + 12, y + 4, name)]
        x += 40 + 7.5 * len(name)
    return found
