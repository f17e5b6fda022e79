"""Whether what was read back is a conversation: every value of its type, every source a place (pure)."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from answering.answer import Answer, Citation
from app.store.records import KeptTurn
from corpus.model import Passage


def checked(said: KeptTurn) -> KeptTurn:
    """The same.

    Raises:
        ValueError: a value is of another type than the page draws, or a source leads nowhere.
    """
    if not is_of_type(said, KeptTurn):
        raise ValueError("a value of another type")
    owners = [owner for owner, _ in said.by_owner]
    answers = [said.answer] if said.answer else []
    answers += [answer for _, answer in said.by_owner]
    if len(owners) != len(set(owners)) or not all(map(_leads_somewhere, answers)):
        raise ValueError("a source that leads nowhere")
    return said


def is_of_type(value: object, hint: Any) -> bool:
    """Whether the value, and whatever is in it, is what the type says."""
    origin, of = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(is_of_type(value, each) for each in of)
    if origin is tuple:
        return isinstance(value, tuple) and _are_of_types(value, of)
    if is_dataclass(hint):
        kind = hint if isinstance(hint, type) else type(hint)
        names = _types_of(kind).items()
        return isinstance(value, kind) and all(is_of_type(getattr(value, name), of) for name, of in names)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
    if hint is str:
        return isinstance(value, str) and _can_be_sent(value)
    return isinstance(value, hint) and not (hint is int and isinstance(value, bool))


def _are_of_types(values: tuple[object, ...], types: tuple[Any, ...]) -> bool:
    if len(types) == 2 and types[1] is Ellipsis:
        return all(is_of_type(value, types[0]) for value in values)
    return len(values) == len(types) and all(map(is_of_type, values, types))


@cache
def _types_of(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _can_be_sent(text: str) -> bool:
    """Half a sign, which JSON can write, is nothing that a browser could be sent."""
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _leads_somewhere(answer: Answer) -> bool:
    numbers = [citation.number for citation in answer.citations]
    passages = [each.passage for each in answer.suggestions if each.passage]
    return (
        len(numbers) == len(set(numbers))
        and all(map(_is_a_place, answer.citations))
        and all(map(_has_a_section, passages))
    )


def _is_a_place(citation: Citation) -> bool:
    is_inside = 0 <= citation.start <= citation.end <= len(citation.passage.text)
    return citation.number > 0 and is_inside and _has_a_section(citation.passage)


def _has_a_section(passage: Passage) -> bool:
    _, mark, place = passage.id.partition("#")
    return bool(mark and place)
