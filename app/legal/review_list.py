"""What is to be reviewed next as a list, by day and by document (pure)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from app.legal.review import Cause, ToReview
from app.legal.state import LegalRequest
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.model import Document

MOST_OF_A_DAY = 4  # documents due on one day that are shown one by one
Items = list[ToReview]


def review_html(items: Sequence[ToReview], request: LegalRequest, texts: Texts, today: date) -> Markup:
    """Days in order, overdue first; then what is unverified, by document."""
    days = [(day, *_folded(list(on_day))) for day, on_day in groupby(items, lambda item: item.day) if day]
    unverified = _by_document(item for item in items if item.cause is Cause.UNVERIFIED)
    given = {"request": request, "today": today}
    return render("legal/review_list.html.jinja", texts, days=days, unverified=unverified, **given)


def _folded(items: Items) -> tuple[Items, Items]:
    """What is shown of a day, and the documents due on it that stand behind their number, being many."""
    due = [item for item in items if item.cause is Cause.REVIEW]
    if len(due) <= MOST_OF_A_DAY:
        return items, []
    return [item for item in items if item.cause is not Cause.REVIEW], due


def _by_document(items: Iterable[ToReview]) -> list[tuple[Document, Items]]:
    ordered = sorted(items, key=lambda item: (item.document.title, item.document.id))
    return [(document, list(together)) for document, together in groupby(ordered, lambda item: item.document)]
