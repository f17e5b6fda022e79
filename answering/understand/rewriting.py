"""A follow-up made to stand alone by a language model, believed only where it adds nothing."""

import logging
import re
from collections.abc import Iterable, Sequence

from answering.answer import Turn
from answering.check.invented import invents, negations
from answering.understand.conversation import StandAlone
from answering.understand.phrases import name_spans, own_words
from answering.understand.privacy import strip_hidden
from answering.understand.routing import Route, is_order_to_machine, route_talk
from answering.words import content_words, same_word, words
from answering.write.prompts import prompt
from answering.write.text_model import TextModel
from corpus.errors import ModelResting, ModelUnavailable
from corpus.language import detect_language

log = logging.getLogger("lotsen")

# A rewrite is short, and the rules have one ready.
SECONDS = 8.0
MOST_CHARACTERS = 300
# A question with fewer words of its own says too little by itself.
WORDS_OF_ITS_OWN = 2
# As much of the conversation as a follow-up can point to.
TURNS_SENT = 4
# The same word but for its ending.
ALIKE = 0.9

_LEAD = re.compile(r"^\W*(?:fråga|frågan|question|the question)\s*:\s*", re.IGNORECASE)
_THOUGHT = re.compile(r"^.*</think>", re.DOTALL)


class Rewriter:
    """Asks the model where the rules see a follow-up; theirs stands unless the model's passes the check."""

    def __init__(self, model: TextModel) -> None:
        self._model = model

    def rewrite(self, question: str, history: Sequence[Turn], by_rules: StandAlone) -> StandAlone:
        """The question made to stand alone.

        Args:
            history: earlier questions, masked, with their answers.
        """
        if not history or not _leans(question, by_rules):
            return by_rules
        told = [*_told(history)]
        system = prompt("rewrite", by_rules.language)
        user = prompt("follow_up", by_rules.language, history="\n".join(told), question=question)
        try:
            text = _line(self._model.stream(system, user, SECONDS))
        except ModelResting:
            return by_rules
        except ModelUnavailable as error:
            log.warning("%s", error)
            return by_rules
        is_same_language = detect_language(text, by_rules.source) is by_rules.source
        if not is_same_language or not adds_nothing(text, question, told):
            return by_rules
        return StandAlone(text, by_rules.language, by_rules.source)


def adds_nothing(rewrite: str, question: str, told: Sequence[str]) -> bool:
    """Whether all words, numbers, names and negations of the rewrite were said, and the question's kept."""
    said = "\n".join((*told, question))
    if (
        not rewrite.strip()
        or is_order_to_machine(rewrite)
        or invents(rewrite, said)
        or negations(rewrite) - negations(said)
    ):
        return False
    return _has_all(rewrite, said) and _has_all(" ".join(_matters(question)), rewrite)


def _leans(question: str, by_rules: StandAlone) -> bool:
    """Whether the rules see a follow-up in it, or it says too little; a mere change of language is none."""
    if by_rules.source is not by_rules.language:
        return False
    return by_rules.text != question.strip() or len(own_words(question)) < WORDS_OF_ITS_OWN


def _told(history: Sequence[Turn]) -> list[str]:
    """The last questions, and the words of the last answer; small talk and attacks are left out."""
    said = [turn.question for turn in history if route_talk(turn.question).route is Route.SEARCH]
    said, last = said[-TURNS_SENT:], history[-1].answer
    return [*said, " ".join(claim.text for claim in last.claims)] if last else said


def _line(pieces: Iterable[str]) -> str:
    """The reply without thoughts and without a label before it; empty where it is no single short line."""
    text = ""
    for piece in pieces:
        text += piece
        if len(text) > MOST_CHARACTERS and "<think>" not in text:
            return ""
    said = strip_hidden(_LEAD.sub("", _THOUGHT.sub("", text).strip())).strip(' \t\n"”“*`')
    return said if said and "\n" not in said and len(said) <= MOST_CHARACTERS else ""


def _has_all(text: str, said: str) -> bool:
    given = {word.stem for word in words(said)}
    return all(any(same_word(word.stem, stem) >= ALIKE for stem in given) for word in content_words(text))


def _matters(question: str) -> list[str]:
    """What of the question has to be in it still: its names and its own words."""
    return [*own_words(question), *(question[start:end] for start, end in name_spans(question))]
