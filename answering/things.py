"""Sorts of thing that a question asks for: a rate, a person, opening hours; whether a text has one (pure)."""

import re
from enum import StrEnum

_HEADS = (
    r"(?:\w*chef\w*|direktor\w*|ordforande\w*|forestandar\w*|rektor\w*|kontaktperson\w*|handlaggare\w*|"
    r"prefekt\w*|heads?|managers?|directors?|chair\w*|chief\w*|ceo|vd|boss\w*|president|contact persons?|"
    r"case officers?)"
)


class Thing(StrEnum):
    """What must stand in the answer, or it is none."""

    RATE = "rate"
    PERSON = "person"
    HOURS = "hours"


_ASKS = {
    Thing.RATE: re.compile(
        r"\b(?:vilken|hur (?:hog|stor|manga)|vad ar|what|which|how (?:high|much|many)) (?:\w+ ){0,3}"
        r"(?:\w*rant(?:a|an|or|esats\w*)|procent\w*|\w*procentsats\w*|interest(?: rate)?|percent\w*|"
        r"per cent|rate of)\b|\b(?:rantesats\w*|interest rates?)\b"
    ),
    Thing.PERSON: re.compile(
        r"\b(?:vad heter|vem ar|vilka ar|namnet pa|who is|who are|who's|(?:the )?names? of|"
        rf"what is the name of) (?:\w+ ){{0,3}}{_HEADS}\b|"
        rf"\b(?:vem|who) (?:\w+ ){{0,2}}(?:ar|is) (?:\w+ ){{0,2}}{_HEADS}\b"
    ),
    Thing.HOURS: re.compile(
        r"\b(?:oppettid\w*|oppet pa|har (?:ni|de|det|dom) oppet|nar (?:oppnar|stanger)|hur dags|"
        r"vilken tid (?:oppnar|stanger)|opening hours|"
        r"(?:when|what time) (?:do|does|is) .{1,40}\b(?:open|close)s?\b|open on (?:week|sat|sun)\w+)\b"
    ),
}
_HAS = {
    Thing.RATE: re.compile(r"\d\s*(?:%|procent|per ?cent)|procentenhet|percentage point", re.IGNORECASE),
    # Two names with capitals beside the role.
    Thing.PERSON: re.compile(
        r"(?:är|heter|is|named|:)\s+[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+\b(?!\s+[A-ZÅÄÖ])"
    ),
    Thing.HOURS: re.compile(
        r"\b\d{1,2}[.:]\d\d\b|\b(?:måndag|fredag|lördag|söndag|dygnet runt|monday|friday|saturday|sunday|"
        r"around the clock)",
        re.IGNORECASE,
    ),
}


def things_asked(folded: str) -> tuple[Thing, ...]:
    """The sorts of thing that a folded question asks for."""
    return tuple(thing for thing, pattern in _ASKS.items() if pattern.search(folded))


def has(thing: Thing, text: str) -> bool:
    """Whether the text has a thing of the sort."""
    return _HAS[thing].search(text) is not None
