"""A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere (pure)."""

from corpus.model import Language
from evals.report.content import EXTRACT, Report, drawn_cases
from evals.report.full_case import ChangedCase, changed_cases, full_case, paragraphs
from evals.report.jinja import Markup, render
from evals.report.limits import limits, repeat
from evals.report.pictures import pictures
from evals.report.tables import compared_differences, further_table, made_table, main_table, slice_tables
from evals.report.verdict import headline, sentences
from evals.report.worst import by_case
from evals.run import RunSettings

NAMED_GATES = 5  # of those that do not hold; the table has all


def report_html(report: Report) -> Markup:
    """The whole file."""
    own_cases = drawn_cases(report.run)
    return render(
        "report/single_file.html.jinja",
        report=report,
        run=report.run,
        is_extract=report.run.settings.writer == EXTRACT,
        own_cases=own_cases,
        made_cases=len(report.run.cases) - own_cases,
        headline=headline(report.gates),
        sentences=sentences(report),
        failed=[str(each).removeprefix("FAIL  ") for each in report.gates if not each.holds],
        named_gates=NAMED_GATES,
        main=main_table(report),
        further=further_table(report),
        slices=slice_tables(report),
        made=made_table(report),
        compared_differences=compared_differences,
        changed=_changed(report),
        pictures=pictures(report, Language.ENGLISH),
        worst=list(map(full_case, report.worst)),
        good=list(map(full_case, report.good)),
        paragraphs=paragraphs,
        limits=list(limits(report)),
        commands=repeat(report),
        facts=_facts(report.run.settings),
    )


def _changed(report: Report) -> list[ChangedCase]:
    if not report.comparisons:
        return []
    run = report.run
    after = {each.case.id: each for each in by_case(run.cases, run.records, run.values)}
    return changed_cases(report.comparisons[0], after, report.held_out_shown)


def _facts(settings: RunSettings) -> list[tuple[str, str]]:
    return [
        ("Writer", settings.writer),
        ("Embedding model", settings.model),
        ("Documents, SHA-256", settings.corpus),
        ("Cases, SHA-256", settings.cases),
        ("Program, SHA-256", settings.program or "not recorded"),
        *settings.versions,
    ]
