"""The three files of a report, written into the folder of its run."""

from pathlib import Path

from corpus.errors import EvaluationError
from evals.report.content import Report
from evals.report.markdown import report_markdown
from evals.report.plain import report_json
from evals.report.single_file import report_html

HTML, MARKDOWN, JSON = "report.html", "report.md", "report.json"


def write_report(report: Report, folder: Path) -> Path:
    """Write all of them, each whole or not at all; the JSON last, since the page looks for it.

    Raises:
        EvaluationError: they cannot be written there.
    """
    made = ((HTML, report_html), (MARKDOWN, report_markdown), (JSON, report_json))
    try:
        for name, content in made:
            partial = folder / f"{name}.partial"
            partial.write_text(content(report), encoding="utf-8")
            partial.replace(folder / name)
    except OSError as error:
        raise EvaluationError(f"the report cannot be written into {folder}: {error.strerror}.") from error
    return folder / HTML
