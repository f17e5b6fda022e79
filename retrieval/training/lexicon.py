"""The translation lexicon: word alignment over the parallel text, the glossary and the corpus's own twins."""

from collections.abc import Sequence

from corpus.glossary import Glossary
from retrieval.lexicon import Entry
from retrieval.training.learn_lexicon import Least, learn_lexicon
from retrieval.training.own_text import SOURCE as OWN
from retrieval.training.pairs import Pair

GLOSSARY = "glossary"
# Dictionaries pair words, not sentences; the corpus has the words that questions are asked with.
WEIGHTS = {"freedict_wiktionary": 4.0, "openehr_ckm": 4.0, "iso_codes": 4.0, OWN: 8.0, GLOSSARY: 16.0}
LEAST = Least(probability=0.05, count=0.8)


def glossary_pairs(glossary: Glossary) -> list[Pair]:
    """Every Swedish form of a term with every English one."""
    return [
        Pair(english, swedish, GLOSSARY)
        for term in glossary.terms
        for english in term.english
        for swedish in term.swedish
    ]


def lexicon_of(pairs: Sequence[Pair]) -> list[Entry]:
    """What all pairs together say."""
    return learn_lexicon(
        [pair.english for pair in pairs],
        [pair.swedish for pair in pairs],
        [WEIGHTS.get(pair.source, 1.0) for pair in pairs],
        LEAST,
    )
