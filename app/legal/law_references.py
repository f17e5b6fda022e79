"""What rests on a place in law, by document; and the acts that something rests on (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from app.legal.document_dates import document_dates
from app.legal.excerpt import Excerpt, excerpt_of
from app.legal.model import KINDS
from app.legal.references import own_sections
from app.legal.state import LegalRequest
from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from corpus.acts import ACTS
from corpus.model import Document, Language
from retrieval.reference_index import ActUse, Found, PlaceInLaw, Resting

MOST_SHOWN = 200
ENGLISH_NAME = re.compile(r"\b(?:act|code|ordinance|regulation)\b")
ACTS_BY_LABEL = {act.label: act for act in ACTS}


def found_html(
    found: Found, documents: Mapping[str, Document], request: LegalRequest, texts: Texts, today: date
) -> Markup:
    """The passages by document, or what to try instead."""
    spoken = [each for each in found.passages if _document(each, documents).language is texts.language]
    # A translation rests on the same law. All of them, where none is in the page's language.
    shown = found.passages if request.both else spoken or found.passages
    own = own_sections(shown, documents, found.asked)
    mentions = [each for each in shown if each not in own][:MOST_SHOWN]
    return render(
        "legal/law_references.html.jinja",
        texts,
        found=found,
        request=request,
        reference=", ".join(place.canonical for place in found.asked),
        places="; ".join(_place_words(place, texts) for place in found.asked),
        shown=len(shown),
        most_shown=MOST_SHOWN,
        in_other_language=len(found.passages) - len(shown),
        own=_by_document(own, documents),
        mentions=_by_document(mentions, documents),
        dates=document_dates(documents, texts, today),
    )


def _by_document(
    passages: Iterable[Resting], documents: Mapping[str, Document]
) -> list[tuple[Document, list[Excerpt]]]:
    def order(each: Resting) -> tuple[int, str]:
        return KINDS.index(_document(each, documents).kind), each.passage.document_id

    return [
        (documents[id], [excerpt_of(each.passage, each.spans[0]) for each in together])
        for (_, id), together in groupby(sorted(passages, key=order), key=order)
    ]


def _document(resting: Resting, documents: Mapping[str, Document]) -> Document:
    return documents[resting.passage.document_id]


def _place_words(place: PlaceInLaw, texts: Texts) -> str:
    """ "LOU, chapter 19a": an article of what is of the EU, else a section."""
    act = ACTS_BY_LABEL.get(place.act)
    sort = "article" if act and act.is_european else "section"
    words = [place.act or texts.say("legal.place.any_act")]
    if place.chapter:
        words.append(texts.say("legal.place.chapter", number=place.chapter))
    if place.section:
        words.append(texts.say(f"legal.place.{sort}", number=place.section))
    if len(words) == 1:
        words.append(texts.say("legal.place.whole"))
    return ", ".join(words)


def acts_html(uses: Sequence[ActUse], texts: Texts) -> Markup:
    """All acts that something rests on, each with its places."""
    named = [(use, act_name(use.act, texts.language)) for use in uses]
    return render("legal/acts.html.jinja", texts, uses=named)


def act_name(label: str, language: Language) -> str:
    """What stands beside a label: the number of an act that is called by its letters, and a name."""
    act = ACTS_BY_LABEL.get(label)
    if act is None:
        return ""
    wanted = language is Language.ENGLISH
    name = next((name for name in act.names if bool(ENGLISH_NAME.search(name)) is wanted), "")
    return " ".join(words for words in (act.number if act.short else "", name) if words)
