"""The list of templates: each situation, and the template that helps in it (pure)."""

from collections.abc import Sequence

from app.shell.jinja import Markup, render
from app.shell.texts import Texts
from app.templates.form_text import cover_sections
from app.templates.forms.choice import Offer, can_be_filled
from corpus.model import Document, Language, Owner

WHEN_AND_WHEN_NOT = 2  # its first sections: when the template is used, when it is not enough


def offers_html(title: str, offers: Sequence[Offer], owner: Owner | None, texts: Texts) -> Markup:
    """The templates of a stage."""
    documents = [offer.document(texts.language) for offer in offers]
    facts = [_facts(offer, document, texts) for offer, document in zip(offers, documents, strict=True)]
    notes = [cover_sections(document)[:WHEN_AND_WHEN_NOT] for document in documents]
    rows = zip(offers, documents, facts, notes, strict=True)
    return render("templates/offers.html.jinja", texts, title=title, rows=rows, owner=owner)


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
