"""Who does it, to whom: the parties of a sentence and the places they stand in (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.check.clause_signs import IMPERATIVE
from answering.words import fold, is_grammar
from corpus.act_mentions import find_acts
from corpus.actors import mentions
from corpus.blanked import blanked


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a sentence, by role or by name.

    Args:
        key: the same for all ways of naming the role: "company", "ki", "flemingsberg science".
        place: "subject", "object", "owner" (a genitive), or the preposition before it.
        is_name: whether it is a name and no role.
    """

    key: str
    place: str
    is_name: bool
    start: int


# Beginnings of folded words; the first that fits decides.
_ROLES = (
    ("employer", r"arbetsgivar|employer"),
    ("employee", r"anstallda?s?\b|anstalldas?\b|arbetstagar|employee|staff|personal(?:en|ens)?\b"),
    ("researcher", r"forskare|forskarna|researchers?(?:'s?)?\b"),
    ("teacher", r"larare|lararn|teacher"),
    ("company", r"foretag(?:et|en|ets|ens|s)?\b|compan(?:y|ies)\b|undertaking"),
    ("infrastructure", r"infrastruktur(?:en|ens|er|erna|ernas)?\b|infrastructure"),
    ("authority", r"myndighet(?:en|ens|er|erna)?\b|authorit"),
    ("region", r"region(?:en|ens|er|erna|s|al|ala|alt)?\b"),
    ("university", r"universitet(?:et|en|ets)?\b|larosat|hogskol(?:a|an|or|orna)\b|universit"),
    ("hospital", r"sjukhus(?:et|en|ets)?\b|hospital"),
    ("member", r"medlem(?:men|mar|marna|mens)?\b|members?\b"),
    ("customer", r"kund(?:en|er|erna)?\b|kopar|bestallar|uppdragsgivar|customer|buyer|client"),
    ("supplier", r"leverantor|saljar|uppdragstagar|utforar|supplier|seller|contractor"),
    ("funder", r"finansiar|funder"),
    ("tenant", r"\w*hyresgast|tenant"),
    ("landlord", r"hyresvard|landlord|host\b|hosts\b|vard(?:en|ens)?\b"),
    ("investor", r"investerar|investor"),
    ("controller", r"personuppgiftsansvarig|controller"),
    ("processor", r"personuppgiftsbitrade|bitrade(?:t|n|na|s)?\b|processor"),
    ("signatory", r"firmatecknar|signator"),
    ("manager", r"prefekt|verksamhetschef|forestandar|direktor|sjukhusdirektor|director|manager|head\b"),
    ("project_leader", r"projektledar|project (?:leader|manager)"),
    ("board", r"namnd(?:en|er)?\b|styrels|board\b"),
    ("lawyer", r"jurist|lawyer|advokat"),
    ("recipient", r"mottagar|recipient"),
    ("discloser", r"utlamnar(?:e|en|ens|na)\b|discloser"),
    ("sponsor", r"sponsor"),
    ("patient", r"patient(?:en|er|erna|s)?\b"),
    ("competitor", r"konkurrenter|konkurrenten|competitor"),
    ("government", r"regering(?:en|ens)\b|government\b"),
    ("state", r"staten(?:s)?\b|state\b(?!-)(?! (?:aid|owned|auth|univ|compan))"),
    ("host_organisation", r"forskningsorganisation|research organi"),
)
_ROLE = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\w*)" for name, pattern in _ROLES))
# One or more words with a capital: "Flemingsberg Science", "KI Science Park AB", "Södertörn University".
_CAPITALISED = r"[A-ZÅÄÖ](?:[\w&’'-]|:(?=\w))*"
_NAME = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:[ \u00a0](?:(?:of|and|för|the|i) )?{_CAPITALISED})*")
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|EUR|SEK|EU|"
    r"GMP|QP|I|A|B|C|Art|Article|Section|Chapter|Act|Ordinance|Regulation)(?:'s|s)?"
)
_PREPOSITION = re.compile(
    r"\b(av|by|fran|from|till|to|at|pa|on|hos|i|in|for|med|with|mot|against|genom|through|vid|of|mellan|between|"
    r"utan|without|enligt|under|via|om|about|inom|within)\s+"
    r"(?:(?:the|a|an|en|ett|den|det|de|its|their|your|our|ert|er|era|dess|deras|sin|sina|each|every|varje|alla|"
    r"all|any|andra|other|another|own|egna|single|enskilt|bolaget|foundation|stiftelsen)\s+){0,3}$"
)
_PASSIVE = re.compile(
    r"\b(?:\w{3,}s|\w{3,}(?:ad|at|ade|ats|dd|dda|tt|tta|en|et|ed)|run|held|kept|made|borne|told|paid|done|met|set)\s+(?:\w+\s+){0,2}$"
)


@lru_cache(maxsize=8192)
def parties(text: str) -> tuple[Party, ...]:
    """The parties in order of first mention in the text, a clause of a sentence."""
    folded = fold(text)
    text = blanked(text, ((act.start, act.end) for act in find_acts(text)))
    spans = sorted(
        (*_actors(text), *_named_roles(folded), *_names(text)), key=lambda span: (span[0], -span[1])
    )
    found: list[Party] = []
    end = -1
    for start, stop, key, is_name in spans:
        if start < end:
            continue
        # "Integritetsskyddsmyndigheten (IMY)" is one.
        place = found[-1].place if found and folded[start - 1 : start] == "(" else _place(folded, start, stop)
        found.append(Party(key, place, is_name, start))
        end = stop
    if IMPERATIVE.match(folded):
        # "Ask KI": whoever reads it does it, and the reader is a company.
        found.insert(0, Party("company", "agent", False, -1))
    return tuple(_in_active_voice(found))


def _actors(text: str) -> list[tuple[int, int, str, bool]]:
    """Actors that are known by several names: "KI" is "Karolinska Institutet"."""
    return [(mention.start, mention.end, f"={mention.actor.id}", True) for mention in mentions(text)]


def _names(text: str) -> list[tuple[int, int, str, bool]]:
    spans = []
    for match in _NAME.finditer(text):
        first = match[0].split()[0]
        before = text[: match.start()].rstrip()
        # "15.2 Agreements …": a clause begins after its number.
        opens = not any(map(str.isalpha, before)) or before[-1] in ".:;?!"
        start = match.start()
        is_one_capital = first == match[0] and not any(map(str.isupper, first[1:]))
        if is_grammar(first) or (opens and is_one_capital):
            # The first word of a sentence has its capital from there; "Hos KI" begins with no name.
            start += len(first) + 1
        name = text[start : match.end()]
        if name and not re.search(r"\d", match[0]) and not _NO_NAME.fullmatch(name):
            spans.append((start, match.end(), _name_key(name), True))
    return spans


def _name_key(name: str) -> str:
    return " ".join(re.sub(r"(?:[:']s|(?<=[a-z]{4})s)$", "", fold(word)) for word in name.split())


def _named_roles(folded: str) -> list[tuple[int, int, str, bool]]:
    return [(match.start(), match.end(), match.lastgroup or "", False) for match in _ROLE.finditer(folded)]


def _place(folded: str, start: int, end: int) -> str:
    word = folded[start:end]
    if re.search(r"[:']s$|s'$|(?:ens|ets|ers|nas|ans|ras)$", word) or folded[end : end + 2] == "'s":
        return "owner"
    before = _PREPOSITION.search(folded[:start])
    if not before:
        return "free"
    if before[1] in {"by", "av"} and _PASSIVE.search(folded[: before.start()]):
        return "agent"
    return before[1]


def _in_active_voice(found: list[Party]) -> list[Party]:
    """Free-standing parties as subject and objects; an agent ("by the company") is the subject."""
    has_agent = any(party.place == "agent" for party in found)
    made, seen_subject = [], has_agent
    for party in found:
        place = party.place
        if place == "agent":
            place = "subject"
        elif place == "free":
            place, seen_subject = ("object" if seen_subject else "subject"), True
        made.append(Party(party.key, place, party.is_name, party.start))
    return made


# Whom it goes to is not whom it comes from.
_DIRECTIONS = frozenset({"mot", "fran", "till", "from", "to", "against"})


def swapped(claim: str, evidence: str) -> bool:
    """Whether a party of the claim stands where the evidence has another one, and itself elsewhere."""
    said, given = parties(claim), parties(evidence)
    for party in said:
        own = {one.place for one in given if one.key == party.key}
        if not own or party.place in own:
            continue
        is_anothers = any(one.place == party.place for one in given)
        if is_anothers or (party.place in _DIRECTIONS and own & _DIRECTIONS):
            return True
    return _has_other_subject(said, given)


def _has_other_subject(said: Sequence[Party], given: Sequence[Party]) -> bool:
    """Whether what one party does is told of one that the evidence does not name there."""
    subjects = [party.key for party in said if party.place == "subject"]
    theirs = {party.key for party in given if party.place == "subject"}
    named = {party.key for party in given}
    mine = {party.key for party in said}
    return bool(theirs) and not theirs & mine and any(key not in named for key in subjects)


def unknown_parties(claim: str, evidence: str) -> tuple[str, ...]:
    """Roles in the claim that the evidence does not speak of in any way."""
    given = {party.key for party in parties(evidence)}
    if re.search(r"\b(?:ni|er|ert|era|you|your)\b", fold(evidence)):
        given.add("company")
    return tuple(party.key for party in parties(claim) if not party.is_name and party.key not in given)
