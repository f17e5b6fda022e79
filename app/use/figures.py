"""How the service is used, in figures and tables (pure)."""

from collections.abc import Sequence

from answering.texts import topic_name
from app.legal.state import LegalRequest, View
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.use.model import Share, Use

MOST_DAYS = 31

Row = tuple[str | int, ...]
Table = tuple[str, list[str], Sequence[Row]]


def use_html(use: Use, texts: Texts) -> Markup:
    """Figures first, then the tables behind them; one sentence where there are none."""
    return render(
        "use/figures.html.jinja",
        texts,
        use=use,
        answered=share_words(use.answered, texts),
        good=share_words(use.good, texts),
        gaps=LegalRequest(View.GAPS).href(texts.language),
        tables=_tables(use, texts),
    )


def share_words(share: Share, texts: Texts) -> str:
    """ "80 % (4 av 5)"; a dash where there is nothing to share."""
    if not share.whole:
        return "–"
    percent = round(100 * share.part / share.whole)
    return texts.say("use.share", percent=percent, part=share.part, whole=share.whole)


def _tables(use: Use, texts: Texts) -> tuple[Table, ...]:
    days = [(day.isoformat(), n, share_words(answered, texts)) for day, n, answered in use.days[:MOST_DAYS]]
    languages = [(texts.say(f"language.{language.value}"), n) for language, n in use.languages]
    unknown = texts.say("use.no_topic")
    topics = [(topic_name(topic, texts.language) or unknown, n) for topic, n in use.topics]
    reasons = [(texts.say(f"feedback.reason.{reason.value}"), n) for reason, n in use.reasons]

    def table(name: str, columns: str, rows: Sequence[Row]) -> Table:
        return texts.say(f"use.{name}"), [texts.say(f"use.column.{each}") for each in columns.split()], rows

    return (
        table("days", "day questions answered", days),
        table("languages", "language questions", languages),
        table("topics", "topic questions", topics),
        table("reasons", "reason marks", reasons),
    )
