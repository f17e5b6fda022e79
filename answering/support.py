"""Does the cited passage carry the claim: verbatim, or by words, numbers and sections of law (pure)."""

import re
import unicodedata

from answering.answer import Support
from answering.words import content_words, is_grammar, same_word, words
from corpus.statutes import find_references

# The share of a claim's words that its passage must have; a paraphrase changes some, never most.
CARRIED = 0.8
ALIKE = 0.7

_NUMBER = re.compile(r"(?<![\w.,:])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?")


def support_of(claim: str, evidence: str, around: str = "") -> Support:
    """How the claim stands to the words that it cites.

    Args:
        evidence: the passage's text.
        around: what belongs to the passage and stands outside its text: headings, the table's header.
    """
    if _plain(claim) and _plain(claim) in _plain(evidence):
        return Support.VERBATIM
    whole = f"{evidence}\n{around}"
    if figures_missing(claim, whole) or references_missing(claim, whole) or names_missing(claim, whole):
        return Support.UNVERIFIED
    return Support.SUPPORTED if carried_share(claim, whole) >= CARRIED else Support.UNVERIFIED


def figures_missing(claim: str, evidence: str) -> tuple[str, ...]:
    """Numbers of the claim that the evidence does not have, in whichever of the usual spellings."""
    given = set(_numbers(evidence))
    return tuple(number for number in _numbers(claim) if number not in given)


def references_missing(claim: str, evidence: str) -> tuple[str, ...]:
    """Sections of law that the claim names and the evidence does not."""
    given = {reference.canonical for reference in find_references(evidence)}
    bare = {reference.split(" ")[-1] for reference in given}
    return tuple(
        reference.canonical
        for reference in find_references(claim)
        if reference.canonical not in given and not (not reference.act and reference.canonical in bare)
    )


def names_missing(claim: str, evidence: str) -> tuple[str, ...]:
    """Words with a capital inside the claim's sentences that the evidence does not have."""
    given = {word.stem for word in words(evidence)}
    inside = [
        word for word in words(claim) if word.start and claim[: word.start].rstrip()[-1:] not in ".?!:–"
    ]
    return tuple(
        word.text
        for word in inside
        if word.text[0].isupper() and not is_grammar(word.text) and word.stem not in given
    )


def carried_share(claim: str, evidence: str) -> float:
    """The share of the claim's words of content that the evidence has in some form."""
    # Figures are compared by value, and sections of law by what they point to.
    said = [word for word in content_words(claim) if not word.text[0].isdigit()]
    given = {word.stem for word in content_words(evidence)}
    had = sum(any(same_word(word.stem, stem) >= ALIKE for stem in given) for word in said)
    return had / len(said) if said else 0.0


def _numbers(text: str) -> list[str]:
    """ "1 546 202", "1,546,202" and "1546202" are one; so are "0,5" and "0.5"."""
    found = []
    for match in _NUMBER.finditer(text):
        written = match[0]
        grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", written)
        found.append(re.sub(r"\D", "", written) if grouped else written.replace(",", "."))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
