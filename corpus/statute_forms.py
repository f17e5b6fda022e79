"""The ways in which a place in an act of law is written, Swedish and English → chapter and sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a place is written, which tells how far it can be trusted to be one."""

    KAP = "24 kap. 5 §"
    SIGN = "5 §"
    CHAPTER = "chapter 24, section 5"
    SECTION = "section 5"
    ARTICLE = "article 28"
    COLON = "24:5"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it stands in a text, before its act is known.

    Args:
        chapter: "24", "19a", or empty.
        sections: every section of the list or range, "7d"; empty where the whole chapter is meant.
    """

    chapter: str
    sections: tuple[str, ...]
    form: Form
    start: int
    end: int


DASH = r"\s?[–—-]\s?"
# Written so that no stretch can be read in two ways: hostile text must not make the search backtrack.
AND = (
    r"(?:\s{0,3},(?:\s{0,3}(?:och|samt|and|eller|or)\b)?\s{0,3}"
    r"|\s{1,3}(?:och|samt|and|eller|or)\s{1,3}|\s{0,3}&\s{0,3})"
)
_MORE = "{0,30}"  # items of a list after its first
# "a" is an article in English ("KL 2:6 a region may"), so an "a" that stands apart needs a sign of its end.
_A_ENDS = (
    r"(?=\s*(?:§|[–—,;:)\]|]|-[a-h\d]|$|\.(?!\w)"
    r"|(?:och|and|samt|or|eller|of|kap|chapter|makes|gives|is|says|means|applies|covers|requires)\b))"
)
_LETTER = rf"(?:[a-h](?![^\W_])|\s[b-h](?![^\W_]|\.\w)|\sa(?![^\W_]){_A_ENDS})"
_NEXT_LETTER = r"[b-h](?![^\W_]|\.\w)"  # the "e" of "3:7 d and e"
# "chapter 25, section 1, 70 years" ends before the amount.
_AMOUNT = (
    r"(?!\d|\s?(?:%|(?:years?|months?|weeks?|days?|hours?|år|månader|veckor|dagar|timmar|procent|per cent"
    r"|SEK|EUR|kronor|euro)\b))"
)
_NUMBER = rf"\d{{1,3}}{_AMOUNT}"
_ITEM = rf"{_NUMBER}{_LETTER}?(?:{DASH}(?:\d{{1,3}}{_LETTER}?|[a-h](?![^\W_])))?"
_LIST = rf"{_ITEM}(?:{AND}(?:{_ITEM}|{_NEXT_LETTER})){_MORE}"
_FREE = r"(?<![\w:.,–-])(?<!\d{4}/)"  # not inside a longer number, nor in "2006/07:91"
_CHAPTER = rf"\d{{1,2}}{_LETTER}?"
# "28", "28.2 c", "28(2)(c)"
_ARTICLE = _NUMBER + r"[a-z]?(?:\.\d{1,2}(?!\d)(?:\s?[a-z](?![^\W_]))?)?(?:\s?\(\w{1,3}\))*"
_ARTICLES = rf"{_ARTICLE}(?:(?:{DASH}|{AND}){_ARTICLE}){_MORE}"
_COLON_RANGE = rf"\d{{1,3}}{_LETTER}?{DASH}{_CHAPTER}:\d{{1,3}}{_LETTER}?"  # the rest of "2:6–2:8"
_COLON_LIST = rf"{_ITEM}(?:{AND}{_NEXT_LETTER}){_MORE}"

_KAP_FORM = rf"{_FREE}(?P<kap>{_CHAPTER})\s*kap\.?(?!\w)(?:,?\s*(?P<kap_list>{_LIST})\s*§{{1,2}})?"
_SIGN_FORM = rf"{_FREE}(?P<sign_list>{_LIST})\s*§{{1,2}}"
_CHAPTER_FORM = (
    rf"\b(?:chapter|ch\.)\s*(?P<ch>{_CHAPTER})"
    rf"(?:,?\s*(?:sections?|ss?\.|§{{1,2}})\s*(?P<ch_list>{_LIST}))?(?![.:]?\d)"
)
_SECTION_FORM = (
    rf"(?:\bsections?|§{{1,2}})\s*(?P<sec_list>{_LIST})(?![.:]?\d)"
    rf"(?:\s*(?:of|in)\s+chapter\s*(?P<sec_ch>{_CHAPTER}))?"
)
_ARTICLE_FORM = rf"\b(?:art\.|artikel|artiklarna|artiklar|articles?)\s*(?P<art_list>{_ARTICLES})(?![.:/]?\d)"
_COLON_FORM = rf"{_FREE}(?P<colon>{_CHAPTER}:(?:{_COLON_RANGE}|{_COLON_LIST}))(?![\d:]|/\d+(?![\d:]))"
_FORMS = re.compile(
    "|".join((_KAP_FORM, _SIGN_FORM, _CHAPTER_FORM, _SECTION_FORM, _ARTICLE_FORM, _COLON_FORM)),
    re.IGNORECASE,
)
_BARE_ARTICLES = re.compile(rf"\s+({_ARTICLES})(?![\d/:]|\s?(?:%|kap|§|procent|percent))")
_HOUR_BEFORE = re.compile(r"\b(?:[Kk]l\.?|[Kk]lockan|at)\s*$")
_MINUTES = re.compile(r"\d{1,2}:\d\d")
LONGEST_RANGE = 60  # "5–600" is a misprint, not six hundred sections


def find_places(text: str) -> Iterator[Place]:
    """The places in reading order, whatever act they are of."""
    for match in _FORMS.finditer(text):
        start, end = match.span()
        got = match.groupdict()
        if got["kap"]:
            yield Place(_joined(got["kap"]), _expand(got["kap_list"]), Form.KAP, start, end)
        elif got["sign_list"]:
            yield Place("", _expand(got["sign_list"]), Form.SIGN, start, end)
        elif got["ch"]:
            yield Place(_joined(got["ch"]), _expand(got["ch_list"]), Form.CHAPTER, start, end)
        elif got["sec_list"]:
            form = Form.CHAPTER if got["sec_ch"] else Form.SECTION
            yield Place(_joined(got["sec_ch"]), _expand(got["sec_list"]), form, start, end)
        elif got["art_list"]:
            yield Place("", _expand(_without_paragraphs(got["art_list"])), Form.ARTICLE, start, end)
        elif not _is_time(text, match):
            chapter, _, rest = got["colon"].partition(":")
            sections = _expand(rest.replace(f"{chapter}:", ""))
            yield Place(_joined(chapter), sections, Form.COLON, start, end)


def bare_articles(text: str, position: int) -> Place | None:
    """The articles that stand right at `position` with no word before them, as in "GDPR 28"."""
    match = _BARE_ARTICLES.match(text, position)
    if not match:
        return None
    return Place("", _expand(_without_paragraphs(match[1])), Form.ARTICLE, match.start(1), match.end())


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether "10:30" is an hour: "kl. 10:30"; but "KL 6:38" is the Local Government Act."""
    return bool(_MINUTES.fullmatch(match[0]) and _HOUR_BEFORE.search(text[: match.start()]))


def _joined(number: str | None) -> str:
    """ "19 a" → "19a"."""
    return re.sub(r"\s", "", number or "").lower()


def _without_paragraphs(articles: str) -> str:
    return re.sub(r"\([^()]*\)|\.\d+(?:\s?[a-z](?![^\W_]))?", "", articles)


def _expand(listed: str | None) -> tuple[str, ...]:
    """The sections of "3, 4 och 7 d–f": ("3", "4", "7d", "7e", "7f")."""
    sections: list[str] = []
    for item in re.split(AND, listed or "", flags=re.IGNORECASE):
        first, *last = (_joined(part) for part in re.split(DASH, item))
        if first.isalpha() and sections:
            first = sections[-1].rstrip("abcdefgh") + first
        if first:
            sections += _range(first, last[0] if last else first)
    return tuple(dict.fromkeys(sections))


def _range(first: str, last: str) -> list[str]:
    number, letter = first.rstrip("abcdefgh"), first.lstrip("0123456789")
    if ":" in last:
        return [first]  # "10:12–12:15" is a time, and no range of sections goes from chapter to chapter
    if last.isalpha() or (last.startswith(number) and last[len(number) :].isalpha() and letter):
        return [f"{number}{chr(code)}" for code in range(ord(letter or "a"), ord(last[-1]) + 1)]
    last_number = int(last.rstrip("abcdefgh"))
    if letter or not 0 < last_number - int(number) <= LONGEST_RANGE:
        return list(dict.fromkeys((first, last)))
    return [*(str(n) for n in range(int(number), last_number)), last]
