"""A report as JSON, for the Quality page, which need not know how anything is measured (pure)."""

import json
import math
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from corpus.model import Language
from evals.compare import Difference
from evals.measures.sections import sections_of
from evals.record import Record
from evals.report.content import Comparison, Report, drawn_cases
from evals.report.named import COLUMNS, MAIN, label_of, unit_of
from evals.report.pictures import pictures
from evals.report.worst import Judged, may_be_shown
from evals.scores import Measure, is_better_lower

FORMAT = 1  # the page shows reports of this format
HITS = 5
SETTINGS = ("name", "started", "writer", "model", "corpus")


def report_json(report: Report) -> str:
    """The content of report.json."""
    return json.dumps(_plain(report), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _plain(report: Report) -> dict[str, Any]:
    own = drawn_cases(report.run)
    return {
        "format": FORMAT,
        "run": report.run.name,
        "settings": {name: getattr(report.run.settings, name) for name in SETTINGS},
        "cases": own,
        "made_cases": len(report.run.cases) - own,
        "problems": len(report.run.problems),
        "gates": [{"gate": str(each.gate), "holds": each.holds} for each in report.gates],
        "main": [_measure_row(report, named.measure) for named in report.main],
        "drawings": {
            language.value: [asdict(each) for each in pictures(report, language)] for language in Language
        },
        "worst": [_case(each) for each in report.worst],
        "held_back": report.held_back,
        "comparisons": [_comparison(each, report) for each in report.comparisons],
    }


def _measure_row(report: Report, name: str) -> dict[str, Any]:
    found = report.run.by_slice
    cells = {slice: _figure(found[name, slice]) for slice, _ in COLUMNS if (name, slice) in found}
    return {
        "measure": name,
        "label": label_of(name),
        "unit": unit_of(name),
        "less_is_better": is_better_lower(name),
        "cells": cells,
    }


def _figure(measure: Measure) -> dict[str, Any] | None:
    if math.isnan(measure.mean):
        return None
    return {name: getattr(measure, name) for name in ("mean", "low", "high", "count", "missing")}


def _case(each: Judged) -> dict[str, Any]:
    case, record = each.case, each.record
    return {
        "id": case.id,
        "language": case.language.value,
        "kind": case.kind.value,
        "question": case.question,
        "history": list(case.history),
        "faults": [{"code": fault.code, "words": fault.words} for fault in each.faults],
        "expected": case.status.value,
        "reference": case.reference,
        "sections": sorted(case.sections),
        "key_facts": list(case.key_facts),
        "answer": _answer(record),
        "hits": [
            {"passage": id, "relevance": relevance, "expected": sections_of(id, case.sections) is not None}
            for id, relevance in record.hits[:HITS]
        ],
    }


def _answer(record: Record) -> dict[str, Any]:
    return {
        "status": record.status.value,
        "language": record.language.value,
        "text": record.text,
        "citations": [{"passage": each.passage, "quote": each.quote} for each in record.citations],
    }


def _comparison(comparison: Comparison, report: Report) -> dict[str, Any]:
    return {
        "run": comparison.before.name,
        "started": comparison.before.settings.started,
        "same_cases": comparison.same_cases,
        "differences": [_difference(each) for each in _main_first(comparison.differences)],
        "changed": list(_changed(comparison, report)),
    }


def _main_first(found: Iterable[Difference]) -> list[Difference]:
    order = {named.measure: place for place, named in enumerate(MAIN)}
    return sorted((each for each in found if each.measure in order), key=lambda each: order[each.measure])


def _difference(each: Difference) -> dict[str, Any]:
    verdict = each.verdict if each.verdict in ("better", "worse") else "same"
    return {
        "measure": each.measure,
        "label": label_of(each.measure),
        "unit": unit_of(each.measure),
        "first": each.first,
        "second": each.second,
        "change": each.change.mean,
        "low": each.change.low,
        "high": each.change.high,
        "cases": each.cases,
        "verdict": verdict,
    }


def _changed(comparison: Comparison, report: Report) -> Iterable[dict[str, Any]]:
    cases = {case.id: case for case in report.run.cases}
    before = {record.case: record for record in comparison.before.records}
    after = {record.case: record for record in report.run.records}
    for id, changes in comparison.changed_by_case.items():
        case = cases[id]
        shown = may_be_shown(case, report.held_out_shown)
        yield {
            "id": id,
            "moves": [
                {"measure": each.measure, "label": label_of(each.measure), "better": each.is_better}
                for each in changes
            ],
            "language": case.language.value,
            "question": case.question if shown else "",
            "before": _answer(before[id]) if shown else None,
            "after": _answer(after[id]) if shown else None,
        }
