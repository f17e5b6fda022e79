"""A case in full as HTML: what was asked, said, cited, found and expected (pure)."""

import re
from collections.abc import Sequence

from evals.measures.sections import sections_of
from evals.record import Record
from evals.report.content import Comparison
from evals.report.harmless import html_text
from evals.report.worst import Judged, may_be_shown

HITS = 5
LONGEST_QUOTE = 900  # signs: a table that is quoted whole would push everything else off the page


def case_html(each: Judged, number: int = 0) -> str:
    """One case, its faults first."""
    case, record = each.case, each.record
    asked = "".join(f'<p class="earlier">{html_text(question)}</p>' for question in case.history)
    faults = "".join(f"<li>{html_text(fault.words)}</li>" for fault in each.faults)
    place = f"{number}. " if number else ""
    facts = f"{case.kind.value.replace('_', ' ')}, {case.topic.value.replace('_', ' ')}, part “{case.split.value}”"
    return (
        f'<article class="case"><h3>{place}<span lang="{case.language.value}">{html_text(case.question)}</span></h3>'
        f'<p class="says"><code>{html_text(case.id)}</code> · {html_text(facts)}</p>'
        + (f'<div lang="{case.language.value}">Asked before: {asked}</div>' if asked else "")
        + (f'<p>Why it stands here:</p><ul class="faults">{faults}</ul>' if faults else "")
        + f'<div class="sides"><section><h4>Answer: {html_text(_plain(record.status.value))}</h4>{_answer(record)}</section>'
        f"<section><h4>Expected: {html_text(_plain(case.status.value))}</h4>{_expected(each)}</section></div>"
        f"{_sources(record)}{_hits(each)}</article>\n"
    )


def changed_html(comparison: Comparison, after: dict[str, Judged], held_out: bool) -> str:
    """The cases that changed, the worse ones first, with both answers where they may be read."""
    before = {record.case: record for record in comparison.before.records}
    blocks = []
    for id in dict.fromkeys(each.case for each in comparison.changed):
        if id not in after or id not in before:
            continue
        now = after[id]
        moved = "; ".join(
            f"{one.measure} {one.before:g} → {one.after:g} ({'better' if one.is_better else 'worse'})"
            for one in comparison.changed
            if one.case == id
        )
        if not may_be_shown(now.case, held_out):
            blocks.append(
                f"<li><code>{html_text(id)}</code>: {html_text(moved)}. Kept for reporting; not shown.</li>"
            )
            continue
        blocks.append(
            f'<li><code>{html_text(id)}</code>: {html_text(moved)}<p lang="{now.case.language.value}"><strong>'
            f'{html_text(now.case.question)}</strong></p><div class="sides"><section><h4>Before: '
            f"{html_text(_plain(before[id].status.value))}</h4>{_answer(before[id])}</section><section><h4>Now: "
            f"{html_text(_plain(now.record.status.value))}</h4>{_answer(now.record)}</section></div></li>"
        )
    return f'<ul class="changed">{"".join(blocks)}</ul>' if blocks else "<p>No case changed.</p>"


def _answer(record: Record) -> str:
    text = record.text.strip() or "(no words)"
    paragraphs = "".join(f"<p>{html_text(part)}</p>" for part in text.split("\n") if part.strip())
    asked = ""
    if record.standalone_question.strip():
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
    if case.key_facts:
        facts = "".join(
            f"<li><code>{html_text(fact)}</code>: {'told' if re.search(fact, said, re.IGNORECASE) else 'not told'}</li>"
            for fact in case.key_facts
        )
        parts.append(f"<p>Facts, as patterns:</p><ul>{facts}</ul>")
    return "".join(parts) or "<p>No answer.</p>"


def _sources(record: Record) -> str:
    if not record.citations:
        return ""
    items = []
    for number, citation in enumerate(record.citations, start=1):
        passage = record.passage(citation.passage)
        where = passage.around.split("\n") if passage else []
        language = passage.language.value if passage else record.language.value
        items.append(
            f'<li lang="{language}"><p class="says">[{number}] <code>{html_text(citation.passage)}</code> '
            f"{html_text(' / '.join(where))}</p><blockquote>{html_text(_cut(citation.quote))}</blockquote></li>"
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


def _cut(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()} …"


def _plain(value: str) -> str:
    return value.replace("_", " ")
