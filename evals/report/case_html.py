"""A case in full as HTML: what was asked, said, cited, found and expected (pure)."""

import re
from collections.abc import Sequence

from answering.answer import Status
from evals.compare import Changed
from evals.measures.sections import sections_of
from evals.record import Record
from evals.report.content import Comparison
from evals.report.harmless import html_text
from evals.report.named import told
from evals.report.worst import Judged, may_be_shown

HITS = 5
LONGEST_QUOTE = 900  # signs: a table that is quoted whole would push everything else off the page


def case_html(each: Judged, number: int = 0) -> str:
    """One case, its faults first."""
    case, language = each.case, each.case.language.value
    asked = "".join(f'<p class="earlier">{html_text(question)}</p>' for question in case.history)
    faults = "".join(f"<li>{html_text(fault.words)}</li>" for fault in each.faults)
    place = f"{number}. " if number else ""
    seconds = told("seconds: total", dict(each.record.seconds)["total"])
    facts = f"{_plain(case.kind.value)}, {_plain(case.topic.value)}, part “{case.split.value}”, {seconds}"
    return (
        f'<article class="case"><h3>{place}<span lang="{language}">{html_text(case.question)}</span></h3>'
        f'<p class="says"><code>{html_text(case.id)}</code> · {html_text(facts)}</p>'
        + (f'<p>Asked before:</p><div lang="{language}">{asked}</div>' if asked else "")
        + (f'<p>Why it stands here:</p><ul class="faults">{faults}</ul>' if faults else "")
        + _sides(
            ("Answer", each.record.status, _answer(each.record, case.question)),
            ("Expected", case.status, _expected(each)),
        )
        + f"{_sources(each.record)}{_hits(each)}</article>\n"
    )


def changed_html(comparison: Comparison, after: dict[str, Judged], held_out: bool) -> str:
    """The cases that changed, the worse ones first, with both answers where they may be read."""
    before = {record.case: record for record in comparison.before.records}
    by_id: dict[str, list[Changed]] = {}
    for each in comparison.changed:
        by_id.setdefault(each.case, []).append(each)
    blocks = "".join(_changed(changes, before[id], after[id], held_out) for id, changes in by_id.items())
    return f'<ul class="changed">{blocks}</ul>' if blocks else "<p>No case changed.</p>"


def _changed(changes: Sequence[Changed], before: Record, now: Judged, held_out: bool) -> str:
    moved = "; ".join(
        f"{each.measure} {each.before:g} → {each.after:g} ({'better' if each.is_better else 'worse'})"
        for each in changes
    )
    head = f"<code>{html_text(now.case.id)}</code>: {html_text(moved)}"
    if not may_be_shown(now.case, held_out):
        return f"<li>{head}. Kept for reporting; not shown.</li>"
    question = f'<p lang="{now.case.language.value}"><strong>{html_text(now.case.question)}</strong></p>'
    sides = _sides(
        ("Before", before.status, _answer(before, now.case.question)),
        ("Now", now.record.status, _answer(now.record, now.case.question)),
    )
    return f"<li>{head}{question}{sides}</li>"


def _sides(left: tuple[str, Status, str], right: tuple[str, Status, str]) -> str:
    sections = "".join(
        f"<section><h4>{name}: {html_text(_plain(status.value))}</h4>{content}</section>"
        for name, status, content in (left, right)
    )
    return f'<div class="sides">{sections}</div>'


def _answer(record: Record, question: str) -> str:
    text = record.text.strip() or "(no words)"
    paragraphs = "".join(f"<p>{html_text(part)}</p>" for part in text.split("\n") if part.strip())
    asked = ""
    if record.standalone_question not in ("", question):
        asked = f'<p class="says">Searched for: {html_text(record.standalone_question)}</p>'
    return f'<div lang="{record.language.value}">{paragraphs}</div>{asked}'


def _expected(each: Judged) -> str:
    case, said = each.case, each.record.text
    parts = []
    if case.reference:
        parts.append(f'<p lang="{case.language.value}">{html_text(case.reference)}</p>')
    if case.sections:
        sections = ", ".join(f"<code>{html_text(section)}</code>" for section in sorted(case.sections))
        parts.append(f"<p>One of these sections: {sections}.</p>")
    if case.verdict:
        parts.append(f"<p>Verdict: {html_text(case.verdict.value)}.</p>")
    if case.key_facts:
        facts = "".join(
            f"<li><code>{html_text(fact)}</code>: {told}</li>"
            for fact, told in ((fact, _told(fact, said)) for fact in case.key_facts)
        )
        parts.append(f"<p>Facts, as patterns:</p><ul>{facts}</ul>")
    if case.must_not:
        wrong = "".join(f"<li><code>{html_text(no)}</code>: {_told(no, said)}</li>" for no in case.must_not)
        parts.append(f"<p>Not to be said, as patterns:</p><ul>{wrong}</ul>")
    return "".join(parts) or "<p>No answer.</p>"


def _sources(record: Record) -> str:
    if not record.citations:
        return ""
    items = []
    for number, citation in enumerate(record.citations, start=1):
        passage = record.passage(citation.passage)
        where = " / ".join(passage.around.split("\n")) if passage else ""
        language = passage.language.value if passage else record.language.value
        items.append(
            f'<li lang="{language}"><p class="says">[{number}] <code>{html_text(citation.passage)}</code> '
            f"{html_text(where)}</p><blockquote>{html_text(_cut(citation.quote))}</blockquote></li>"
        )
    return f'<h4>Sources, with the words that were cited</h4><ol class="plain">{"".join(items)}</ol>'


def _hits(each: Judged) -> str:
    hits: Sequence[tuple[str, float]] = each.record.hits[:HITS]
    if not hits or not each.case.sections:
        return ""
    items = "".join(
        f"<li><code>{html_text(id)}</code> {relevance:.2f}"
        f"{' · expected' if sections_of(id, each.case.sections) else ''}</li>"
        for id, relevance in hits
    )
    return f"<h4>First passages found, with their relevance</h4><ol>{items}</ol>"


def _told(fact: str, said: str) -> str:
    return "told" if re.search(fact, said, re.IGNORECASE) else "not told"


def _cut(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()} …"


def _plain(value: str) -> str:
    return value.replace("_", " ")
