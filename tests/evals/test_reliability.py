from xml.etree import ElementTree

import numpy as np
import pytest

from evals.ranking import Share
from evals.reliability import Reliability, Tenth, lines, reliability
from evals.reliability_plot import SIDE, reliability_svg

SVG = "{http://www.w3.org/2000/svg}"


def read(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 # drawn here, a moment ago


def test_reliability_sets_what_was_said_beside_what_came_true() -> None:
    said = np.array([0.25, 0.25, 0.21, 0.29, 1.0])
    found = reliability("cases", said, [True, False, False, False, True])
    assert found.tenths == (Tenth(pytest.approx(0.25), Share(1, 4)), Tenth(1.0, Share(1, 1)))
    assert found.brier == pytest.approx((0.75**2 + 0.25**2 + 0.21**2 + 0.29**2) / 5)
    assert list(lines([found]))[:2] == [
        "cases: 5 hits, Brier score 0.151",
        "  said 0.25  true 1/4 0.25 [0.05–0.70]",
    ]


def test_the_drawing_puts_a_point_where_it_belongs_with_its_reach_and_its_hits() -> None:
    drawn = reliability_svg([Reliability("own <cases>", 0.2, (Tenth(0.25, Share(3, 4)),))])
    svg = read(drawn)
    (point,) = svg.iter(f"{SVG}circle")
    assert (float(point.get("cx")), float(point.get("cy"))) == (0.25 * SIDE, 0.25 * SIDE)
    (reach,) = (path for path in svg.iter(f"{SVG}path") if path.get("class") == "reach")
    low, high = Share(3, 4).interval
    assert reach.get("d") == f"M{0.25 * SIDE} {round((1 - low) * SIDE, 1)}V{round((1 - high) * SIDE, 1)}"
    texts = [text.text for text in svg.iter(f"{SVG}text")]
    assert "4" in texts
    assert "own <cases>: Brier score 0.200" in texts


def test_the_drawing_says_what_it_shows_and_has_a_dark_side() -> None:
    panels = [Reliability(name, 0.1, (Tenth(0.5, Share(1, 2)),)) for name in ("a", "b", "c")]
    svg = read(reliability_svg(panels))
    assert svg.get("role") == "img"
    assert "c: 2 hits, Brier score 0.100" in svg.find(f"{SVG}desc").text
    assert "prefers-color-scheme: dark" in svg.find(f"{SVG}style").text
    assert len(list(svg.iter(f"{SVG}g"))) == 3
