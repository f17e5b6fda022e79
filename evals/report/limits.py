"""What the figures of a report do not say, in whole sentences (pure)."""

from collections.abc import Iterator

from evals.cases import Split
from evals.report.content import Report


def limits(report: Report) -> Iterator[str]:
    """The same of every run, and what holds of this one."""
    run = report.run
    tuned = sum(case.split is Split.TUNE for case in run.cases)
    reported = sum(case.split is Split.REPORT for case in run.cases)
    if tuned:
        yield (
            f"{tuned} of the cases were in sight while weights and thresholds were chosen, {reported} were not. Only "
            "the part “report” says how new questions fare, and it is the lower figure that counts."
        )
    yield (
        "The cases were written from the documents, by people who know them. What companies really ask may be "
        "vaguer, longer, or about something else."
    )
    yield (
        "A case names sections each of which is enough, not all that are right. An answer from another section counts "
        "as a miss even where it is correct, so citations and relevance are better than they look here."
    )
    yield (
        "Key facts are patterns of words. An answer can match them and still mislead, or tell the fact in words that no "
        "pattern foresaw."
    )
    yield (
        "Whether a claim is carried by its passage is judged by the assistant's own check. Its errors, measured above on "
        "pairs labelled by hand, are errors of these figures too."
    )
    if run.settings.writer == "extract":
        yield (
            "The writer that needs no model shows sentences of the documents as they stand, so that nearly every "
            "claim is carried. That says nothing of a language model's answers."
        )
    yield (
        "The intervals tell what other questions of the same kind would have brought (95 %). They do not cover wrong "
        "expectations, and where a slice holds few cases they are wide: differences inside them mean nothing."
    )
    yield "Seconds were measured on the machine of this run, one question at a time, and compare only with runs made there."
    yield "No figure says whether the guidance itself is right in law. That is for those who answer for the documents."


def repeat(report: Report) -> list[str]:
    """The commands that make this report again."""
    settings = report.run.settings
    writer = (
        "" if settings.writer == "extract" else f" --writer model --llm-model {settings.writer} --llm-url URL"
    )
    held_out = " --held-out" if report.held_out_shown else ""
    before = f" --baseline {report.comparisons[0].before.name}" if report.comparisons else ""
    return [
        f"lotsen-eval run --name {settings.name}{writer}",
        f"lotsen-eval score {report.run.name}",
        f"lotsen-eval report {report.run.name}{before}{held_out}",
    ]
