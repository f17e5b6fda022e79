"""A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere (pure)."""

from corpus.model import Language
from evals.measures.sections import sections_of
from evals.report.content import EXTRACT, Report, drawn_cases
from evals.report.full_case import is_told, paragraphs, shortened
from evals.report.jinja import Markup, render
from evals.report.limits import limits, repeat
from evals.report.pictures import pictures
from evals.report.tables import further_table, made_table, main_table, slice_tables
from evals.report.verdict import headline, sentences
from evals.report.worst import by_case, may_be_shown
from evals.run import RunSettings

NAMED_GATES = 5  # of those that do not hold; the table has all


def report_html(report: Report) -> Markup:
    """The whole file."""
    run, own_cases = report.run, drawn_cases(report.run)
    before = {record.case: record for each in report.comparisons[:1] for record in each.before.records}
    return render(
        "report/single_file.html.jinja",
        report=report,
        run=run,
        is_extract=run.settings.writer == EXTRACT,
        own_cases=own_cases,
        made_cases=len(run.cases) - own_cases,
        headline=headline(report.gates),
        sentences=sentences(report),
        failed=[str(each).removeprefix("FAIL  ") for each in report.gates if not each.holds],
        named_gates=NAMED_GATES,
        main=main_table(report),
        further=further_table(report),
        slices=slice_tables(report),
        made=made_table(report),
        before=before,
        judged={each.case.id: each for each in by_case(run.cases, run.records, run.values)},
        may_be_shown=may_be_shown,
        pictures=pictures(report, Language.ENGLISH),
        is_told=is_told,
        paragraphs=paragraphs,
        sections_of=sections_of,
        shortened=shortened,
        limits=list(limits(report)),
        commands=repeat(report),
        facts=_facts(run.settings),
    )


def _facts(settings: RunSettings) -> list[tuple[str, str]]:
    return [
        ("Writer", settings.writer),
        ("Embedding model", settings.model),
        ("Documents, SHA-256", settings.corpus),
        ("Cases, SHA-256", settings.cases),
        ("Program, SHA-256", settings.program or "not recorded"),
        *settings.versions,
    ]
