"""The Legal desk as HTML: its menu, the areas, the grid and its entries (pure)."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.legal.model import Entry, Grid
from app.legal.state import Desk, View
from app.shell.escape import html_text
from app.shell.jinja import unbroken_dates
from app.shell.links import link_html, place_of_passage, reference_address
from app.shell.texts import Texts
from app.source.document_facts import is_overdue
from corpus.model import Document, LegalArea, Passage
from corpus.statutes import find_references

MOST_REFERENCES = 5  # of a section in the grid; the section itself has them all


def menu_html(desk: Desk, texts: Texts) -> str:
    """Links to the parts of the desk."""
    items = "".join(
        _item(
            desk.showing(view).href(texts.language), texts.say(f"legal.view.{view.value}"), view is desk.view
        )
        for view in View
    )
    return _nav("lots-desk", texts.say("legal.menu"), items)


def areas_html(desk: Desk, texts: Texts) -> str:
    """Links to the legal areas."""
    items = "".join(
        _item(Desk(View.AREAS, area).href(texts.language), area_name(area, texts), area is desk.area)
        for area in LegalArea
    )
    return _nav("lots-areas", texts.say("legal.areas"), items)


def area_name(area: LegalArea, texts: Texts) -> str:
    """What an area is called."""
    return texts.say(f"legal.area.{area.value}")


def _nav(name: str, label: str, items: str) -> str:
    return f'<nav class="{name}" aria-label="{html_text(label)}"><ul role="list">{items}</ul></nav>'


def _item(href: str, words: str, is_current: bool) -> str:
    current = ' aria-current="true"' if is_current else ""
    return f'<li><a data-go href="{html_text(href)}"{current}>{html_text(words)}</a></li>'


def grid_html(grid: Grid, desk: Desk, texts: Texts, today: date) -> str:
    """A column for each ownership form, and below them what is about several."""
    columns = "".join(
        f'<section class="lots-cell" aria-labelledby="cell-{owner.value}">'
        f'<h3 id="cell-{owner.value}">{html_text(texts.say(f"owner.{owner.value}"))}</h3>'
        f"{_entries(entries, desk, texts, today)}</section>"
        for owner, entries in grid.cells
    )
    heading = html_text(texts.say("legal.shared"))
    return (
        f'<div class="lots-grid">{columns}</div><section class="lots-shared" aria-labelledby="cell-shared">'
        f'<h3 id="cell-shared">{heading}</h3>{_entries(grid.shared, desk, texts, today)}</section>'
    )


def _entries(entries: Sequence[Entry], desk: Desk, texts: Texts, today: date) -> str:
    if not entries:
        return f'<p class="lots-meta">{html_text(texts.say("legal.no_section"))}</p>'
    drawn = "".join(_entry(entry, desk, texts, today) for entry in entries)
    return f'<ul class="lots-entries" role="list">{drawn}</ul>'


def _entry(entry: Entry, desk: Desk, texts: Texts, today: date) -> str:
    passage, document = entry.passage, entry.document
    link = passage_link(passage, passage.headings[-1] if passage.headings else document.title, desk, texts)
    return f"<li>{link}{dates_html(document, texts, today, with_title=True)}{_references(entry, texts)}</li>"


def passage_link(passage: Passage, words: str, desk: Desk, texts: Texts) -> str:
    """A link that opens the passage beside the desk."""
    href = html_text(desk.href(texts.language, place_of_passage(passage)))
    return (
        f'<a class="lots-link" data-go id="to-{html_text(passage.id)}" href="{href}"'
        f' lang="{passage.language.value}">{html_text(words)}</a>'
    )


def dates_html(document: Document, texts: Texts, today: date, with_title: bool = False) -> str:
    """From when the document holds and by when it is reviewed, and that it is late where it is."""
    facts = []
    if with_title:
        facts.append(f'<span lang="{document.language.value}">{html_text(document.title)}</span>')
    for key, day in (("valid_from", document.valid_from), ("review_by", document.review_by)):
        if day:
            facts.append(unbroken_dates(texts.say(f"source.{key}", date=day.isoformat())))
    late = ""
    if is_overdue(document, today):
        late = f'<p class="lots-overdue">{html_text(texts.say("legal.overdue"))}</p>'
    return f'<p class="lots-meta">{" · ".join(facts)}</p>{late}'


def _references(entry: Entry, texts: Texts) -> str:
    """The places in law that the section rests on."""
    section = entry.document.section(entry.passage.section_id)
    text = section.text if section else entry.passage.text
    found = dict.fromkeys(each.canonical for each in find_references(text) if each.act)
    if not found:
        return ""
    links = reference_links(list(found)[:MOST_REFERENCES], texts)
    more = len(found) - MOST_REFERENCES
    rest = f" {html_text(texts.say('legal.and_more', number=more))}" if more > 0 else ""
    label = f'<span class="lots-hidden">{html_text(texts.say("legal.rests_on"))} </span>'
    return f'<p class="lots-laws">{label}{links}{rest}</p>'


def reference_links(places: Iterable[str], texts: Texts) -> str:
    """Each place as a link to everything that rests on it."""
    return ", ".join(
        # "OSL 24:5" stays on one line.
        link_html(reference_address(place, texts.language), place.replace(" ", "\u00a0"))
        for place in places
    )
