"""A follow-up and what was said before it → a question that stands alone, in the conversation's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from answering.answer import Answer, Status, Turn
from answering.reader.encoding import TURNS_REMEMBERED, EarlierTurn
from answering.reader.reading import Needed
from answering.understand.routing import Route, route_talk
from answering.words import fold, stems
from corpus.actors import mentions
from corpus.language import detect_language
from corpus.model import Language
from corpus.owners import owner_mentions

MOST_ACTORS = 2


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A question that needs no conversation.

    Args:
        source: the language that its words are in; differs from `language` after "and in English?".
        language: the language to answer in.
        other: how else it may be meant, of another actor or ownership form; empty where nothing is in doubt.
    """

    text: str
    language: Language
    source: Language
    other: str = ""


class FollowUps(Protocol):
    """Whoever reads which words of a conversation a question needs."""

    def needed(self, question: str, turns: Sequence[EarlierTurn]) -> Needed:
        """The words as they were said, in the order in which they were; none where it needs none."""
        ...


_LANGUAGE = re.compile(
    r"^(?:och |and |ok |men |but |please |tack |can you |kan du |could you |snalla )*(?:(?:svara|say|ta|"
    r"answer|write|skriv|repeat|upprepa|oversatt|translate)"
    r"(?: (?:det|that|it|this|det dar|svaret|the answer))?[ ,]*)?(?:samma (?:sak|fraga) |the same |"
    r"same )?(?:pa|in|till|to|into) (?P<language>engelska|english|svenska|swedish)"
    r"(?: (?:tack|please|istallet|instead|da|nu|now))*\W*$"
)
_SECTION = re.compile(r"(?<!\d)\d+\s?(?::|kap\.?)\s?\d+\s?(?:[a-h]\b)?\s?§?")
_LEADING = re.compile(r"^(?:och|men|and|but)\b[\s,]*", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[Turn], default: Language, reader: FollowUps) -> StandAlone:
    """The question made to stand alone after the earlier ones, oldest first."""
    said = [turn for turn in history if route_talk(turn.question).route is Route.SEARCH]
    said = said[-TURNS_REMEMBERED:]
    asked = question.strip()
    if not said:
        language = detect_language(asked, default)
        return StandAlone(asked, language, language)
    last, spoken = _as_understood(said[-1], default)
    if switch := _LANGUAGE.match(fold(asked)):
        wanted = Language.ENGLISH if switch["language"] in {"engelska", "english"} else Language.SWEDISH
        return StandAlone(last, wanted, spoken)
    # A name alone ("och Vecura?") has no language of its own: the conversation goes on as it was.
    language = detect_language(asked, spoken)
    if _was_offered(asked, history[-1]):
        return StandAlone(asked, language, language)
    if text := _in_another_section(asked, last):
        return StandAlone(text, language, detect_language(text, language))
    text, other = _readings(asked, reader.needed(asked, list(map(_told, said))))
    return StandAlone(text, language, detect_language(text, language), other)


def _was_offered(asked: str, last: Turn) -> bool:
    """Whether it is one of the questions that the last answer gave to choose from."""
    back = last.answer if last.answer and last.answer.status is Status.CLARIFY else None
    return back is not None and asked in {one.text for one in back.suggestions}


def _readings(asked: str, needed: Needed) -> tuple[str, str]:
    """The question with what it needs; and the other way to read it, if that names other actors or forms."""
    fewer, more = _with(asked, needed.certain), _with(asked, needed.likely)
    if _named(fewer) != _named(more):
        return more, fewer
    return _with(asked, needed.words), ""


def _named(text: str) -> frozenset[str]:
    forms = (mention.owner.value for mention in owner_mentions(text))
    return frozenset((*(mention.actor.id for mention in mentions(text)), *forms))


def _as_understood(turn: Turn, default: Language) -> tuple[str, Language]:
    """The earlier question as it stood alone, and its language."""
    if turn.answer:
        text = turn.answer.standalone_question
        return text, detect_language(text, turn.answer.language)
    return turn.question.strip(), detect_language(turn.question, default)


def _told(turn: Turn) -> EarlierTurn:
    if not turn.answer or not turn.answer.citations:
        return EarlierTurn(turn.question)
    headings = turn.answer.citations[0].passage.headings
    return EarlierTurn(turn.question, headings[-1] if headings else "", ", ".join(_actors(turn.answer)))


def _actors(answer: Answer) -> list[str]:
    """Those that the question was about, or else those that the first sentence of the answer names."""
    first = answer.claims[0].text if answer.claims else ""
    named = mentions(answer.standalone_question) or mentions(first)
    return list(dict.fromkeys(mention.actor.name(answer.language) for mention in named))[:MOST_ACTORS]


def _in_another_section(question: str, earlier: str) -> str:
    """ "24:7?" after a question about 24:5: the same question about the other section of law."""
    if not _SECTION.fullmatch(section := _LEADING.sub("", question).strip(" ?.!")):
        return ""
    return _SECTION.sub(lambda _: section, earlier, count=1) if _SECTION.search(earlier) else ""


def _with(question: str, needed: Sequence[str]) -> str:
    """The question with what it needs behind it; what it says itself is not said twice."""
    own, kept = stems(question), dict[str, None]()
    for words in needed:
        if not stems(words) <= own:
            own |= stems(words)
            kept[words] = None
    return f"{question.rstrip(' ?.!')} ({', '.join(kept)})?" if kept else question
