"""Where a company stands on the guide's way: questions, rules from their answers to a step, and gates."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pydantic import Field

from corpus.data_file import Entry, read_toml
from corpus.errors import CorpusError
from corpus.model import Language

WAY_FILE = "way.toml"
# The questions whose options name the offers and campuses of the ecosystem.
NEED, PLACE = "need", "place"
STEP_PATTERN = r"^[A-Z]\d{1,2}$"
ID_PATTERN = r"^[a-z]+(_[a-z]+)*$"
MOST_COMBINATIONS = 100_000  # each of them is tried when the file is read

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    id: str
    words_sv: str
    words_en: str

    def words(self, language: Language) -> str:
        """Its words in this language."""
        return self.words_sv if language is Language.SWEDISH else self.words_en


@dataclass(frozen=True, slots=True)
class WayQuestion:
    """A question with the answers to choose from."""

    id: str
    words_sv: str
    words_en: str
    options: tuple[Option, ...]

    def words(self, language: Language) -> str:
        """Its words in this language."""
        return self.words_sv if language is Language.SWEDISH else self.words_en

    def option(self, id: str) -> Option | None:
        """The option with this id."""
        return next((option for option in self.options if option.id == id), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """To which step some answers lead, and why.

    Args:
        when: question → the answers to it that the rule is for; a question not named may have any answer.
    """

    when: Mapping[str, tuple[str, ...]]
    step: str
    why_sv: str
    why_en: str

    def why(self, language: Language) -> str:
        """The reason in this language."""
        return self.why_sv if language is Language.SWEDISH else self.why_en

    def holds(self, answers: Answers) -> bool:
        """Whether it is for these answers."""
        return all(answers.get(question) in wanted for question, wanted in self.when.items())


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of the guide, and the step after which it is passed."""

    code: str
    after: str


@dataclass(frozen=True, slots=True)
class WayRules:
    """All of it."""

    questions: tuple[WayQuestion, ...] = ()
    rules: tuple[Rule, ...] = ()
    gates: tuple[Gate, ...] = ()

    def question(self, id: str) -> WayQuestion | None:
        """The question with this id."""
        return next((question for question in self.questions if question.id == id), None)

    def known(self, answers: Answers) -> dict[str, str]:
        """The answers that are options of their questions; what else an address brings is left out."""
        return {
            question.id: answers[question.id]
            for question in self.questions
            if question.option(answers.get(question.id, ""))
        }

    def rule_for(self, answers: Answers) -> Rule | None:
        """The rule that decides; None until every question has been answered."""
        if len(self.known(answers)) < len(self.questions):
            return None
        return next((rule for rule in self.rules if rule.holds(answers)), None)


class _OptionEntry(Entry):
    id: str = Field(pattern=ID_PATTERN)
    words_sv: str = Field(min_length=1)
    words_en: str = Field(min_length=1)


class _QuestionEntry(_OptionEntry):
    options: tuple[_OptionEntry, ...] = Field(min_length=2)


class _RuleEntry(Entry):
    when: dict[str, tuple[str, ...]]
    step: str = Field(pattern=STEP_PATTERN)
    why_sv: str = Field(min_length=1)
    why_en: str = Field(min_length=1)


class _GateEntry(Entry):
    code: str = Field(pattern=STEP_PATTERN)
    after: str = Field(pattern=STEP_PATTERN)


class _WayFile(Entry):
    gate: tuple[_GateEntry, ...] = ()
    question: tuple[_QuestionEntry, ...] = ()
    rule: tuple[_RuleEntry, ...] = ()


def read_way(path: Path) -> WayRules:
    """The questions, rules and gates in a TOML file.

    Raises:
        CorpusError: a rule names what is not there, or some combination of answers meets no rule.
    """
    entries = read_toml(path, _WayFile)
    way = WayRules(
        tuple(_question(entry) for entry in entries.question),
        tuple(Rule(**entry.model_dump()) for entry in entries.rule),
        tuple(Gate(**entry.model_dump()) for entry in entries.gate),
    )
    fault = _unknown(way) or _without_rule(way)
    if fault:
        raise CorpusError(f"{path.name}: {fault}")
    return way


def _question(entry: _QuestionEntry) -> WayQuestion:
    options = tuple(Option(**option.model_dump()) for option in entry.options)
    return WayQuestion(entry.id, entry.words_sv, entry.words_en, options)


def _unknown(way: WayRules) -> str:
    """The first thing that a rule names and no question has."""
    for number, rule in enumerate(way.rules, 1):
        for id, wanted in rule.when.items():
            question = way.question(id)
            if question is None:
                return f'rule number {number}: there is no question "{id}"'
            for option in wanted:
                if question.option(option) is None:
                    return f'rule number {number}: question "{id}" has no option "{option}"'
    return ""


def _without_rule(way: WayRules) -> str:
    """The first combination of answers that leads nowhere."""
    combinations = 1
    for question in way.questions:
        combinations *= len(question.options)
    if combinations > MOST_COMBINATIONS:
        return f"{combinations} combinations of answers are too many to be checked; ask less"
    ids = [question.id for question in way.questions]
    for chosen in product(*([option.id for option in question.options] for question in way.questions)):
        answers = dict(zip(ids, chosen, strict=True))
        if way.questions and way.rule_for(answers) is None:
            return f"no rule for {answers}; end with a rule that holds for all"
    return ""
