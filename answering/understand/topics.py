"""What a question is about, of the few topics that the assistant knows by their words (pure)."""

import re

from answering.texts import topic_of
from corpus.folding import fold

WORD = re.compile(r"\w+")


def topic_in(question: str) -> str:
    """The topic of the first word that names one; "" where none does."""
    topics = (topic_of(word) for word in WORD.findall(fold(question)))
    return next((topic for topic in topics if topic), "")
