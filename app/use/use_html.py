"""How the service is used, as HTML (pure)."""

from collections.abc import Iterable, Sequence

from answering.texts import topic_name
from app.legal.state import Desk, View
from app.shell.escape import html_text
from app.shell.jinja import render
from app.shell.links import link_html
from app.shell.texts import Texts
from app.use.model import Share, Use

MOST_DAYS = 31


def use_html(use: Use, texts: Texts) -> str:
    """Figures first, then the tables behind them."""
    days = [
        [day.isoformat(), str(number), share_words(answered, texts)]
        for day, number, answered in use.days[:MOST_DAYS]
    ]
    languages = [(texts.say(f"language.{language.value}"), number) for language, number in use.languages]
    topics = [(_topic(topic, texts), number) for topic, number in use.topics]
    reasons = [(texts.say(f"feedback.reason.{reason.value}"), number) for reason, number in use.reasons]
    gaps = Desk(View.GAPS).href(texts.language)
    return (
        f"{_tiles(use, texts)}<p>{link_html(gaps, texts.say('use.gaps'))}</p>"
        f"{_table('days', ('day', 'questions', 'answered'), days, texts)}"
        f"{_table('languages', ('language', 'questions'), _rows(languages), texts)}"
        f"{_table('topics', ('topic', 'questions'), _rows(topics), texts)}"
        f"{_table('reasons', ('reason', 'marks'), _rows(reasons), texts)}"
    )


def share_words(share: Share, texts: Texts) -> str:
    """ "80 % (4 av 5)"; a dash where there is nothing to share."""
    if not share.whole:
        return "–"
    percent = round(100 * share.part / share.whole)
    return texts.say("use.share", percent=percent, part=share.part, whole=share.whole)


def _tiles(use: Use, texts: Texts) -> str:
    values = (
        ("questions", str(use.questions)),
        ("answered", share_words(use.answered, texts)),
        ("good", share_words(use.good, texts)),
    )
    tiles = "".join(
        f"<div><dt>{html_text(texts.say(f'use.{name}'))}</dt><dd>{html_text(value)}</dd></div>"
        for name, value in values
    )
    return f'<dl class="lots-tiles">{tiles}</dl>'


def _topic(topic: str, texts: Texts) -> str:
    return topic_name(topic, texts.language) or texts.say("use.no_topic")


def _rows(pairs: Iterable[tuple[str, int]]) -> list[list[str]]:
    return [[words, str(number)] for words, number in pairs]


def _table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]], texts: Texts) -> str:
    if not rows:
        return ""
    title = texts.say(f"use.{name}")
    head = [texts.say(f"use.column.{column}") for column in columns]
    return render("use/table.html.jinja", texts, title=title, head=head, rows=rows)
