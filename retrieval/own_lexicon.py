"""The lexicon that a build learns from its own documents: an owner's words, which no other text has."""

from collections.abc import Mapping
from pathlib import Path

from corpus.errors import CorpusError, DamagedBuild
from corpus.model import Document
from retrieval.learn_lexicon import Least, learn_lexicon
from retrieval.lexicon import Entry, Lexicon, read_lexicon
from retrieval.twin_text import twin_texts

# Few texts: only what they say more than once, and clearly.
LEAST = Least(probability=0.3, count=1.5)
# So many say enough; to learn from all of a large corpus would take minutes.
MOST_TEXTS = 20_000


def learn_own_lexicon(documents: Mapping[str, Document]) -> list[Entry]:
    """Translations that the documents with a translation teach; none where there are no such documents."""
    pairs = twin_texts(documents)[:MOST_TEXTS]
    if not pairs:
        return []
    english, swedish = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    learnt = learn_lexicon(english, swedish, [1.0] * len(pairs), LEAST)
    # Names and numbers are the same in both languages and are found as they are.
    return [entry for entry in learnt if entry.word != entry.stem]


def read_own_lexicon(file: Path) -> Lexicon:
    """The lexicon of a build; raises DamagedBuild."""
    try:
        return read_lexicon(file)
    except CorpusError as error:
        raise DamagedBuild(str(error)) from error
