"""A reliability diagram as SVG: a panel for each source, readable on light and on dark ground (pure)."""

from collections.abc import Iterator, Sequence
from html import escape

from evals.reliability import TENTHS, Reliability, Tenth

SIDE = 240  # of a panel's square, pixels
LEFT, TOP, RIGHT, BOTTOM = 46, 34, 14, 58  # around it
COLUMNS = 2
FOOT = 26
GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
# Without a ground of its own; the page's shows through.
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2933 } .small { font-size: 10px; fill: #52606d }
.count { font-size: 9px; fill: #52606d }
.title { font-weight: 600 } .grid { stroke: #9aa5b1; stroke-width: .5 }
.even { stroke: #7b8794; stroke-dasharray: 4 3 } .reach { stroke: #0b69a3; stroke-width: 2 }
.point { fill: #0b69a3 }
@media (prefers-color-scheme: dark) {
text { fill: #e4e7eb } .small, .count { fill: #cbd2d9 } .grid { stroke: #52606d } .even { stroke: #9aa5b1 }
.reach { stroke: #62b0e8 } .point { fill: #62b0e8 } }
"""


def reliability_svg(panels: Sequence[Reliability]) -> str:
    """The drawing; a picture of its own, with its title and what it shows as text."""
    width = COLUMNS * (LEFT + SIDE + RIGHT)
    rows = -(-len(panels) // COLUMNS)
    height = rows * (TOP + SIDE + BOTTOM) + FOOT
    drawn = "\n".join(line for number, panel in enumerate(panels) for line in _panel(panel, number))
    said = "; ".join(f"{panel.source}: {panel.hits} hits, Brier score {panel.brier:.3f}" for panel in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="title what">\n<title id="title">How far relevance can be believed</title>\n'
        f'<desc id="what">Share of hits that answer, beside the relevance they were given. {escape(said)}.'
        f"</desc>\n<style>{STYLE}</style>\n{drawn}\n"
        f'<text class="small" x="{LEFT}" y="{height - 8}">Bars: 95 % intervals. Small numbers: hits. '
        "Dashed: said and true agree.</text>\n</svg>\n"
    )


def _panel(panel: Reliability, number: int) -> Iterator[str]:
    x = number % COLUMNS * (LEFT + SIDE + RIGHT) + LEFT
    y = number // COLUMNS * (TOP + SIDE + BOTTOM) + TOP
    yield f'<g transform="translate({x} {y})">'
    yield f'<text class="title" x="0" y="-12">{escape(panel.source)}: Brier score {panel.brier:.3f}</text>'
    for value in GRID:
        at = _up(value)
        yield f'<path class="grid" d="M0 {at}H{SIDE}M{_along(value)} 0V{SIDE}"/>'
        yield f'<text class="small" x="-6" y="{at + 3}" text-anchor="end">{value:g}</text>'
        yield f'<text class="small" x="{_along(value)}" y="{SIDE + 14}" text-anchor="middle">{value:g}</text>'
    yield f'<path class="even" d="M0 {SIDE}L{SIDE} 0"/>'
    for tenth in panel.tenths:
        yield from _point(tenth)
    yield f'<text x="{SIDE / 2:g}" y="{SIDE + 44}" text-anchor="middle">relevance said</text>'
    yield (
        f'<text transform="translate(-32 {SIDE / 2:g}) rotate(-90)" text-anchor="middle">share that answers'
        "</text></g>"
    )


def _point(tenth: Tenth) -> Iterator[str]:
    low, high = tenth.true.interval
    at, share = _along(tenth.said), tenth.true.hits / tenth.true.of
    yield f'<path class="reach" d="M{at} {_up(low)}V{_up(high)}"/>'
    yield f'<circle class="point" cx="{at}" cy="{_up(share)}" r="4"/>'
    # In a row of their own, one column a tenth: beside the points they would lie on each other.
    column = (min(int(tenth.said * TENTHS), TENTHS - 1) + 0.5) / TENTHS
    place = f'x="{_along(column)}" y="{SIDE + 28}" text-anchor="middle"'
    yield f'<text class="count" {place}>{tenth.true.of}</text>'


def _along(value: float) -> float:
    return round(value * SIDE, 1)


def _up(value: float) -> float:
    return round((1 - value) * SIDE, 1)
