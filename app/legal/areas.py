"""The views of the Legal desk as a menu, and a legal area by ownership form (pure)."""

from datetime import date
from itertools import chain

from app.legal.document_dates import document_dates
from app.legal.model import Grid
from app.legal.state import LegalRequest, View
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.model import LegalArea

MOST_REFERENCES = 5  # of a section in the grid; the section itself has them all


def menu_html(request: LegalRequest, texts: Texts) -> Markup:
    """Links to the views."""
    return render("legal/menu.html.jinja", texts, request=request, views=View)


def areas_html(grid: Grid, request: LegalRequest, texts: Texts, today: date) -> Markup:
    """Links to the areas; a column for each ownership form, and below them what is about several."""
    entries = chain(grid.shared, *(found for _, found in grid.cells))
    return render(
        "legal/areas.html.jinja",
        texts,
        grid=grid,
        areas=LegalArea,
        request=request,
        dates=document_dates({entry.document.id: entry.document for entry in entries}, texts, today),
        most_references=MOST_REFERENCES,
    )
