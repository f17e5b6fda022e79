"""Figures of a text by value: amounts, times, shares, dates, in digits or words, with bounds (pure)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from answering.words import fold
from corpus.blanked import blanked
from corpus.statutes import find_references


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts.

    Args:
        value: digits alone, "1546202", "0.5"; a date as ISO 8601, "2025-07-01", "2025-07".
        unit: "year", "percent", "sek" …; empty where nothing says.
        bound: "most", "least" or "about"; empty where the figure stands by itself.
        is_article: "en", "ett", "a": maybe a one, maybe an article.
    """

    value: str
    unit: str
    bound: str
    is_article: bool = False


_WORDS = {
    "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8, "nio": 9, "tio": 10, "elva": 11,
    "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "attio": 80, "nittio": 90, "hundra": 100, "tusen": 1000, "two": 2, "three": 3, "four": 4, "five": 5,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "six": 6, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "attio", "nittio")
_TENS_ENGLISH = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NINE = ("ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio")
_NINE_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
for _ten, (_swedish, _english) in enumerate(zip(_TENS, _TENS_ENGLISH, strict=True), start=2):
    for _unit_of, (_one, _other) in enumerate(zip(_NINE, _NINE_ENGLISH, strict=True), start=1):
        _WORDS[_swedish + _one] = _WORDS[f"{_english}-{_other}"] = 10 * _ten + _unit_of
_ONE = frozenset({"en", "ett", "one", "a", "an"})
_UNITS = (
    ("workday", r"arbetsdag\w*|working days?|business days?"),
    ("year", r"ar(?:s|et|en|ig\w*)?|years?"),
    ("month", r"manad\w*|months?"),
    ("week", r"veck\w*|weeks?"),
    ("day", r"dag(?:s|ar|en|arna)?|dygn|days?"),
    ("hour", r"timm\w*|hours?"),
    ("percent", r"%|procent\w*|per ?cent"),
    ("sek", r"kr(?:onor)?|sek|swedish kronor"),
    ("eur", r"eur|euros?|€"),
)
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:s|ch)?|apr(?:il)?|maj|may|june?i?|juli?y?|aug(?:ust\w?)?|"
    r"sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?(?![\d-])"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|:[ae])?\.? {_MONTH}\.?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH}\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH}\.?,? (?P<year>(?:19|20)\d\d)\b"),
)
# Numbers of acts, companies and steps, compared sign by sign: "2009:400", "2021/821", "202100-2973", "G4".
_CODE = re.compile(r"(?<![\w:/])\d+(?:[:/]\d+)+|(?<!\d)\d{6}-?\d{4}(?!\d)|\b[a-z]{1,3}\d{1,3}\b")
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,:/])(?P<number>{_DIGITS}|\b(?:{'|'.join(sorted((*_WORDS, *_ONE), key=len, reverse=True))})\b)"
    r"(?:[ \u00a0](?P<times>miljon\w*|million\w*|miljard\w*|billion\w*|tusen|thousand)\b)?"
)
_UNIT_AFTER = re.compile(rf"[\s-]*(?:{_UNIT})(?!\w)")
_MONEY_BEFORE = re.compile(r"(?:(?P<sek>sek|kr)|(?P<eur>eur|€))\s*$")
_RANGE = re.compile(r"\s*(?:–|-|—|till|to|och|and|eller|or)\s*$")
_TIMES = {"miljo": 10**6, "milli": 10**6, "milja": 10**9, "billi": 10**9, "tusen": 10**3, "thous": 10**3}
_BOUNDS = (
    ("most", r"hogst|upp till|maximalt|max|at most|up to|no more than|not more than|inte mer an|under hogst"),
    ("least", r"minst|at least|no less than|not less than"),
    ("above", r"mer an|more than|exceeding|overstiger"),
    ("below", r"mindre an|less than|below"),
    ("about", r"omkring|cirka|ca\.?|ungefar|about|around|approximately|roughly|drygt|knappt|nearly|nastan"),
)
_BOUND = re.compile(
    "(?:"
    + "|".join(rf"(?P<{name}>\b(?:{p}))" for name, p in _BOUNDS)
    + r")\s*(?:(?:eur|sek|€|the|de|som|a)\s*)?$"
)


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures in order; places in acts of law are no figures, they are compared by what they point to."""
    rest = fold(blanked(text, ((place.start, place.end) for place in find_references(text))))
    found: list[Figure] = []
    for pattern in _DATES:
        matches = list(pattern.finditer(rest))
        found += [Figure(_date(match), "date", "") for match in matches]
        rest = blanked(rest, (match.span() for match in matches))
    codes = list(_CODE.finditer(rest))
    found += [Figure(re.sub(r"[^a-z\d]", "", match[0]), "code", "") for match in codes]
    return (*found, *_numbers(blanked(rest, (match.span() for match in codes))))


def missing_figures(claim: str, evidence: str) -> tuple[str, ...]:
    """Values of the claim that the evidence has not, or has of another thing, or within another bound."""
    given = figures(evidence)
    return tuple(
        figure.value
        for figure in figures(claim)
        if not figure.is_article and not any(_says(one, figure) for one in given)
    )


def currencies(text: str) -> frozenset[str]:
    """The currencies that the text names, with a sum or without."""
    folded = fold(text)
    return frozenset(name for name, pattern in _UNITS[-2:] if re.search(rf"\b(?:{pattern})(?!\w)", folded))


def _says(given: Figure, claimed: Figure) -> bool:
    if "date" in (given.unit, claimed.unit):
        # The year of a date, or its month, is true of it as well.
        whole = given.value.startswith(claimed.value)
        return whole and (given.unit == "date" or given.value == claimed.value)
    if given.value != claimed.value or (given.unit and claimed.unit and given.unit != claimed.unit):
        return False
    return given.bound == claimed.bound or (claimed.bound == "about" and not given.bound)


def _numbers(text: str) -> list[Figure]:
    matches = list(_NUMBER.finditer(text))
    found: list[Figure] = []
    unit = ""
    for place in range(len(matches) - 1, -1, -1):
        match = matches[place]
        following = matches[place + 1] if place + 1 < len(matches) else None
        in_range = following is not None and _RANGE.fullmatch(text[match.end() : following.start()])
        # "two to six weeks": both are weeks.
        unit = _unit(text, match) or (unit if in_range else "")
        is_article = match["number"] in _ONE and not in_range and not unit
        found.append(Figure(_value(match), unit, _bound(text, match), is_article))
    return found[::-1]


def _value(match: re.Match[str]) -> str:
    written = match["number"]
    if written in _ONE:
        return "1"
    if written in _WORDS:
        value = str(_WORDS[written])
    elif re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", written):
        value = re.sub(r"\D", "", written)
    else:
        value = written.replace(",", ".")
    if match["times"]:
        value = f"{float(value) * _TIMES[match['times'][:5]]:.0f}"
    return value


def _unit(text: str, match: re.Match[str]) -> str:
    after = _UNIT_AFTER.match(text, match.end())
    if after and after.lastgroup:
        return after.lastgroup
    before = _MONEY_BEFORE.search(text, max(0, match.start() - 5), match.start())
    return before.lastgroup or "" if before else ""


def _bound(text: str, match: re.Match[str]) -> str:
    before = _BOUND.search(text[max(0, match.start() - 30) : match.start()])
    return before.lastgroup or "" if before else ""


def _date(match: re.Match[str]) -> str:
    got = match.groupdict()
    month = got["number"] if got.get("number") else f"{_MONTHS[got['month'][:3]]:02}"
    day = f"-{int(got['day']):02}" if got.get("day") else ""
    return f"{got['year']}-{month}{day}"
