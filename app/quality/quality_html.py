"""The Quality page as HTML: which run, the verdict, figures, pictures, differences (pure)."""

import base64
from collections.abc import Iterable, Sequence

from app.quality.model import (
    Compared,
    Difference,
    Drawing,
    Figure,
    Report,
    Row,
    RunName,
)
from app.quality.report_files import run_name
from app.quality.wording import figure_words, measure_name
from app.shell.escape import html_text
from app.shell.links import PageName, address
from app.shell.texts import Texts

ALL, SWEDISH, ENGLISH, APART = "all", "language=sv", "language=en", "language=sv-en"
SLICES = (ALL, SWEDISH, ENGLISH, APART)
# What a reader is to see first.
FIRST = ("sendable", "answered", "expected section cited", "missed refusals", "seconds: total, median")
MOST_GATES = 5  # of those that do not hold; the whole report names all
MOST_RUNS = 12


def runs_html(runs: Sequence[RunName], chosen: RunName, texts: Texts) -> str:
    """Links to the newest runs."""
    items = (
        (address(PageName.QUALITY, texts.language, run=run.folder), f"{run.name}, {run.began}", run is chosen)
        for run in runs[:MOST_RUNS]
    )
    return _nav(texts.say("quality.runs"), items)


def against_html(report: Report, against: Compared | None, texts: Texts) -> str:
    """Links that set an earlier run beside this one."""
    if not report.compared:
        return f'<p class="lots-meta">{html_text(texts.say("quality.nothing_to_compare"))}</p>'

    def href(run: str) -> str:
        return address(PageName.QUALITY, texts.language, run=report.run, against=run)

    items = [(href(""), texts.say("quality.against_none"), against is None)]
    items += [(href(each.run), _run_words(each.run), each is against) for each in report.compared]
    return _nav(texts.say("quality.against"), items)


def verdict_html(report: Report, texts: Texts) -> str:
    """The figures that count most, and whether the gates hold."""
    failed = [gate for gate in report.gates if not gate.holds]
    if not report.gates:
        words = texts.say("quality.no_gates")
    elif failed:
        words = texts.say("quality.fails", failed=len(failed), number=len(report.gates))
    else:
        words = texts.say("quality.passes", number=len(report.gates))
    named = "".join(f'<li lang="en">{html_text(gate.words)}</li>' for gate in failed[:MOST_GATES])
    if len(failed) > MOST_GATES:
        named += f"<li>{html_text(texts.say('quality.more', number=len(failed) - MOST_GATES))}</li>"
    by_name = {row.measure: row for row in report.main}
    tiles = "".join(_tile(by_name[name], texts) for name in FIRST if name in by_name)
    return (
        f'<dl class="lots-tiles">{tiles}</dl>'
        f'<div class="lots-verdict{" lots-fails" if failed else ""}"><h2>{html_text(words)}</h2>'
        f"{f'<ul>{named}</ul>' if named else ''}<p>{html_text(_asked(report, texts))}</p></div>"
    )


def main_html(report: Report, texts: Texts) -> str:
    """The main table."""
    head = [texts.say(f"quality.column.{name}") for name in ("measure", "all", "swedish", "english", "apart")]
    rows = [
        [
            html_text(measure_name(row.measure, row.label, texts)),
            *(figure_html(row.cells.get(slice), row.unit, texts, slice == APART) for slice in SLICES),
        ]
        for row in report.main
    ]
    return table_html(texts.say("quality.figures"), head, rows)


def drawing_html(drawing: Drawing, texts: Texts) -> str:
    """A picture, and its table to fold out.

    The picture is only ever an image: a browser runs no script in it and fetches nothing for it.
    """
    data = base64.b64encode(drawing.svg.encode("utf-8")).decode("ascii")
    rows = [[html_text(cell) for cell in row] for row in drawing.rows]
    return (
        f'<figure class="lots-drawing"><h3>{html_text(drawing.title)}</h3>'
        f'<p class="lots-meta">{html_text(drawing.about)}</p>'
        f'<div class="lots-scroll" tabindex="0" role="region" aria-label="{html_text(drawing.title)}">'
        f'<img src="data:image/svg+xml;base64,{data}" alt="{html_text(drawing.about)}"></div>'
        f"<details><summary>{html_text(texts.say('quality.as_table'))}"
        f'<span class="lots-hidden">: {html_text(drawing.title)}</span></summary>'
        f"{table_html(drawing.title, drawing.columns, rows)}</details></figure>"
    )


def differences_html(compared: Compared, texts: Texts) -> str:
    """Paired differences."""
    names = ("measure", "before", "now", "change", "verdict")
    head = [texts.say(f"quality.column.{name}") for name in names]
    rows = [_difference(each, texts) for each in compared.differences]
    other = "" if compared.same_cases else f"<p>{html_text(texts.say('quality.other_cases'))}</p>"
    return other + table_html(texts.say("quality.differences"), head, rows)


def table_html(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first cells are headings; `rows` hold HTML."""
    top = "".join(f'<th scope="col">{html_text(cell)}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="lots-table" tabindex="0" role="region" aria-label="{html_text(name)}"><table>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure_html(figure: Figure | None, unit: str, texts: Texts, signed: bool = False) -> str:
    """A figure with its interval."""
    if figure is None:
        return "–"
    mean = figure_words(figure.mean, unit, texts.language, signed)
    interval = html_text(_interval(figure, unit, texts, signed))
    return f'{html_text(mean)}<span class="lots-interval">{interval}</span>'


def _tile(row: Row, texts: Texts) -> str:
    figure = row.cells.get(ALL)
    if figure is None:
        return ""
    name = measure_name(row.measure, row.label, texts)
    return (
        f"<div><dt>{html_text(name)}</dt><dd>{html_text(figure_words(figure.mean, row.unit, texts.language))}"
        f'<span class="lots-interval">{html_text(_interval(figure, row.unit, texts))}</span></dd></div>'
    )


def _interval(figure: Figure, unit: str, texts: Texts, signed: bool = False) -> str:
    low, high = (figure_words(each, unit, texts.language, signed) for each in (figure.low, figure.high))
    return texts.say("quality.interval", low=low.split(" ")[0], high=high, number=figure.count)


def _asked(report: Report, texts: Texts) -> str:
    said = [texts.say("quality.asked", number=report.cases)]
    if report.made_cases:
        said.append(texts.say("quality.made", number=report.made_cases))
    if report.problems:
        said.append(texts.say("quality.not_asked", number=report.problems))
    if report.writer == "extract":
        said.append(texts.say("quality.by_extract"))
    else:
        said.append(texts.say("quality.by_model", model=report.writer))
    return " ".join(said)


def _difference(each: Difference, texts: Texts) -> list[str]:
    first, second = (figure_words(value, each.unit, texts.language) for value in (each.first, each.second))
    known = each.verdict if each.verdict in ("better", "worse") else "same"
    verdict = html_text(texts.say(f"quality.verdict.{known}"))
    return [
        html_text(measure_name(each.measure, each.label, texts)),
        html_text(first),
        html_text(second),
        figure_html(each.change, each.unit, texts, signed=True),
        verdict if known == "same" else f"<strong>{verdict}</strong>",
    ]


def _run_words(folder: str) -> str:
    found = run_name(folder)
    return f"{found.name}, {found.began}" if found else folder


def _nav(label: str, items: Iterable[tuple[str, str, bool]]) -> str:
    links = "".join(_item(*item) for item in items)
    name = html_text(label)
    return (
        f'<nav class="lots-runs" aria-label="{name}"><p class="lots-label">{name}</p>'
        f'<ul role="list">{links}</ul></nav>'
    )


def _item(href: str, words: str, is_current: bool) -> str:
    current = ' aria-current="true"' if is_current else ""
    return f'<li><a data-go href="{html_text(href)}"{current}>{html_text(words)}</a></li>'
