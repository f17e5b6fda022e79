"""What is to be reviewed next, and what the guide lacks, as HTML (pure)."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from app.legal.gaps import GapGroup
from app.legal.legal_html import passage_link
from app.legal.review import Cause, ToReview
from app.legal.state import Desk
from app.shell.escape import html_text
from app.shell.law_references import snippet_html
from app.shell.links import Place, ask_address, link_html
from app.shell.texts import Texts
from corpus.model import Passage

MOST_OF_A_DAY = 4  # documents due on one day that are shown one by one
MOST_GROUPS = 100  # on the page; the file has them all


def review_html(items: Sequence[ToReview], desk: Desk, texts: Texts, today: date) -> str:
    """Days in order, overdue first; then what is unverified, by document."""
    dated = [item for item in items if item.day]
    unverified = [item for item in items if item.cause is Cause.UNVERIFIED]
    return _dated(dated, desk, texts, today) + _unverified(unverified, desk, texts)


def _dated(items: Sequence[ToReview], desk: Desk, texts: Texts, today: date) -> str:
    heading = html_text(texts.say("legal.by_date"))
    if not items:
        return f"<h2>{heading}</h2><p>{html_text(texts.say('legal.no_date'))}</p>"
    days = "".join(
        _day(day, list(together), desk, texts, today)
        for day, together in groupby(items, key=lambda i: i.day)
        if day
    )
    return f'<h2>{heading}</h2><div class="lots-days">{days}</div>'


def _day(day: date, items: Sequence[ToReview], desk: Desk, texts: Texts, today: date) -> str:
    late = f' <span class="lots-overdue">{html_text(texts.say("legal.late"))}</span>' if day < today else ""
    due = [item for item in items if item.cause is Cause.REVIEW]
    named = [item for item in items if item.cause is not Cause.REVIEW]
    rows = [_item(item, desk, texts) for item in (items if len(due) <= MOST_OF_A_DAY else named)]
    if len(due) > MOST_OF_A_DAY:
        rows.append(_folded(due, desk, texts))
    entries = "".join(f"<li>{row}</li>" for row in rows)
    return (
        f'<h3><time datetime="{day.isoformat()}">{day.isoformat()}</time>{late}</h3>'
        f'<ul class="lots-entries" role="list">{entries}</ul>'
    )


def _folded(due: Sequence[ToReview], desk: Desk, texts: Texts) -> str:
    """Many documents due on one day, behind their number."""
    rows = "".join(f"<li>{_item(item, desk, texts)}</li>" for item in due)
    words = html_text(texts.say("legal.documents_due", number=len(due)))
    return (
        f'<details class="lots-fold"><summary>{words}</summary>'
        f'<ul class="lots-entries" role="list">{rows}</ul></details>'
    )


def _item(item: ToReview, desk: Desk, texts: Texts) -> str:
    if item.cause is Cause.REVIEW:
        link = passage_link(item.passage, item.document.title, desk, texts)
        why = texts.say("legal.document_due", passages=texts.count("legal.resting", item.passages))
        return f'{link}<p class="lots-meta">{html_text(why)}</p>'
    return _quoted(item, desk, texts)


def _quoted(item: ToReview, desk: Desk, texts: Texts) -> str:
    """A passage with the words that made it come up."""
    passage, language = item.passage, item.passage.language.value
    href = html_text(desk.href(texts.language, Place(passage.id, item.span)))
    path = " › ".join((item.document.title, *passage.headings[-1:]))
    snippet = snippet_html(passage.text, item.span) if item.span else ""
    return (
        f'<a class="lots-link" data-go href="{href}" lang="{language}">{html_text(path)}</a>'
        f'<p class="lots-snippet" lang="{language}">{snippet}</p>'
    )


def _unverified(items: Sequence[ToReview], desk: Desk, texts: Texts) -> str:
    if not items:
        return ""
    parts = [f"<h2>{html_text(texts.say('legal.unverified'))}</h2>"]
    ordered = sorted(items, key=lambda item: (item.document.title, item.document.id))
    for document, together in groupby(ordered, key=lambda item: item.document):
        rows = [f"<li>{_quoted(item, desk, texts)}</li>" for item in together]
        parts.append(
            f'<details class="lots-fold"><summary><span lang="{document.language.value}">'
            f"{html_text(document.title)}</span> ({len(rows)})</summary>"
            f'<ul class="lots-entries" role="list">{"".join(rows)}</ul></details>'
        )
    return "".join(parts)


def gaps_html(groups: Sequence[GapGroup], passages: Mapping[str, Passage], desk: Desk, texts: Texts) -> str:
    """The groups, with what was wrong and a way to ask again.

    Args:
        passages: those that badly marked answers cited and that are still there.
    """
    items = "".join(f"<li>{_gap(group, passages, desk, texts)}</li>" for group in groups[:MOST_GROUPS])
    rest = len(groups) - MOST_GROUPS
    more = (
        f'<p class="lots-meta">{html_text(texts.say("legal.more_gaps", number=rest))}</p>' if rest > 0 else ""
    )
    return f'<ol class="lots-entries lots-gaps" role="list">{items}</ol>{more}'


def _gap(group: GapGroup, passages: Mapping[str, Passage], desk: Desk, texts: Texts) -> str:
    counts = [
        texts.count(f"legal.{key}", number)
        for key, number in (("unanswered", group.unanswered), ("partial", group.partial), ("bad", group.bad))
        if number
    ]
    reasons = [
        f"{texts.say(f'feedback.reason.{reason.value}')} ({number})" for reason, number in group.reasons
    ]
    facts = " · ".join((*counts, *reasons, texts.say("legal.last", date=group.last.isoformat())))
    return (
        f'{_question(group, texts)}<p class="lots-meta">{html_text(facts)}</p>'
        f"{_comments(group)}{_cited(group, passages, desk, texts)}"
    )


def _question(group: GapGroup, texts: Texts) -> str:
    if not group.question.strip():
        return f'<p class="lots-gap">{html_text(texts.say("legal.no_question"))}</p>'
    ask = link_html(
        ask_address(group.question, texts.language),
        texts.say("legal.ask"),
        texts.say("legal.ask_name", question=group.question),
    )
    asked = f'<span lang="{group.language.value}">{html_text(group.question)}</span>'
    return f'<p class="lots-gap">{asked} {ask}</p>'


def _comments(group: GapGroup) -> str:
    quoted = (
        f'<blockquote lang="{group.language.value}">{html_text(each)}</blockquote>' for each in group.comments
    )
    return "".join(quoted)


def _cited(group: GapGroup, passages: Mapping[str, Passage], desk: Desk, texts: Texts) -> str:
    links = [
        passage_link(passages[id], (passages[id].headings or (id,))[-1], desk, texts)
        for id in group.passages
        if id in passages
    ]
    if not links:
        return ""
    return f'<p class="lots-laws">{html_text(texts.say("legal.cited"))} {", ".join(links)}</p>'
