"""Which language the page speaks: the address first, then the browser's wish."""

from corpus.model import Language

NORDIC = ("sv", "nb", "nn", "no", "da")  # whose readers read Swedish with less effort than English


def choose_language(wished: str | None, accept_language: str | None) -> Language:
    """The language named in the address, else the first one the browser asks for, else Swedish."""
    for language in Language:
        if wished == language.value:
            return language
    first = _preferred(accept_language or "")
    return Language.SWEDISH if not first or first in NORDIC else Language.ENGLISH


def _preferred(accept_language: str) -> str:
    """Primary subtag of the most wanted language of an Accept-Language header (RFC 9110, 12.5.4)."""
    wishes = []
    for place, part in enumerate(accept_language.split(",")):
        tag, _, quality = part.strip().partition(";q=")
        if tag and tag != "*":
            wishes.append((-_weight(quality), place, tag.split("-")[0].lower()))
    return min(wishes)[2] if wishes else ""


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
