"""The names in a question, where they stand, and the words beside them that it has of its own (pure)."""

import re

from answering.words import content_words, fold, listed
from corpus.actors import mentions
from corpus.owners import owner_mentions

# Verbs and measures that ask but say nothing of the matter.
ASKING = listed("""
    kostar kosta tar lang lange tid mycket manga far gar behover funkar fungerar ser langt dyrt snabbt
    borjar galler gor gora ger kommer behovs kravs heter betyder innebar menas sager cost costs takes take
    long much many work works time apply applies look exempel example da then means mean need needs get gets
    happens say says kontaktar pratar betalar bestammer vander hittar contact
    """)

# Words that only serve to ask for a measure.
MEASURES = listed("""
    sek kronor kr kronan euro euros eur dollar dollars exakt exact mycket much many manga lang lange langt
    snabbt long fast soon quickly tid time ar year years veckor weeks manader months dagar days
    """)
_ARTICLE_FIRST = re.compile(r"(?:ett|en|an|a|the)\s", re.IGNORECASE)
_ARTICLE_LAST = re.compile(r"\b(?:ett|en|an|a|the)\s+$", re.IGNORECASE)
_LEANS = re.compile(r"(?:om|if|hos|på|pa|i|vid|för|for|at|in|with)\s", re.IGNORECASE)


def asked_of(question: str, named: str) -> str:
    """The question put to another: `named` ("hos regionen") for the one that it names, or added to it."""
    old = name_spans(question)
    if len(old) == 1:
        start, end = old[0]
        name = last_name(named)
        # "what may the region charge" + "a state-owned company": one article is enough.
        kept = _ARTICLE_LAST.sub("", question[:start]) if _ARTICLE_FIRST.match(name) else question[:start]
        return kept + name + question[end:]
    return f"{question.rstrip(' ?.!')}{' ' if _LEANS.match(named) else ' – '}{named}?"


def name_spans(text: str) -> list[tuple[int, int]]:
    """Places where an actor or an ownership form is named, in order."""
    spans = {(mention.start, mention.end) for mention in mentions(text)}
    spans |= {(mention.start, mention.start + len(mention.text)) for mention in owner_mentions(text)}
    outer = [
        span for span in spans if not any(span != o and o[0] <= span[0] and span[1] <= o[1] for o in spans)
    ]
    return sorted(outer)


def last_name(text: str) -> str:
    """The last name in the text with its article, if it has one."""
    names = name_spans(text)
    if not names:
        return ""
    start, end = names[-1]
    article = re.search(r"(?:\b(?:ett|en|an?|the)\s+)$", text[:start], re.IGNORECASE)
    return text[article.start() if article else start : end]


def own_words(text: str) -> list[str]:
    """Words of content that are no part of a name."""
    names = name_spans(text)
    return [
        word.text
        for word in content_words(text)
        if not any(start <= word.start < end for start, end in names)
        and fold(word.text) not in ASKING | MEASURES
    ]
