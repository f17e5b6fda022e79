"""What of a claim must stand in its source to the letter: links, sections of law, names (pure)."""

import re

from answering.check.clauses import shared, told_words
from answering.words import Word, fold, is_grammar, same_word, words
from corpus.act_mentions import find_acts
from corpus.actors import mentions
from corpus.blanked import blanked
from corpus.statutes import find_references
from corpus.word_list import listed

# A word at the head of a sentence may be written in another form.
SAME_WORD = 0.8
# What could be taken for a link, an image or HTML by whoever shows it.
_MARKUP = re.compile(
    r"\b[a-z][a-z+.-]{0,20}://\S+|\bwww\.\S+|!?\[[^\[\]]*\]\([^)]*\)?|</?[a-z!][^>]*>?|"
    r"\b(?:javascript|data|mailto):\S+",
    re.IGNORECASE,
)


def markup_missing(claim: str, evidence: str) -> bool:
    """Whether the claim has a link, an image or HTML that the evidence does not have to the letter."""
    return any(match[0] not in evidence for match in _MARKUP.finditer(claim))


def references_missing(claim: str, evidence: str, around: str = "") -> tuple[str, ...]:
    """Sections of law that the claim names and the evidence does not."""
    given = {reference.canonical for text in (evidence, around) for reference in find_references(text)}
    bare = {reference.split(" ")[-1] for reference in given}
    return tuple(
        reference.canonical
        for reference in find_references(claim)
        if reference.canonical not in given and not (not reference.act and reference.canonical in bare)
    )


def names_missing(claim: str, evidence: str) -> tuple[str, ...]:
    """Words with a capital that the evidence does not have, and a first word that it does not have."""
    given = {word.stem for word in words(evidence)}
    return tuple(
        word.text
        for word in words(claim)
        if word.text[0].isupper()
        and not is_grammar(word.text)
        and not _is_given(word, given)
        and not _is_known_actor(word, claim, evidence)
        and (word.start or fold(word.text) not in _OPENERS)
    )


def _is_known_actor(word: Word, claim: str, evidence: str) -> bool:
    """Whether the word is part of an actor's name that the evidence has in another form."""
    named = {mention.actor.id for mention in mentions(claim) if mention.start <= word.start < mention.end}
    return bool(named) and named <= {mention.actor.id for mention in mentions(evidence)}


def _is_given(word: Word, given: set[str]) -> bool:
    if word.stem in given:
        return True
    # Inside a sentence a capital is a name's, and names are written in one way.
    return any(same_word(word.stem, stem) >= SAME_WORD for stem in given) and word.start == 0


# Words beside those of grammar that begin a sentence without being what it is about.
_OPENERS = listed(
    "instead together normally usually often sometimes moreover furthermore however therefore thus although "
    "additionally also besides generally typically overall first second third finally next either neither "
    "without within upon whoever anyone everyone nobody since though unless whether yes following regarding "
    "according concerning given keep note remember tank observera dessutom daremot darfor darmed alltsa "
    "forst slutligen normalt vanligtvis ofta ibland oftast tillsammans istallet genom eftersom medan innan "
    "fore utover samtliga"
)


def places_differ(claim: str, statement: str) -> bool:
    """Whether a section of law is given for what the statement gives another one for."""
    windows = dict(_before_references(statement))
    for place, said in _before_references(claim):
        others = frozenset(stem for other, stems in windows.items() if other != place for stem in stems)
        own = frozenset(windows.get(place, said))  # what the statement does not name is not said otherwise
        if said and said[-1] in others and not shared([said[-1]], own):
            return True
    return False


def _before_references(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each section with the stems of the words between the one before it and itself."""
    found, end, references = [], 0, find_references(text)
    # The act's own name is no word of what the section is about.
    text = blanked(text, ((act.start, act.end) for act in find_acts(text)))
    for reference in references:
        stems = tuple(word.stem for word in told_words(text[end : reference.start]))
        found.append((reference.canonical, stems))
        end = max(end, reference.end)
    return found
