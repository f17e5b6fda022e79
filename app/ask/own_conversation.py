"""A conversation as it lies in the visitor's own browser: written within bounds, read as foreign (pure)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.shell.control_label import control_label
from app.store.answer_check import is_of_type
from app.store.masked import masked_said
from app.store.records import KeptTurn
from app.store.said_text import said_from_text, said_to_text
from corpus.errors import StoreError

MOST_CONVERSATIONS = 20
MOST_CHARACTERS = 1_000_000  # of all of them together, as the browser counts
# Of one: as text inside text its quotation marks are written with a backslash each.
LONGEST_CONVERSATION = 600_000
MOST_QUESTIONS = 200  # of one; of a longer one the newest
LONGEST_NAME = 80
LONGEST_LABEL = 70
LONGEST_QUESTION = 4000
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class OwnConversation:
    """A line of the list.

    Args:
        id: of this browser's storage; it leads to nothing on the server.
        name: the visitor's own; "" as long as there is none.
        first: the question that it began with.
        day: when it was last gone on with.
    """

    id: str
    name: str
    first: str
    day: date

    @property
    def title(self) -> str:
        """The name, or the question that it began with."""
        return self.name or self.first


def written(said: Sequence[KeptTurn]) -> str:
    """The conversation as text, personal identifiers masked; "" where not even the newest answer has room."""
    masked = [masked_said(each) for each in said[-MOST_QUESTIONS:]]
    try:
        return said_to_text(masked, LONGEST_CONVERSATION)
    except StoreError:
        return ""


def first_question(said: Sequence[KeptTurn]) -> str:
    """What it is called by as long as it has no name, masked as the whole is."""
    return masked_said(KeptTurn(said[0].question)).question


def read_conversation(text: object) -> tuple[KeptTurn, ...]:
    """What a browser gives back for a conversation; raises StoreError where it is none."""
    if not isinstance(text, str) or len(text) > MOST_CHARACTERS:
        raise StoreError("a browser's conversation is no text, or too long")
    said = said_from_text(text)
    if not 0 < len(said) <= MOST_QUESTIONS or any(len(each.question) > LONGEST_QUESTION for each in said):
        raise StoreError("a browser's conversation is empty or too long")
    return said


def read_list(entries: object) -> tuple[OwnConversation, ...]:
    """What a browser gives back as its list; raises StoreError where it is none."""
    if not isinstance(entries, list) or len(entries) > MOST_CONVERSATIONS:
        raise StoreError("a browser's list of conversations is no list, or too long")
    own = tuple(_read_entry(entry) for entry in entries)
    if len({each.id for each in own}) < len(own):
        raise StoreError("a browser's list of conversations has one twice")
    return own


def _read_entry(entry: object) -> OwnConversation:
    if not isinstance(entry, Mapping):
        raise StoreError("a browser's conversation is no entry")
    fields = tuple(entry.get(field) for field in ("id", "name", "first", "day"))
    if not is_of_type(fields, tuple[str, ...]):
        raise StoreError("a field of a browser's conversation is no text")
    id, name, first, day = map(str, fields)
    if not ID.fullmatch(id) or len(name) > LONGEST_NAME or len(first) > LONGEST_QUESTION:
        raise StoreError("a field of a browser's conversation is too long")
    try:
        return OwnConversation(id, name, first, date.fromisoformat(day))
    except ValueError as error:
        raise StoreError("a browser's conversation has no day") from error


def newest_first(own: Iterable[OwnConversation], written_now: OwnConversation) -> tuple[OwnConversation, ...]:
    """The list with this one written: it comes first, its name stays, the oldest beyond the most goes."""
    others = [each for each in own if each.id != written_now.id]
    return (written_now, *others)[:MOST_CONVERSATIONS]


def labels(own: Sequence[OwnConversation]) -> dict[str, str]:
    """Day and title of each, by its id; no two are the same, or a radio button could not tell them apart."""
    told: dict[str, str] = {}
    for each in own:
        words = " ".join(each.title.split())
        short = words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL].rstrip()} …"
        label, number = f"{short} ({each.day.isoformat()})", 1
        while label in told.values():
            number += 1
            label = f"{short} ({each.day.isoformat()}, {number})"
        told[each.id] = label
    return {id: control_label(label) for id, label in told.items()}
