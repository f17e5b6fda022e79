"""Text → sentences, Swedish and English, with their places in the text.

Written here since the ready-made splitters cut Swedish after "t.ex.", "bl.a." and "kap.".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.word_list import listed

# Abbreviations that go on into the same sentence, whatever follows.
NEVER_LAST = listed(
    """
    t.ex ex bl.a s.k d.v.s dvs fr.o.m t.o.m p.g.a pga m.a.o resp jfr ev inkl exkl f.n f.d f.ö i.s.f
    enl ang avd tf e.g i.e cf vs viz approx incl excl mr mrs dr prof doc ing ass dipl univ dept e.u
    d.å n.b forts utg övers
    """
)
# Abbreviations that stand before a number, a roman numeral or an abbreviated law, and rarely end a sentence.
BEFORE_NUMBER = listed(
    """
    kap p s ss sid pp nr nos n:o art avsn prop dir bil fig tab ref vol ed sec sect para paras ch eq
    kl ca c:a tel jan feb mar apr jun jul aug sep sept okt oct nov dec rskr dnr reg mom
    """
)
# The same, but with a meaning of their own at the end ("5 st. Leverans sker").
COUNTS = listed(
    """
    st stk max min
    """
)
# Abbreviations that may end a sentence: the next word's capital letter decides.
MAY_BE_LAST = listed(
    """
    m.m m.fl osv o.s.v etc o.d e.d o.dyl e.dyl dyl f.kr e.kr a.m p.m inc ltd corp co al m d
    """
)
# Words that open a sentence far more often than they are a name: they settle "plan B. Det …".
OPENERS = listed(
    """
    det detta den denna dessa de då där här vi ni du om när för att en ett är har kan ska får vad
    hur vem varför vilken vilket vilka men och eller även sedan därför därefter dessutom alla enligt
    vid på av till från med utan efter före mellan både inga någon the this that these those it they
    we you he she if when in on at to with without and but or as there here then therefore however
    what how who why which do does is are can may must should all each any not after before both
    """
)

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LIST_MARK = re.compile(
    r"[^\S\n]*(?:[-*+•▪◦‣–]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zåäö][.)]|\([a-zåäö\d]{1,4}\))[^\S\n]+"
)
_TABLE_ROW = re.compile(r"[^\S\n]*\|.*\|[^\S\n]*$")
# A stop, what closes after it (quotes, brackets, citation marks such as "[2]"), then a space.
# Possessive and anchored, so that a million dots cost no more than a million steps.
_STOP = re.compile(r"(?:(?<![?!])[?!]++|(?<!\.)\.++|…)[\"'”’»)\]]*+(?:[^\S\n]?\[\d{1,3}\])*+(?=\s)")
# No word that decides is longer than this.
_NEAR = 60
_OPENING = "\"'“”„‘’«»([–-*_ \n\t¿¡"
_INITIALS = re.compile(r"(?:[A-ZÅÄÖ]\.-?)*[A-ZÅÄÖ]")
# The "13 a" of "20:13 a", and acts by their initials ("6 § KL."), are no abbreviations.
_SECTION_LETTER = re.compile(r"\d\s?[a-h]$")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,}")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHORTENED = re.compile(r"[a-zåäö]|(?:[a-zåäö]\.)+[a-zåäö]{1,3}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, list item or table row; `source[start:end] == text`."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in order; a table row is one, a list item is split inside itself only."""
    sentences = []
    for start, end in _units(text):
        for left, right in _spans(text, start, end):
            piece = text[left:right]
            left += len(piece) - len(piece.lstrip())
            if stripped := piece.strip():
                sentences.append(Sentence(stripped, left, left + len(stripped)))
    return tuple(sentences)


def most_sentences(text: str) -> int:
    """At least as many as `split_sentences` gives, counted without cutting anything."""
    return 1 + text.count("\n") + sum(1 for _ in _STOP.finditer(text))


def list_mark(line: str) -> int:
    """How many characters the mark of a list item takes, 0 where the line has none."""
    mark = _LIST_MARK.match(line)
    return mark.end() if mark else 0


def is_list_item(line: str) -> bool:
    """Whether the line begins with a bullet, a number or a letter of a list."""
    return _LIST_MARK.match(line) is not None


def is_table_row(line: str) -> bool:
    """Whether the line is a table row, "| a | b |"."""
    return _TABLE_ROW.match(line) is not None


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Spans that no sentence may cross: paragraphs, list items, table rows."""
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        yield from _lines_that_stand_alone(text, start, end)
        start = blank.end() if blank else end


def _lines_that_stand_alone(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block before list items and around table rows; other line breaks are mere spaces."""
    unit, at, after_row = start, start, False
    for line in text[start:end].splitlines(keepends=True):
        row = is_table_row(line.rstrip("\n"))
        if (row or after_row or is_list_item(line)) and at > unit:
            yield unit, at
            unit = at
        at += len(line)
        after_row = row
    if at > unit:
        yield unit, at


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    unit = text[start:end]
    if is_table_row(unit.strip("\n")):
        yield start, end
        return
    mark = _LIST_MARK.match(unit)
    left, begin = start, start + (mark.end() if mark else 0)
    for stop in _STOP.finditer(text, begin, end):
        before = text[max(begin, stop.start() - _NEAR) : stop.start()]
        if _ends_sentence(before, stop.group(), text[stop.end() : min(end, stop.end() + _NEAR)]):
            yield left, stop.end()
            left = begin = stop.end()
    yield left, end


def _ends_sentence(before: str, stop: str, after: str) -> bool:
    following = after.lstrip(_OPENING)
    if not following or following[0].islower():
        return False
    if stop != ".":
        return True
    if _SECTION_LETTER.search(before):
        return following[0].isupper()
    return _dot_ends_sentence(_last_word(before), following)


def _last_word(before: str) -> str:
    return re.split(r"[\s(\[\"'”“/–]", before)[-1]


def _dot_ends_sentence(word: str, following: str) -> bool:
    next_word = re.split(r"[^\w-]", following, maxsplit=1)[0]
    opens = next_word.lower() in OPENERS
    capitalised = next_word[:1].isupper() and not (next_word.isupper() and len(next_word) > 1)
    known = word.lower()
    if _ACRONYM.fullmatch(word):
        return next_word[:1].isupper()
    if _INITIALS.fullmatch(word):
        return opens
    if known in MAY_BE_LAST:
        return next_word[:1].isupper()
    if known in NEVER_LAST:
        return False
    if known == "no":
        return next_word[:1].isupper() and not _ROMAN.fullmatch(next_word)
    if known in COUNTS:
        return capitalised
    if known in BEFORE_NUMBER or _SHORTENED.fullmatch(word):
        return opens
    # "5. 3. 2024" is a date, "år 2024. 12 företag" two sentences.
    return not (re.fullmatch(r"\d{1,2}", word) and next_word[:1].isdigit())
