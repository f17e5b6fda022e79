"""The abbreviations of an answer spelt out, in the documents' own words (pure)."""

import re
from collections.abc import Iterable, Iterator

from answering.library import Snapshot
from answering.texts import text
from answering.understand.routing import is_order_to_machine
from corpus.actors import mentions
from corpus.model import Language, Role

# "OSL: offentlighets- och sekretesslagen (2009:400)", as a table of abbreviations has it.
_DEFINED = re.compile(r"(?P<short>[^\W\d_]{2,6}): (?P<long>.+)")
_IN_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?\([^()]*\)")


def abbreviations(said: Iterable[str], language: Language, build: Snapshot) -> tuple[str, ...]:
    """A note on those that the sentences use and do not spell out; none where there are none."""
    whole = " ".join(said)
    words = set(re.findall(r"[^\W\d_]+", whole))
    found = [
        f"{short}: {long}"
        for short, long in _defined(language, build)
        if short in words
        and _name(long) not in whole.casefold()
        and not mentions(short)
        and not is_order_to_machine(long)
    ]
    return (text("abbreviations", language, list="; ".join(found)),) if found else ()


def _defined(language: Language, build: Snapshot) -> Iterator[tuple[str, str]]:
    """What the sections that define words say of short ones with more than one capital letter."""
    for document in build.documents.values():
        if document.language is not language:
            continue
        for passage in build.passages_of(document.id):
            for statement in passage.statements:
                entry = statement.role is Role.DEFINITION and _DEFINED.fullmatch(statement.text.rstrip("."))
                if entry and sum(letter.isupper() for letter in entry["short"]) > 1:
                    yield entry["short"], entry["long"]


def _name(long: str) -> str:
    """Without its number: the text may have it elsewhere, or not."""
    return " ".join(_IN_BRACKETS.sub("", long).casefold().split())
