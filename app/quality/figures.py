"""The figures of a report as HTML: the verdict, the main table, pictures, differences (pure)."""

import base64

from app.quality import wording
from app.quality.model import Compared, EvaluationReport
from app.shell.jinja import Markup, render
from app.shell.texts import Texts

ALL, SWEDISH, ENGLISH, APART = "all", "language=sv", "language=en", "language=sv-en"
SLICES = (ALL, SWEDISH, ENGLISH, APART)
# What a reader is to see first.
FIRST = ("sendable", "answered", "expected section cited", "missed refusals", "seconds: total, median")
MOST_GATES = 5  # of those that do not hold; the whole report names all


def verdict_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The figures that count most, and whether the gates hold."""
    rows = {row.measure: row for row in report.main if row.cells.get(ALL)}
    values = {
        "tiles": [rows[name] for name in FIRST if name in rows],
        "failed": [gate for gate in report.gates if not gate.holds],
        "most": MOST_GATES,
    }
    return render("quality/verdict.html.jinja", texts, report=report, wording=wording, **values)


def main_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The main table."""
    values = {"slices": SLICES, "apart": APART, "wording": wording}
    return render("quality/figures.html.jinja", texts, report=report, **values)


def drawings_html(report: EvaluationReport, texts: Texts) -> Markup:
    """The pictures in the language of the page, each with its table to fold out."""
    drawings = [(each, _image_address(each.svg)) for each in report.drawings[texts.language]]
    return render("quality/drawings.html.jinja", texts, drawings=drawings)


def differences_html(compared: Compared, texts: Texts) -> Markup:
    """Paired differences."""
    return render("quality/differences.html.jinja", texts, compared=compared, wording=wording)


def _image_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode('utf-8')).decode('ascii')}"
