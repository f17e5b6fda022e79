"""Hits as a language model sees them: each under a random mark that only code turns into a citation again."""

import secrets
from collections.abc import Callable, Sequence

from answering.understand.routing import is_order_to_machine
from answering.write.draft import Mark
from corpus.sentences import split_sentences
from retrieval.hit import Hit

# A model with a window of 4,096 tokens, the smallest in use, has room for these beside prompt and answer.
MOST_SOURCES = 8
MOST_CHARACTERS = 8000
# No vowels, so that no word comes of it; no 0, 1, l, o, so that none is mistaken for another.
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 6


def random_token() -> str:
    """Something that no document can have guessed."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


class Sources:
    """The hits of one call under marks made for it.

    Args:
        new_token: gives another one each time.
    """

    def __init__(self, hits: Sequence[Hit], new_token: Callable[[], str] = random_token) -> None:
        chosen: list[Hit] = []
        characters = 0
        for hit in hits[:MOST_SOURCES]:
            characters += len(hit.passage.text)
            if chosen and characters > MOST_CHARACTERS:
                break
            chosen.append(hit)
        taken = "\n".join(hit.passage.text for hit in chosen).lower()
        self._by_token: dict[str, Hit] = {}
        for hit in chosen:
            token = new_token()
            while token.lower() in self._by_token or token.lower() in taken:
                token = new_token()
            self._by_token[token.lower()] = hit

    @property
    def hits(self) -> list[Hit]:
        """Those that are shown to the model."""
        return list(self._by_token.values())

    def marks(self, tokens: Sequence[str]) -> tuple[Mark, ...]:
        """What tokens of a reply stand for; unknown ones stand for nothing."""
        found = [self._by_token.get(token.strip().lower()) for token in tokens]
        return tuple(dict.fromkeys(Mark(hit.passage.id) for hit in found if hit))

    def text(self) -> str:
        """All of them, each between its mark and the same mark with a stroke."""
        return "\n\n".join(_shown(token, hit) for token, hit in self._by_token.items())


def _shown(token: str, hit: Hit) -> str:
    place = " › ".join((hit.document.title, *hit.passage.headings))
    return f"[{token}] {' '.join(place.split())}\n{without_orders(hit.passage.text).strip()}\n[/{token}]"


def without_orders(text: str) -> str:
    """The text without sentences that are written to the machine that reads it."""
    kept, at = [], 0
    for sentence in split_sentences(text):
        if is_order_to_machine(sentence.text):
            kept.append(text[at : sentence.start])
            at = sentence.end
    return "".join((*kept, text[at:]))
