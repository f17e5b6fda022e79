"""A follow-up and what was said before it → a question that stands alone, in the conversation's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.understand.phrases import ASKING, last_name, name_spans, own_words, where_of
from answering.understand.routing import Route, route_talk
from answering.words import fold, is_grammar, words
from corpus.actors import mentions
from corpus.language import detect_language
from corpus.model import Language

# Enough to follow a conversation; what was said before that is another one.
TURNS_REMEMBERED = 8
# A question with this many words of its own, and no sign that it leans on another, stands alone.
WORDS_OF_ITS_OWN = 3
LONGEST_FRAGMENT = 6
# "ett sekretessavtal enligt OSL" is one thing; more words are a description.
LONGEST_THING = 4


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question that needs no conversation.

    Args:
        source: the language that its words are in; differs from `language` after "and in English?".
        language: the language to answer in.
    """

    text: str
    language: Language
    source: Language


_ELLIPSIS = re.compile(
    r"^(?:(?:och|men|and|but|so|sa)\b[ ,]*)?(?:hur (?:ar|blir|funkar|fungerar) det(?: med| da\b|(?= for|"
    r" hos| pa| i | om| vid| nar))|vad galler(?= for| hos| i | vid| om)|"
    r"(?:galler|blir|ar) (?:det|detsamma|samma(?: sak)?)(?: aven| ocksa| samma(?: sak)?)*(?= (?:for|hos|"
    r"i|vid|pa|om) | [A-ZÅÄÖ])|samma (?:fraga|sak)(?= for| om| hos)|"
    r"what about|how about|what if|does (?:that|this|it|the same) (?:also )?(?:apply|go|hold)(?: to)?|"
    r"same (?:question |thing )?(?=for|with)|"
    r"is (?:it|that) the same(?= for| at| in| with)|"
    r"(?:och|men|and|but) (?=\S))"
)
_CORRECTION = re.compile(
    r"^(?:(?:nej|no|nope|fel|sorry|forlat|ursakta|oj|not|inte)[ ,.!]*){0,3}"
    r"(?:jag|vi|i|we)? ?(?:menade?|menar|meant|mean|tankte pa|syftade pa|avsag|was thinking of)\b[ :]*|"
    r"^(?:nej|no|nope|fel)[ ,.!]+(?=\S)|^(?:inte|not) .{1,40}?[ ,](?:utan|but)\b"
)
_LANGUAGE = re.compile(
    r"^(?:och |and |ok |men |but |please |tack |can you |kan du |could you |snalla )*(?:(?:svara|say|ta|"
    r"answer|write|skriv|repeat|upprepa|oversatt|translate)"
    r"(?: (?:det|that|it|this|det dar|svaret|the answer))?[ ,]*)?(?:samma (?:sak|fraga) |the same |"
    r"same )?(?:pa|in|till|to|into) (?P<language>engelska|english|svenska|swedish)"
    r"(?: (?:tack|please|istallet|instead|da|nu|now))*\W*$"
)
# What points back. "det" and "it" are weak: they often point nowhere ("vad kostar det att …").
_PRONOUN = re.compile(
    r"\b(den|det|dem|dom|dess|deras|dit|där|dar|de|denna|detta|dessa|sånt|sant|sådant|sadant|sådan|sån|such|it|its|they|them|their|there|this|"
    r"that|these|those)\b",
    re.IGNORECASE,
)
_POINTS_NOWHERE = re.compile(
    r"\b(?:finns|ar|kostar|galler|gar|behovs|kravs|blir|kan|ska|far|maste|tar) (?:det|"
    r"dar) (?:.{1,40} )?(?:att|som|for att|om)\b|\bdet (?:finns|ar|gar|kravs|behovs|kostar|galler|tar)\b"
    r".{1,60}|\b(?:is|are|was|does|can|will) (?:there|it|that|this) (?:.{1,40} )?(?:to|that|if|any|a|an|"
    r"for)\b|\bthere (?:is|are)\b|\b(?:det|den|de|the|that|this|those|these) "
    r"(?:har|dar|statliga?|regionala?|egna|forsta|company|agreement|project)\b|\bfinns det\b|"
    r"\bthat (?:we|i|you|they|the|a|is|are)\b|\b(?:de|den|det|dom) (?:som|\w+[ae] \w+)"
)  # fmt: skip
# Here "det" and "it" stand for what was spoken of, whatever follows.
_SUBJECT = re.compile(
    r"\b(?:racker|skyddar|betyder|innebar|hjalper|gor) det\b|\b(?:is|would|will) (?:it|that) (?:enough|"
    r"binding|necessary)\b"
)
_LEANING_END = re.compile(r"\b(?:da|i sa fall|in that case|then)\W*$")
_ARTICLE_FIRST = re.compile(r"(?:ett|en|an|a|the)\s", re.IGNORECASE)
_ARTICLE_LAST = re.compile(r"\b(?:ett|en|an|a|the)\s+$", re.IGNORECASE)
_SECTION = re.compile(r"\d+\s?(?::|kap\.?)\s?\d+\s?(?:[a-h]\b)?\s?§?")
_DEFINED = re.compile(
    r"^(?:vad|what|vem|who|vilk\w+)\s+(?:är|ar|is|are|innebär|innebar|betyder|menas med|does)\s+(?:(?:en|"
    r"ett|an?|the|den|det)\s+)?(.+?)\W*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*(?:och|men|and|but|so|så|sa|ok|okej|okay|nej|no)\b[\s,]*", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[str], default: Language = Language.SWEDISH) -> StandAlone:
    """The question made to stand alone after the earlier questions, oldest first."""
    earlier: StandAlone | None = None
    for said in history[-TURNS_REMEMBERED:]:
        if route_talk(said).route is Route.SEARCH:
            earlier = _after(earlier, said, default)
    return _after(earlier, question, default)


def asked_of(question: str, named: str) -> str:
    """The question put to another: `named` ("hos regionen") for the one that it names, or added to it."""
    return _with_name(named, question)


def _after(earlier: StandAlone | None, question: str, default: Language) -> StandAlone:
    if earlier is None:
        language = detect_language(question, default)
        return StandAlone(question.strip(), language, language)
    if switch := _LANGUAGE.match(fold(question).strip()):
        wanted = Language.ENGLISH if switch["language"] in {"engelska", "english"} else Language.SWEDISH
        return StandAlone(earlier.text, wanted, earlier.source)
    # A name alone ("och Vecura?") has no language of its own: the conversation goes on as it was.
    language = detect_language(question, earlier.language)
    text = _rewritten(question.strip(), earlier.text)
    return StandAlone(
        text, language, detect_language(text, language) if text != question.strip() else language
    )


def _rewritten(question: str, earlier: str) -> str:
    folded = fold(question)
    if match := _CORRECTION.match(folded):
        return _corrected(question[match.end() :].strip(" ,.:!"), question, earlier)
    if match := _ELLIPSIS.match(folded):
        return _completed(question, question[match.end() :].strip(" ,"), earlier)
    if _is_fragment(question):
        return _completed(question, question, earlier)
    return _resolved(question, earlier) if _points_back(folded) else question


def _corrected(rest: str, question: str, earlier: str) -> str:
    """ "Nej, jag menade AWL": the earlier question about what is named now."""
    if not rest:
        return question
    if name_spans(rest) and not own_words(rest):
        return _with_name(last_name(rest), earlier)
    return rest if len(own_words(rest)) >= WORDS_OF_ITS_OWN else _completed(rest, rest, earlier)


def _completed(question: str, rest: str, earlier: str) -> str:
    """ "Och om det är regionen?", "what about IP?": the earlier question with the new part in it."""
    own = own_words(rest)
    if (section := _SECTION.fullmatch(rest.strip(" ?.!"))) and _SECTION.search(earlier):
        return _SECTION.sub(lambda _: section[0], earlier, count=1)
    if name_spans(rest) and not own:
        return _with_name(rest.strip(" ?.!"), earlier)
    if _points_back(fold(rest)):
        return _resolved(question, earlier)
    if len(own) >= WORDS_OF_ITS_OWN or (own and name_spans(rest)):
        return question
    where = where_of(earlier)
    return _with_where(question, where) if own and where else _after_which(question, earlier)


def _resolved(question: str, earlier: str) -> str:
    """Pronouns replaced by the name they stand for, or the earlier question put beside them."""
    names = name_spans(earlier)
    defined = _DEFINED.match(earlier.strip())
    if names and not name_spans(question) and (not _is_weak(question) or (defined and mentions(defined[1]))):
        name = earlier[names[-1][0] : names[-1][1]]
        pronouns = [match for match in _PRONOUN.finditer(question) if not _is_weak(match[0])] or list(
            _PRONOUN.finditer(_POINTS_NOWHERE.sub(lambda match: " " * len(match[0]), question))
        )
        meant = _in_place_of(pronouns[0][0], name, earlier) if pronouns else None
        if meant:
            return question[: pronouns[0].start()] + meant + question[pronouns[0].end() :]
    return _after_which(question, earlier)


def _in_place_of(pronoun: str, name: str, earlier: str) -> str | None:
    """ "där" needs the preposition that the name had; "its" the name's genitive."""
    folded = fold(pronoun)
    if folded in {"dar", "dit", "there"}:
        where = where_of(earlier)
        return where if where != name else None
    return f"{name}s" if folded in {"dess", "its", "deras", "their"} and not name.endswith("s") else name


def _with_name(new: str, earlier: str) -> str:
    """The earlier question with its actor or ownership form replaced by the new one, or the new one added."""
    old = name_spans(earlier)
    if len(old) == 1:
        start, end = old[0]
        named = last_name(new)
        # "what may the region charge" + "a state-owned company": one article is enough.
        kept = _ARTICLE_LAST.sub("", earlier[:start]) if _ARTICLE_FIRST.match(named) else earlier[:start]
        return kept + named + earlier[end:]
    leans = re.match(r"(?:om|if|hos|på|pa|i|vid|för|for|at|in|with)\s", new, re.IGNORECASE)
    return f"{earlier.rstrip(' ?.!')}{' ' if leans else ' – '}{new}?"


def _with_where(question: str, where: str) -> str:
    stop = "?" if question.rstrip().endswith("?") else ""
    return f"{_LEADING.sub('', question).rstrip(' ?.!')} {where}{stop}"


def _after_which(question: str, earlier: str) -> str:
    """The question with what it is about beside it, or else the earlier question."""
    base = earlier.split(" (")[0] if earlier.endswith(")") else earlier
    defined = _DEFINED.match(base.strip())
    said = _LEADING.sub("", question).strip()
    if defined and len(words(defined[1])) <= LONGEST_THING:
        return f"{said.rstrip(' ?.!')} – {defined[1]}?"
    return f"{said} ({base.strip()})"


def _points_back(folded: str) -> bool:
    """Whether a pronoun stands for something said before."""
    if _SUBJECT.search(folded) or _LEANING_END.search(folded):
        return True
    rest = _POINTS_NOWHERE.sub(" ", folded)
    if not _PRONOUN.search(rest):
        return False
    return not _is_weak(folded) or len(own_words(rest)) < WORDS_OF_ITS_OWN


def _is_weak(question: str) -> bool:
    return all(
        fold(match[1]) in {"det", "it", "that", "this", "de", "detta"}
        for match in _PRONOUN.finditer(question)
    )


def _is_fragment(question: str) -> bool:
    """No verb, hardly a word: "för regionen då?", "hur länge?", "på Vecura?"."""
    if len(words(question)) > LONGEST_FRAGMENT or (_DEFINED.match(question) and mentions(question)):
        return False
    own = own_words(question)
    asks = any(fold(word.text) in ASKING for word in words(question))
    named = bool(name_spans(question))
    if not own:
        return named or asks or all(is_grammar(word.text) for word in words(question))
    return False
