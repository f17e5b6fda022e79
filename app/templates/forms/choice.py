"""Which templates there are, and in which languages: from the documents and what is known of them (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.model import Document, Kind, Language, Owner, Stage
from corpus.template_fields import Template, Templates

FORM_SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Offer:
    """A template that can be chosen.

    Args:
        id: `nda`; for an owner's own template, the id of its document.
        documents: the same template by language; at least one.
        known: what the corpus knows of it; None for an owner's own.
    """

    id: str
    documents: Mapping[Language, Document]
    known: Template | None

    def document(self, language: Language) -> Document:
        """The document in this language, else in the one that it has."""
        return self.documents.get(language) or next(iter(self.documents.values()))

    @property
    def stage(self) -> Stage | None:
        """The stage that it belongs to; None for all or unknown."""
        return self.known.stage if self.known else self.document(Language.SWEDISH).stage

    def suits(self, owner: Owner | None) -> bool:
        """Whether it can be used with this ownership form."""
        owners = self.known.owners if self.known else self.document(Language.SWEDISH).owners
        return owner is None or not owners or owner in owners


def offers_of(documents: Iterable[Document], templates: Templates) -> tuple[Offer, ...]:
    """Every template, those that the corpus describes first and in its order, translations together."""
    by_original: dict[str, dict[Language, Document]] = {}
    for document in documents:
        if document.kind is Kind.TEMPLATE:
            by_original.setdefault(document.translation_of or document.id, {})[document.language] = document
    offers = [_offer(original, pair, templates) for original, pair in by_original.items()]
    order = {template.id: number for number, template in enumerate(templates.templates)}
    return tuple(sorted(offers, key=lambda offer: (order.get(offer.id, len(order)), offer.id)))


def _offer(original: str, documents: Mapping[Language, Document], templates: Templates) -> Offer:
    id = original.removesuffix("-sv").removesuffix("-en")
    known = templates.template(id)
    return Offer(id if known else original, documents, known)


def find_offer(offers: Iterable[Offer], id: str) -> Offer | None:
    """The template with this id, or of the document with it."""
    return next(
        (
            offer
            for offer in offers
            if id == offer.id or any(id == document.id for document in offer.documents.values())
        ),
        None,
    )


def can_be_filled(document: Document) -> bool:
    """Whether the document's file is one that fields can be filled in."""
    return document.file.suffix.lower() == FORM_SUFFIX
