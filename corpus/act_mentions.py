"""Where a text names an act of law: by abbreviation, by name, or by number."""

import re
from dataclasses import dataclass

from corpus.act import Act
from corpus.acts import ACTS


@dataclass(frozen=True, slots=True)
class Mention:
    """An act named in a text, with its label ("OSL", "2022:1378") and where it stands."""

    act: str
    start: int
    end: int
    is_european: bool
    by_number: bool = False
    by_short: bool = False


_BY_SHORT = {act.short: act for act in ACTS if act.short}
_BY_NUMBER = {act.number: act for act in ACTS}
_BY_NAME = {name: act for act in ACTS for name in act.names}


def _longest_first(words: dict[str, Act]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# In small letters, as people type: "osl 24:5" anywhere, "kl 2:6" only before a place ("kl 10:30" is an hour).
_TYPED = {short.lower(): act for short, act in _BY_SHORT.items() if short != "URL"}
_SHORT = re.compile(rf"\b(?:{_longest_first(_BY_SHORT)})\b(?!-)")
_SHORT_TYPED = re.compile(
    rf"\b(?:{_longest_first({short: act for short, act in _TYPED.items() if len(short) > 2})})\b(?!-)"
    r"|\b(?:tf|kl|fl|hl|hf|jb|ml|mb)\b(?=\s\d{1,2}(?::\d(?!\d)|\skap))"
)
# The Swedish endings: lag → lagen, lagens; förordning → förordningen, förordningens.
_NAME = re.compile(rf"\b({_longest_first(_BY_NAME)})(?:ens?|s)?\b", re.IGNORECASE)
# "AFS 2011:2" is a number in another series than SFS.
_SFS = re.compile(r"(?<![\w/:])(?<!FS )(?:SFS\s*)?((?:17|18|19|20)\d\d:\d{1,4})(?![\d/]|:\d)")
_EU = re.compile(
    r"(?P<sign>\((?:EU|EG|EC)\)\s*(?:nr\.?\s*|No\.?\s*)?)?(?<![\w/:])(?P<number>\d{2,4}/\d{2,4})(?![\d/]|:\d)"
)


def label_of(number: str) -> str:
    """The label of the act with this number: "OSL" for "2009:400"; the number itself where it has none."""
    act = _BY_NUMBER.get(number)
    return act.label if act else number


def find_acts(text: str) -> tuple[Mention, ...]:
    """The acts named, in reading order; of two that overlap the longer one."""
    mentions = [*_by_word(text), *_by_number(text)]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _by_word(text: str) -> list[Mention]:
    mentions = []
    for match in (*_SHORT.finditer(text), *_SHORT_TYPED.finditer(text)):
        act = _BY_SHORT.get(match[0]) or _TYPED[match[0]]
        mentions.append(Mention(act.label, *match.span(), act.is_european, by_short=True))
    for match in _NAME.finditer(text):
        act = _BY_NAME[match[1].lower()]
        mentions.append(Mention(act.label, *match.span(), act.is_european))
    return mentions


def _by_number(text: str) -> list[Mention]:
    mentions = [
        Mention(label_of(match[1]), *match.span(), False, by_number=True) for match in _SFS.finditer(text)
    ]
    for match in _EU.finditer(text):
        # "2022/23" is a year and "3/2014" a case, unless "(EU)" stands before or the number is a known act.
        if match["sign"] or match["number"] in _BY_NUMBER:
            mentions.append(Mention(label_of(match["number"]), *match.span(), True, by_number=True))
    return mentions
