"""Links to runs as HTML: to open one, and to set an earlier one beside it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.quality.model import Compared, EvaluationReport, RunName
from app.quality.report_files import run_name
from app.shell.jinja import Markup, render
from app.shell.links import PageName, address
from app.shell.texts import Texts

MOST_RUNS = 12


@dataclass(frozen=True, slots=True)
class RunLink:
    """A link to a run, or to a comparison with one."""

    href: str
    words: str
    is_current: bool


def runs_html(runs: Sequence[RunName], chosen: RunName | None, is_missing: bool, texts: Texts) -> Markup:
    """Links to the newest runs; where the one that was asked for is missing, that is said first."""
    found = [
        RunLink(address(PageName.QUALITY, texts.language, run=run.folder), _words(run), run is chosen)
        for run in runs[:MOST_RUNS]
    ]
    return render("quality/runs.html.jinja", texts, runs=found, is_missing=is_missing)


def against_html(
    report: EvaluationReport, against: Compared | None, is_missing: bool, texts: Texts
) -> Markup:
    """Links that set an earlier run beside this one; that the one asked for is missing is said."""

    def href(run: str) -> str:
        return address(PageName.QUALITY, texts.language, run=report.run, against=run)

    none = RunLink(href(""), texts.say("quality.against_none"), against is None)
    earlier = [
        RunLink(href(each.run), _words(run_name(each.run) or each.run), each is against)
        for each in report.comparisons
    ]
    runs = [none, *earlier] if earlier else []
    return render("quality/against.html.jinja", texts, runs=runs, is_missing=is_missing)


def _words(run: RunName | str) -> str:
    return run if isinstance(run, str) else f"{run.name}, {run.began}"
