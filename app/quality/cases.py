"""Single cases of a report as HTML: the worst ones, and those that changed (pure)."""

from app.quality import wording
from app.quality.model import ChangedCase, Compared, EvaluationReport
from app.quality.wording import fault_words, measure_name
from app.shell.jinja import Markup, render
from app.shell.texts import Texts

MOST_CHANGED = 60


def changed_html(compared: Compared, texts: Texts) -> Markup:
    """The cases that changed, with both answers."""
    cases = [(each, _moves(each, texts)) for each in compared.changed[:MOST_CHANGED]]
    return render("quality/changed.html.jinja", texts, cases=cases, wording=wording)


def worst_html(report: EvaluationReport, texts: Texts) -> Markup:
    """Each case folded; what is wrong with it stands outside."""
    cases = [
        (case, [fault_words(fault.code, fault.words, texts) for fault in case.faults])
        for case in report.worst
    ]
    return render("quality/worst.html.jinja", texts, report=report, cases=cases, wording=wording)


def _moves(case: ChangedCase, texts: Texts) -> str:
    """ "better: Key facts told; worse: Wait, median"."""
    verdicts = {True: texts.say("quality.verdict.better"), False: texts.say("quality.verdict.worse")}
    return "; ".join(
        f"{verdicts[move.better]}: {measure_name(move.measure, move.label, texts)}" for move in case.moves
    )
