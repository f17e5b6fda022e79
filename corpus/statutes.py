"""References to law in running text → one canonical form, whichever of the usual ways they are written.

"24 kap. 5 § OSL", "OSL 24:5", "chapter 24, section 5 of the Secrecy Act" → "OSL 24:5";
"3 § förordningen (2022:1378)" → "2022:1378 3"; "artikel 28 i dataskyddsförordningen" → "GDPR 28".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.act_mentions import Mention, find_acts
from corpus.sentences import split_sentences
from corpus.statute_forms import AND, DASH, Form, Place, bare_articles, find_places


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in an act of law that a text points to.

    Args:
        act: label of the act ("OSL", "2022:1378", "GDPR"); empty where the sentence does not name one.
        chapter: "24", "19a"; empty where the act has none, or none is given.
        section: section or article, "5", "26a"; empty where a whole chapter or act is meant.
        start, end: character span in the text; the parts of a list share one span.
    """

    act: str
    chapter: str
    section: str
    start: int
    end: int

    @property
    def canonical(self) -> str:
        """One form for all spellings: "OSL 24:5", "2022:1378 3", "KL 13 kap.", "24:5", "2023:38"."""
        place = self.section
        if self.chapter:
            place = f"{self.chapter}:{self.section}" if self.section else f"{self.chapter} kap."
        return f"{self.act} {place}".strip()


# What may stand between an act and its place: "OSL (2009:400), 24 kap.", "5 § i den", "section 3 of the".
_BEFORE = re.compile(r"[\s(),:;]*")
_AFTER = re.compile(
    r"[\s(,]*(?:(?:i|av|enligt|of|in|under|the|den|swedish|act|ordinance|regulation|lagen|lag|förordningen|förordning|"
    r"svenska|eu|eu:s|nya|new|första|andra|tredje|fjärde|stycket|st|punkten|p|\d{1,2})\b[.\s(]*)*",
    re.IGNORECASE,
)
_JOINED = re.compile(rf"(?:{AND}|\s*{DASH}|[\s;/(]*|\s+(?:jfr|see|se)\s+)", re.IGNORECASE)


def find_references(text: str) -> tuple[Reference, ...]:
    """All references in reading order; one for each section of a list or range."""
    references: list[Reference] = []
    for sentence in split_sentences(text):
        for reference in _in_sentence(sentence.text):
            references.append(
                replace(reference, start=reference.start + sentence.start, end=reference.end + sentence.start)
            )
    return tuple(references)


def _in_sentence(text: str) -> Iterator[Reference]:
    mentions = find_acts(text)
    found: list[Reference] = []
    used: list[Mention] = []
    for run in _runs(text, mentions):
        beside = _acts_beside(text, run, mentions)
        used += [mention for mention in beside if mention]
        chapter = ""
        for place, act in zip(run, _acts_of_run(run, beside, mentions), strict=True):
            chapter = place.chapter or (chapter if place.form == Form.SIGN else "")
            if _is_reference(place, act):
                found += [Reference(act, chapter, s, place.start, place.end) for s in place.sections or ("",)]
    yield from sorted((*found, *_whole_acts(mentions, used, found)), key=lambda reference: reference.start)


def _runs(text: str, mentions: tuple[Mention, ...]) -> list[list[Place]]:
    """Places joined by commas and "and" with nothing else between: they share act and chapter."""
    places = sorted((*find_places(text), *_after_short(text, mentions)), key=lambda place: place.start)
    runs: list[list[Place]] = []
    for place in places:
        if any(mention.start <= place.start < mention.end for mention in mentions):
            continue  # "2008:355" is a number of an act, not chapter 2008
        if runs and _JOINED.fullmatch(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _acts_of_run(
    run: list[Place], beside: list[Mention | None], mentions: tuple[Mention, ...]
) -> Iterator[str]:
    """Each place's act: the one beside it, else the one before it in the run, else after, else nearest."""
    after = next((mention.act for mention in beside if mention), "")
    act = ""
    for place, mention in zip(run, beside, strict=True):
        act = mention.act if mention else act or after or _nearest_act(place, mentions)
        yield act


def _is_reference(place: Place, act: str) -> bool:
    """English "section 4" and "chapter 2", and a bare "24:5", say nothing of law until an act is named."""
    if act or place.form == Form.SIGN:
        return True
    return place.form in (Form.KAP, Form.ARTICLE, Form.CHAPTER) and bool(place.sections)


def _acts_beside(text: str, run: list[Place], mentions: tuple[Mention, ...]) -> list[Mention | None]:
    """For each place the act that stands right before it, or right after it."""
    return [_act_before(text, place, mentions) or _act_after(text, place, mentions) for place in run]


def _act_before(text: str, place: Place, mentions: tuple[Mention, ...]) -> Mention | None:
    named = [mention for mention in mentions if mention.end <= place.start]
    return named[-1] if named and _BEFORE.fullmatch(text[named[-1].end : place.start]) else None


def _act_after(text: str, place: Place, mentions: tuple[Mention, ...]) -> Mention | None:
    for mention in mentions:
        if mention.start >= place.end:
            return mention if _AFTER.fullmatch(text[place.end : mention.start]) else None
    return None


def _nearest_act(place: Place, mentions: tuple[Mention, ...]) -> str:
    """The act of its kind last named before the place in its sentence, else the first one after it."""
    if place.form == Form.SECTION:
        return ""
    fitting = [mention for mention in mentions if mention.is_european == (place.form == Form.ARTICLE)]
    before = [mention.act for mention in fitting if mention.end <= place.start]
    if before or place.form == Form.COLON:
        return before[-1] if before else ""
    return next((mention.act for mention in fitting), "")


def _whole_acts(
    mentions: tuple[Mention, ...], used: list[Mention], found: list[Reference]
) -> Iterator[Reference]:
    """Acts cited by number alone ("SFS 2023:38"), where no section of theirs is cited beside."""
    cited = {reference.act for reference in found}
    for mention in mentions:
        if mention.by_number and mention not in used and mention.act not in cited:
            yield Reference(mention.act, "", "", mention.start, mention.end)


def _after_short(text: str, mentions: tuple[Mention, ...]) -> Iterator[Place]:
    """The articles of "GDPR 28" and "MDR 62"; Swedish acts are never cited so."""
    for mention in mentions:
        place = bare_articles(text, mention.end) if mention.by_short and mention.is_european else None
        if place:
            yield place
