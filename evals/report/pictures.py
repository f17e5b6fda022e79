"""The drawings that a run has figures for, in one language (pure)."""

from corpus.model import Language
from evals.report.content import Report, waits
from evals.report.drawing import Drawing
from evals.report.drawings import DEPTHS, recall_drawing, relevance_drawing, status_drawing, support_drawing
from evals.report.drawn_times import latency_drawing, steps_drawing
from evals.scores import ALL


def pictures(report: Report, language: Language) -> list[Drawing]:
    """In the order in which a report shows them."""
    measures, found = report.run.by_slice, []
    if report.statuses:
        found.append(status_drawing(report.statuses, language))
    if all((depth, ALL) in measures for depth in DEPTHS):
        found.append(recall_drawing(measures, language))
    if report.reliability:
        found.append(relevance_drawing(report.reliability, language))
    if report.support:
        found.append(support_drawing(report.support, language))
    if seconds := waits(report.run):
        found.append(latency_drawing(seconds, language))
    if ("seconds: total, median", ALL) in measures:
        found.append(steps_drawing(measures, language))
    return found
