"""Cases typed in haste, and typed on a keyboard without å, ä and ö (pure)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Language
from evals.cases import Case, Made, Split
from evals.made.chosen import chosen, number_of

TYPOS, WITHOUT_DIACRITICS = 40, 30
# So many words of a question get one wrong letter each …
WRONG_WORDS = 2
# … and shorter ones none: a word of four letters with one wrong is often another word.
LONG_WORD = 6
_WORD = re.compile(rf"[^\W\d_]{{{LONG_WORD},}}")


def misspelt_cases(cases: Sequence[Case]) -> list[Case]:
    """Some of the answerable cases that stand alone, each of them once more; `of` names the one as it was."""
    asked = [case for case in cases if case.answerable and not case.history]
    long = [case for case in asked if len(_WORD.findall(case.question)) >= WRONG_WORDS]
    swedish = [case for case in asked if case.language is Language.SWEDISH]
    marked = [case for case in swedish if without_diacritics(case.question) != case.question]
    half = TYPOS // len(Language)
    typos = [case for language in Language for case in _some(long, language, half)]
    return [
        *(_made(case, Made.TYPO, with_typos(case.question)) for case in typos),
        *(
            _made(case, Made.NO_DIACRITICS, without_diacritics(case.question))
            for case in chosen(marked, WITHOUT_DIACRITICS, lambda case: case.id)
        ),
    ]


def with_typos(question: str) -> str:
    """The question with a wrong letter in some of its long words: swapped, left out, or typed twice."""
    words = sorted(_WORD.finditer(question), key=lambda found: number_of(question, found.start()))
    for found in sorted(words[:WRONG_WORDS], key=lambda found: -found.start()):
        question = question[: found.start()] + _wrong(found[0]) + question[found.end() :]
    return question


def without_diacritics(text: str) -> str:
    """å and ä as a, ö as o."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def _wrong(word: str) -> str:
    """The first letter stays: that one is seldom missed."""
    drawn = number_of(word)
    at = 1 + drawn % (len(word) - 2)
    if drawn % 3 == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if drawn % 3 == 1 else word[:at] + word[at] + word[at:]


def _some(cases: Sequence[Case], language: Language, count: int) -> list[Case]:
    return chosen(
        (case for case in cases if case.language is language), count, lambda case: f"typo {case.id}"
    )


def _made(case: Case, made: Made, question: str) -> Case:
    return replace(case, id=f"{made}-{case.id}", question=question, split=Split.MADE, made=made, of=case.id)
