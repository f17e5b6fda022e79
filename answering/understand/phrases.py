"""The names in a question, where they stand, and the words beside them that it has of its own (pure)."""

import re

from answering.words import content_words, fold
from corpus.actors import mentions
from corpus.owners import owner_mentions
from corpus.word_list import listed

# Verbs and measures that ask but say nothing of the matter.
_ASKING = listed("""
    kostar kosta tar lang lange tid mycket manga far gar behover funkar fungerar ser langt dyrt snabbt
    borjar galler gor gora ger kommer behovs kravs heter betyder innebar menas sager cost costs takes take
    long much many work works time apply applies look exempel example da then means mean need needs get gets
    happens say says kontaktar pratar betalar bestammer vander hittar contact sek kronor kr kronan euro euros
    eur dollar dollars exakt exact fast soon quickly ar year years veckor weeks manader months dagar days
    """)
_ARTICLE_LAST = re.compile(r"\b(?:ett|en|an|a|the)\s+$", re.IGNORECASE)


def asked_of(question: str, named: str) -> str:
    """The question put to another: `named` ("at a region") for the one that it names, or added to it."""
    old = name_spans(question)
    if len(old) == 1:
        start, end = old[0]
        # "what may the region charge" + "a state-owned company": one article is enough.
        return _ARTICLE_LAST.sub("", question[:start]) + named.split(" ", 1)[1] + question[end:]
    return f"{question.rstrip(' ?.!')} {named}?"


def name_spans(text: str) -> list[tuple[int, int]]:
    """Places where an actor or an ownership form is named, in order."""
    spans = {(mention.start, mention.end) for mention in mentions(text)}
    return sorted(spans | {(mention.start, mention.end) for mention in owner_mentions(text)})


def own_words(text: str) -> list[str]:
    """Words of content that are no part of a name."""
    names = name_spans(text)
    return [
        word.text
        for word in content_words(text)
        if not any(start <= word.start < end for start, end in names) and fold(word.text) not in _ASKING
    ]
