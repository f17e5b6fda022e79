"""The ownership forms that a text names, by their words or by an example of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.actors import mentions
from corpus.model import Owner

# In this order: a state-owned company is no state authority, a university hospital no university.
_FORMS = (
    (
        Owner.COMPANY,
        re.compile(
            r"stat(?:lig\w*|ens)[\s-]+(?:hel)?(?:äg\w+|ag[dt]\w*)?[\s-]*bolag\w*|"
            r"bolag\w*\s+(?:som\s+)?äg\w+\s+av\s+staten|"
            r"stats(?:ägd?a?|ägt|agda|agt)\s+bolag\w*|statliga\s+bolag\w*|statsbolag\w*|"
            r"aktiebolag\w*\s+(?:som\s+)?äg\w+\s+av\s+staten|"
            r"(?:wholly\s+)?(?:state|government)[\s-]+owned\s+(?:limited\s+)?compan\w+|state\s+compan\w+|"
            r"compan\w+\s+owned\s+by\s+the\s+(?:state|swedish\s+state)",
            re.IGNORECASE,
        ),
    ),
    (
        Owner.REGION,
        re.compile(
            r"region(?:en|ens|er|erna|ernas|s|al|ala|alt)?(?!\w)|regionäg\w+(?:\s+bolag\w*)?|"
            r"regionala?\s+infrastruktur\w*|landsting\w*|"
            r"county\s+council\w*|universitetssjukhus\w*|university\s+hospital\w*|sjukhus(?:et|en|"
            r"ets)?(?!\w)|hospitals?(?!\w)",
            re.IGNORECASE,
        ),
    ),
    (
        Owner.STATE,
        re.compile(
            r"statlig\w*(?:\s+myndighet\w*)?|staten\w*|universitet(?:et|en|ets|s)?(?!\w)|universiteten|lärosäte\w*|"
            r"larosate\w*|högskol(?:a|an|or|orna)(?!\w)|"
            r"universit(?:y|ies)(?:'s)?(?!\w)|(?:the|swedish)\s+state(?!\w)|(?:state|government|"
            r"central)\s+(?:government\s+)?(?:authorit\w+|agenc\w+)|"
            r"state\s+(?:universit\w+|infrastructure\w*)|(?:owned|run)\s+by\s+the\s+state",
            re.IGNORECASE,
        ),
    ),
)
# Words that look like an ownership form and are none: state aid, the Stockholm region as a place.
_NOT_MEANT = re.compile(
    r"statsstöd\w*|statlig[ta]?\s+stöd\w*|state\s+aid|stockholm(?:s)?\s*region(?:en)?(?!\w)|"
    r"stockholmsregionen|(?:the\s+)?stockholm\s+region|"
    r"state\s+of\s+the\s+art",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnerMention:
    """A place in a text where an ownership form is named."""

    owner: Owner
    text: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def owner_mentions(text: str) -> tuple[OwnerMention, ...]:
    """Every naming of an ownership form, in order, by word or by example."""
    found = [
        OwnerMention(mention.actor.owner, mention.text, mention.start, mention.end)
        for mention in mentions(text)
        if mention.actor.owner
    ]
    # Actors without a form ("Flemingsberg Science") and look-alikes must not be read again as words.
    rest = _blank(text, [(mention.start, mention.end) for mention in mentions(text)])
    rest = _blank(rest, [match.span() for match in _NOT_MEANT.finditer(rest)])
    for owner, pattern in _FORMS:
        for match in list(pattern.finditer(rest)):
            found.append(OwnerMention(owner, text[match.start() : match.end()], match.start(), match.end()))
            rest = _blank(rest, [match.span()])
    return tuple(sorted(found, key=lambda mention: mention.start))


def owners_named(text: str) -> tuple[Owner, ...]:
    """The forms that the text names, each once, in order of first mention."""
    return tuple(dict.fromkeys(mention.owner for mention in owner_mentions(text)))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text
