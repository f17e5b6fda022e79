"""A passage that a search found: where it stands, and its words around those that were looked for (pure)."""

import re
from collections.abc import Sequence

from app.shell.jinja import Markup, render
from app.shell.passage_text import fields_as_gaps, passage_pieces
from app.shell.texts import Texts, load_texts
from app.source.document_facts import page_label
from corpus.model import Language
from retrieval.compounds import Compounds
from retrieval.hit import Hit
from retrieval.terms import Stems, content_words

WORD = re.compile(r"[^\W_]+")
SHORTEST_BEGINNING = 4  # letters: "sekretess" also stands in "sekretessavtal", "av" not in "avtal"
EXCERPT = 360  # characters
BEFORE = 90  # of them before the first word that was looked for
NO_COMPOUNDS = Compounds({})

Span = tuple[int, int]


def hit_html(hit: Hit, number: int, words: str, texts: Texts) -> Markup:
    """Document, place and excerpt of a passage."""
    document, passage = hit.document, hit.passage
    facts = [texts.say(f"kind.{document.kind.value}")]
    if passage.page:
        facts.append(texts.say("source.page", page=page_label(document, passage.page)))
    facts.append(texts.say(f"language.{document.language.value}"))
    excerpt = excerpt_html(" ".join(passage_pieces(document, passage)), words, passage.language)
    return render(
        "library/search_hit.html.jinja", texts, hit=hit, number=number, facts=facts, excerpt=excerpt
    )


def excerpt_html(text: str, words: str, language: Language) -> Markup:
    """The part of the text where most of the words stand, each of them marked."""
    flat = fields_as_gaps(" ".join(text.split()))
    spans = found_words(flat, words, language)
    start, end = _window(flat, spans)
    pieces, place = [("… " if start else "", False)], start
    for left, right in spans:
        if start <= left and right <= end:
            pieces += [(flat[place:left], False), (flat[left:right], True)]
            place = right
    pieces += [(flat[place:end], False), (" …" if end < len(flat) else "", False)]
    return render("library/excerpt.html.jinja", load_texts(language), pieces=pieces)


def found_words(text: str, words: str, language: Language) -> tuple[Span, ...]:
    """Where words of the search stand in the text, in any inflection or at the beginning of a compound."""
    stems = Stems(NO_COMPOUNDS)
    wanted = {stem for word in content_words(words) for stem in stems.of(word, language)}
    if not wanted:
        return ()
    return tuple(
        found.span()
        for found in WORD.finditer(text)
        if _is_wanted(stems.of(found.group().lower(), language)[0], wanted)
    )


def _is_wanted(stem: str, wanted: set[str]) -> bool:
    return stem in wanted or any(len(word) >= SHORTEST_BEGINNING and stem.startswith(word) for word in wanted)


def _window(text: str, spans: Sequence[Span]) -> Span:
    """The stretch that holds the most of the spans, cut between words."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    starts = [max(0, left - BEFORE) for left, _ in spans] or [0]
    best = max(
        starts, key=lambda start: sum(start <= left and right <= start + EXCERPT for left, right in spans)
    )
    start = 0 if best == 0 else text.rfind(" ", 0, best) + 1
    end = text.rfind(" ", start, start + EXCERPT) if start + EXCERPT < len(text) else len(text)
    return start, end if end > start else min(start + EXCERPT, len(text))
