"""What rests on a place in law, as HTML: passages with the words that say so, and the acts (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from app.legal.legal_html import dates_html, reference_links
from app.legal.model import KINDS
from app.legal.references import own_sections
from app.legal.state import Desk, View
from app.shell.escape import html_text
from app.shell.links import Place
from app.shell.passage_text import fields_as_gaps
from app.shell.texts import Texts
from corpus.acts import ACTS
from corpus.model import Document, Language
from retrieval.reference_index import ActUse, Found, PlaceInLaw, Resting, Span

AROUND = 110  # characters shown on each side of the words that name the place
MOST_SHOWN = 200
CELLS = re.compile(r"(?:(?<!\s)\s+)?\|[\s|]*")  # of a table row
ENGLISH_NAME = re.compile(r"\b(?:act|code|ordinance|regulation)\b")
ACTS_BY_LABEL = {act.label: act for act in ACTS}


def found_html(found: Found, documents: Mapping[str, Document], desk: Desk, texts: Texts, today: date) -> str:
    """The passages by document, or what to try instead."""
    if not found.asked:
        return _problem("legal.no_reference", texts) + _suggested(
            found.suggestions, "legal.cited_acts", texts
        )
    asked = ", ".join(place.canonical for place in found.asked)
    read_as = f'<p class="lots-meta">{html_text(_read_as(found, texts))}</p>'
    if not found.passages:
        sentence = html_text(texts.say("legal.nothing_rests", reference=asked))
        return f'{read_as}<p class="lots-problem">{sentence}</p>' + _suggested(
            found.suggestions, "legal.nearest", texts
        )
    shown = _spoken(found.passages, documents, desk, texts.language)
    counted = texts.count("legal.resting", len(shown))
    heading = html_text(texts.say("legal.rest_on", passages=counted, reference=asked))
    own = own_sections(shown, documents, found.asked)
    mentions = [each for each in shown if each not in own][:MOST_SHOWN]
    return (
        f'<h2 class="lots-found">{heading}</h2>{read_as}'
        f"{_other_language(len(found.passages) - len(shown), desk, texts)}"
        f"{_group('legal.own_section', own, documents, desk, texts, today)}"
        f"{_group('legal.mentions' if own else '', mentions, documents, desk, texts, today)}"
        f"{_cut(len(shown), texts)}"
    )


def _read_as(found: Found, texts: Texts) -> str:
    """How the typed words were understood, each place in full."""
    return texts.say("legal.read_as", places="; ".join(_place_words(place, texts) for place in found.asked))


def _place_words(place: PlaceInLaw, texts: Texts) -> str:
    """ "LOU, chapter 19a": an article of what is of the EU, else a section."""
    act = ACTS_BY_LABEL.get(place.act)
    sort = "article" if act and act.is_european else "section"
    parts = [place.act or texts.say("legal.place.any_act")]
    if place.chapter:
        parts.append(texts.say("legal.place.chapter", number=place.chapter))
    if place.section:
        parts.append(texts.say(f"legal.place.{sort}", number=place.section))
    if len(parts) == 1:
        parts.append(texts.say("legal.place.whole"))
    return ", ".join(parts)


def _group(
    key: str,
    passages: Sequence[Resting],
    documents: Mapping[str, Document],
    desk: Desk,
    texts: Texts,
    today: date,
) -> str:
    """Passages by document, under a heading where there are two groups of them."""
    heading = f'<h3 class="lots-part-title">{html_text(texts.say(key))}</h3>' if key and passages else ""
    level = 4 if heading else 3
    return heading + "".join(_documents(passages, documents, desk, texts, today, level))


def _spoken(
    passages: Sequence[Resting], documents: Mapping[str, Document], desk: Desk, language: Language
) -> list[Resting]:
    """Those in the page's language: a translation rests on the same law. All, where it has none."""
    spoken = [
        each for each in passages if desk.both or documents[each.passage.document_id].language is language
    ]
    return spoken or list(passages)


def _other_language(number: int, desk: Desk, texts: Texts) -> str:
    if number <= 0 or desk.both:
        return ""
    href = html_text(Desk(View.REFERENCE, desk.area, desk.reference, both=True).href(texts.language))
    words = html_text(texts.count("legal.other_language", number))
    return f'<p><a class="lots-link" data-go href="{href}">{words}</a></p>'


def _documents(
    passages: Sequence[Resting],
    documents: Mapping[str, Document],
    desk: Desk,
    texts: Texts,
    today: date,
    level: int,
) -> Iterable[str]:
    def place(each: Resting) -> tuple[int, str]:
        id = each.passage.document_id
        return KINDS.index(documents[id].kind), id

    for (_, id), together in groupby(sorted(passages, key=place), key=place):
        document = documents[id]
        items = "".join(_resting(each, desk, texts) for each in together)
        yield (
            f'<h{level} class="lots-document" lang="{document.language.value}">'
            f"{html_text(document.title)}</h{level}>"
            f'{dates_html(document, texts, today)}<ul class="lots-entries" role="list">{items}</ul>'
        )


def _resting(resting: Resting, desk: Desk, texts: Texts) -> str:
    passage = resting.passage
    href = html_text(desk.href(texts.language, Place(passage.id, resting.spans[0])))
    path = " › ".join(passage.headings) or passage.id
    language = passage.language.value
    return (
        f'<li><a class="lots-link" data-go id="to-{html_text(passage.id)}" href="{href}" lang="{language}">'
        f'{html_text(path)}</a><p class="lots-snippet" lang="{language}">'
        f"{snippet_html(passage.text, resting.spans[0])}</p></li>"
    )


def snippet_html(text: str, span: Span) -> str:
    """The words around a place of the text, with the place marked."""
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    before, after = text[start : span[0]], text[span[1] : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    marked = f"<mark>{_line(text[slice(*span)])}</mark>"
    return f"{_line(before)}{marked}{_line(after)}"


def _line(text: str) -> str:
    """One line; the space at its ends stays."""
    words = fields_as_gaps(CELLS.sub(" · ", " ".join(text.split()))).strip(" ·")
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and words else ""
    return html_text(f"{left}{words}{right}")


def _cut(number: int, texts: Texts) -> str:
    if number <= MOST_SHOWN:
        return ""
    return f'<p class="lots-meta">{html_text(texts.say("legal.cut", number=MOST_SHOWN))}</p>'


def _problem(key: str, texts: Texts) -> str:
    return f'<p class="lots-problem">{html_text(texts.say(key))}</p>'


def _suggested(places: Sequence[str], key: str, texts: Texts) -> str:
    if not places:
        return ""
    return f"<p>{html_text(texts.say(key))} {reference_links(places, texts)}</p>"


def acts_html(uses: Sequence[ActUse], texts: Texts) -> str:
    """All acts that something rests on, each with its places."""
    head = "".join(
        f'<th scope="col">{html_text(texts.say(f"legal.{key}"))}</th>'
        for key in ("act", "passages", "places")
    )
    rows = "".join(_act(use, texts) for use in uses)
    label = html_text(texts.say("legal.acts"))
    return (
        f'<h2 class="lots-found">{label}</h2>'
        f'<div class="lots-table" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def act_name(label: str, language: Language) -> str:
    """What stands beside a label: the number of an act that is called by its letters, and a name."""
    act = ACTS_BY_LABEL.get(label)
    if act is None:
        return ""
    wanted = language is Language.ENGLISH
    name = next((name for name in act.names if bool(ENGLISH_NAME.search(name)) is wanted), "")
    return " ".join(part for part in (act.number if act.short else "", name) if part)


def _act(use: ActUse, texts: Texts) -> str:
    places = reference_links((place.canonical for place, _ in use.places), texts)
    return (
        f'<tr><th scope="row">{reference_links([use.act], texts)}'
        f'<span class="lots-meta">{html_text(act_name(use.act, texts.language))}</span></th>'
        f"<td>{use.passages}</td><td>{places}</td></tr>"
    )
