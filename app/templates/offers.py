"""The list of templates: each situation, and the template that helps in it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.shell.jinja import Markup, render
from app.shell.links import PageName, address
from app.shell.texts import Texts
from app.templates.cover import CoverSection, cover_sections
from app.templates.forms.choice import Offer, can_be_filled
from corpus.model import Document, Language, Owner

WHEN_AND_WHEN_NOT = 2  # its first sections: when the template is used, when it is not enough


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A template in the list; `need` is empty where nothing is known of it."""

    need: str
    document: Document
    href: str
    facts: str
    cover: tuple[CoverSection, ...]


def offers_html(title: str, offers: Sequence[Offer], owner: Owner | None, texts: Texts) -> Markup:
    """The templates of a stage."""
    rows = [_row(offer, owner, texts) for offer in offers]
    return render("templates/offers.html.jinja", texts, title=title, rows=rows)


def _row(offer: Offer, owner: Owner | None, texts: Texts) -> OfferRow:
    document = offer.document(texts.language)
    form = {"template": offer.id, "owner": owner.value if owner else ""}
    return OfferRow(
        need=offer.known.need(texts.language) if offer.known else "",
        document=document,
        href=address(PageName.TEMPLATES, texts.language, **form),
        facts=_facts(offer, document, texts),
        cover=cover_sections(document)[:WHEN_AND_WHEN_NOT],
    )


def _facts(offer: Offer, document: Document, texts: Texts) -> str:
    facts = []
    if offer.known and offer.known.fields:
        facts.append(texts.count("templates.fields", len(offer.known.fields)))
    if offer.known and offer.known.steps:
        facts.append(texts.say("templates.steps", steps=", ".join(offer.known.steps)))
    facts += [texts.say(f"language.{language.value}") for language in Language if language in offer.documents]
    if not can_be_filled(document):
        facts.append(texts.say("templates.not_a_form"))
    return " · ".join(facts)
