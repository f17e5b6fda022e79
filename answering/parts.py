"""The questions that one message asks: "what is it, and who can become a member?" (pure)."""

import re
from collections.abc import Sequence

from answering.conversation import stand_alone
from answering.words import content_words, fold
from corpus.actors import mentions
from corpus.model import Language
from corpus.owners import owners_named

MOST_PARTS = 3

_ASKING = (
    r"(?:hur|vad|vem|vems|vilka|vilken|vilket|varfor|vart|what|who|whom|whose|how|where|which|why|is there|"
    r"are there|do we|does|can we|must we|may we|finns det|finns|maste vi|far vi|kan vi|behover vi|ska vi|"
    r"(?:ar|is|are) (?:\w+ ){1,4})\b"
)
_BETWEEN = re.compile(rf"\?\s+(?=\S)|[,\s]+(?:och|and|samt|o|&)\s+(?={_ASKING})|,\s+(?={_ASKING})")
_IS_ASKED = re.compile(
    rf"(?:och |and |men |but |hej |hi |so |sa )*(?:{_ASKING}|(?:nar|when|kan|far|maste|ska|behover|"
    r"bor|galler|gar|"
    r"can|may|must|should|do|is|are|ar|will|whats|vems)\b)"
)
_THERE_IS = re.compile(r"(?:is|are) there\b|finns (?:det|nat|nan)\b|finns\b", re.IGNORECASE)
_NO_MATTER = frozenset(["finns", "there", "det", "kan", "far", "can", "get"])


# "The difference between A and B" is told by what each of them is.
_DIFFERENCE = re.compile(
    r"(?:skillnad\w*|difference\w*) (?:mellan|between|pa|på) (?P<one>.{2,60}?) (?:och|and|o|&) "
    r"(?P<other>[^?.,]{2,60})",
    re.IGNORECASE,
)


def compared(text: str, language: Language) -> tuple[str, ...]:
    """What each of two things is that a question asks the difference between; nothing where it does not."""
    match = _DIFFERENCE.search(text)
    if not match:
        return ()
    what = "Vad är" if language is Language.SWEDISH else "What is"
    return tuple(f"{what} {match[side].strip()}?" for side in ("one", "other"))


def parts(text: str, language: Language) -> tuple[str, ...]:
    """The single questions, each standing alone; the message itself where it asks but one."""
    cut = _cut(text)
    if len(cut) < 2 or len(cut) > MOST_PARTS or not all(_asks(part) for part in cut):
        return (text,)
    return tuple(_whole(part, cut[:number], language) for number, part in enumerate(cut))


def _cut(text: str) -> list[str]:
    folded, places, start = fold(text), [], 0
    for match in _BETWEEN.finditer(folded):
        places.append((start, match.start()))
        start = match.end()
    places.append((start, len(text)))
    return [text[begin:end].strip(" ?,.") for begin, end in places if text[begin:end].strip(" ?,.")]


def _asks(part: str) -> bool:
    """Whether it is a question with a matter of its own."""
    if not _IS_ASKED.match(fold(part)):
        return False
    named = [(mention.start, mention.end) for mention in mentions(part)]
    own = [
        word
        for word in content_words(part)
        if fold(word.text) not in _NO_MATTER and not any(begin <= word.start < end for begin, end in named)
    ]
    return bool(own) or (
        bool(named) and re.match(r"(?:vad|what)\s+(?:är|ar|is)\b", part, re.IGNORECASE) is not None
    )


def _whole(part: str, before: Sequence[str], language: Language) -> str:
    """The part with the name that only the parts before it have."""
    if not before:
        return f"{part}?"
    said = part if _THERE_IS.match(fold(part)) else stand_alone(part, before, language).text.rstrip(" ?")
    if said == part and not mentions(part) and not owners_named(part) and (named := mentions(before[0])):
        said = f"{part} – {named[0].text}"
    return f"{said}?"
