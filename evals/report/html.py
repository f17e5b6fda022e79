"""A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere (pure)."""

from collections.abc import Iterator
from pathlib import Path

from corpus.model import Language
from evals.report.case_html import case_html, changed_html
from evals.report.content import EXTRACT, Report, drawn_cases
from evals.report.drawing import Drawing
from evals.report.harmless import html_text
from evals.report.limits import limits, repeat
from evals.report.pictures import pictures
from evals.report.tables_html import (
    differences_html,
    further_html,
    gates_html,
    made_html,
    main_html,
    slices_html,
    table_html,
)
from evals.report.verdict import headline, sentences
from evals.report.worst import by_case

STYLE = Path(__file__).parent / "report.css"
NAMED_GATES = 5  # of those that do not hold; the table has all
# Should anything foreign ever get through the escaping, a browser still fetches and runs nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def report_html(report: Report) -> str:
    """The whole file."""
    parts = [(anchor, title, "".join(body)) for anchor, title, body in _parts(report)]
    links = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title, body in parts if body)
    sections = "\n".join(
        f'<section id="{anchor}"><h2>{title}</h2>\n{body}</section>' for anchor, title, body in parts if body
    )
    settings = report.run.settings
    title = f"How good is it? {settings.name}, {settings.started}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html_text(title)}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>\n<body><main>\n"
        f"<h1>How good are the answers of Samverkanslotsen?</h1>\n{_lead(report)}\n{_verdict(report)}\n"
        f'<nav aria-label="Contents"><ul>{links}</ul></nav>\n{sections}\n</main></body></html>\n'
    )


def _lead(report: Report) -> str:
    settings, own = report.run.settings, drawn_cases(report.run)
    made = len(report.run.cases) - own
    more = f", and {made} that a program made of them and of the documents" if made else ""
    writer = "the writer that needs no language model" if settings.writer == EXTRACT else settings.writer
    words = (
        f"Run {report.run.name}, begun {settings.started}. {own} questions written for the evaluation{more}. "
        f"Answers by {writer}."
    )
    return f'<p class="lead">{html_text(words)}</p>'


def _verdict(report: Report) -> str:
    fails = " fails" if any(not each.holds for each in report.gates) else ""
    said = "".join(f"<p>{html_text(sentence)}</p>" for sentence in sentences(report))
    failed = [
        f"<li>{html_text(str(each).removeprefix('FAIL  '))}</li>" for each in report.gates if not each.holds
    ]
    if len(failed) > NAMED_GATES:
        failed[NAMED_GATES:] = [f"<li>and {len(failed) - NAMED_GATES} more, in the table of gates</li>"]
    named = f"<ul>{''.join(failed)}</ul>" if failed else ""
    return (
        f'<section class="verdict{fails}" aria-labelledby="verdict"><h2 id="verdict">'
        f"{html_text(headline(report.gates))}</h2>{named}{said}"
        '<p class="says">In brackets: the 95 % interval, in which other questions of the same kind would put '
        "the figure.</p></section>"
    )


def _parts(report: Report) -> Iterator[tuple[str, str, Iterator[str]]]:
    """(anchor, title, HTML) of each part; an empty one is left out."""
    yield "figures", "The figures", iter((main_html(report), gates_html(report.gates)))
    yield "changes", "What changed", _changes(report)
    yield "pictures", "Pictures", (picture_html(each) for each in pictures(report, Language.ENGLISH))
    yield "slices", "By kind of question", iter((slices_html(report), made_html(report)))
    yield "further", "Further measures", _further(report)
    yield "worst", "The worst answers", _cases(report)
    yield "good", "Some good answers", _good(report)
    yield "problems", "What could not be asked", _problems(report)
    yield "limits", "What the numbers do not say", _limits(report)
    yield "repeat", "How to make this again", _repeat(report)


def picture_html(drawing: Drawing) -> str:
    """A drawing with its table beside it, or below it where it is wide."""
    rows = [tuple(map(html_text, row)) for row in drawing.rows]
    wide = " whole" if drawing.name == "status" else ""
    return (
        f'<figure class="beside{wide}"><div><h3>{html_text(drawing.title)}</h3>'
        f'<p class="says">{html_text(drawing.about)}</p>'
        f"{drawing.svg}</div>{table_html(drawing.title, drawing.columns, rows)}</figure>\n"
    )


def _further(report: Report) -> Iterator[str]:
    judge = report.run.judge
    if judge:
        words = (
            f"What begins with “judge” was judged by {judge.model} at {judge.host}, each answer "
            f"{judge.times} times, through ragas {judge.ragas}: {judge.calls} replies. "
            "Where a reply could not be used the case is counted as lacking, and averaged nowhere."
        )
        yield f"<p>{html_text(words)}</p>"
    yield further_html(report)


def _changes(report: Report) -> Iterator[str]:
    if not report.comparisons:
        return
    comparison, run = report.comparisons[0], report.run
    before = f"{comparison.before.name}, begun {comparison.before.settings.started}"
    yield f"<p>Beside the run {html_text(before)}.</p>"
    if not comparison.same_cases:
        yield "<p><strong>The two runs were asked different cases; what both have is compared.</strong></p>"
    yield differences_html(comparison)
    after = {each.case.id: each for each in by_case(run.cases, run.records, run.values)}
    yield "<h3>Cases that changed, the worse ones first</h3>"
    yield changed_html(comparison, after, report.held_out_shown)


def _cases(report: Report) -> Iterator[str]:
    if report.held_back:
        yield (
            f"<p>{report.held_back} more cases have a fault and are not shown: they are of the part that is "
            "only counted, so that nobody tunes on it. <code>--held-out</code> shows them.</p>"
        )
    if report.worst:
        yield (
            f"<p>The {len(report.worst)} gravest, the worst first: what leads astray weighs more than what "
            "was not answered.</p>"
        )
    for number, each in enumerate(report.worst, start=1):
        yield case_html(each, number)


def _good(report: Report) -> Iterator[str]:
    if report.good:
        yield "<p>Drawn at random, with a fixed seed, from the answers in which nothing was found wrong.</p>"
    yield from map(case_html, report.good)


def _problems(report: Report) -> Iterator[str]:
    if report.run.problems:
        rows = [(html_text(case), html_text(problem)) for case, problem in report.run.problems]
        yield table_html("Cases that could not be asked", ("Case", "Why"), rows)


def _limits(report: Report) -> Iterator[str]:
    yield f"<ul>{''.join(f'<li>{html_text(sentence)}</li>' for sentence in limits(report))}</ul>"


def _repeat(report: Report) -> Iterator[str]:
    settings = report.run.settings
    yield f"<pre><code>{html_text(chr(10).join(repeat(report)))}</code></pre>"
    facts = [
        ("Writer", settings.writer),
        ("Embedding model", settings.model),
        ("Documents, SHA-256", settings.corpus),
        ("Cases, SHA-256", settings.cases),
        ("Program, SHA-256", settings.program or "not recorded"),
        *settings.versions,
    ]
    rows = [(html_text(name), f"<code>{html_text(value)}</code>") for name, value in facts]
    yield table_html("What the run was made with", ("What", "Version or value"), rows)
