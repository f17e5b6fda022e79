"""What a sentence says of its own words: denied, allowed, demanded, on a condition, for some only (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.check import clause_signs as signs
from answering.words import Word, content_words, fold, same_word, stems, words
from corpus.blanked import blanked


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing.

    Args:
        text: folded, as all patterns here want it.
        main: stems of what it says; `conditions`: stems of each thing that it makes it depend on.
        modals: "may", "must", "shall", "should", as they stand outside the conditions, in order.
        denied, limited: stems that each "not" and each "only" is about.
        some_of, all_of: stems that a "some" or an "all" is about.
        narrowed: stems of the beginning of each "that …" by which something is narrowed down.
        marks: which of "condition", "all", "some", "hedge", "only", "not" the clause has at all.
    """

    text: str
    as_written: str
    main: frozenset[str]
    conditions: tuple[frozenset[str], ...]
    modals: tuple[str, ...]
    denied: tuple[frozenset[str], ...]
    limited: tuple[frozenset[str], ...]
    some_of: frozenset[str]
    all_of: frozenset[str]
    narrowed: tuple[frozenset[str], ...]
    marks: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """Everything it speaks of."""
        return self.main.union(*self.conditions)


ALIKE = 0.7
# A denial reaches so many words of content.
REACH = 4
# And no further than so many characters: a text without an end must not be gone through for each of them.
NEAR = 200
NARROWS = 3


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[Clause, ...]:
    """The text's clauses; each keeps the words that it is joined by."""
    folded = fold(text)
    if len(folded) != len(text):
        text = folded  # a letter that folds into two leaves no capitals to find
    opening = signs.YES_NO.match(folded)
    start = opening.end() if opening else 0
    spans = []
    for joint in signs.JOINT.finditer(folded, start):
        spans.append((start, joint.start()))
        start = joint.end()
    spans.append((start, len(folded)))
    return tuple(
        _clause(folded[start:end], text[start:end])
        for start, end in _with_conditions(folded, spans)
        if content_words(folded[start:end])
    )


def _with_conditions(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A stretch that is a condition and nothing else belongs to what follows it."""
    joined: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in spans:
        begin = start if waiting is None else waiting
        piece = text[begin:end]
        waiting = begin if not _stems(blanked(piece, _condition_spans(piece))) else None
        if waiting is not None and joined and signs.CONDITION.match(piece.lstrip()):
            joined[-1], waiting = (joined[-1][0], end), None  # "…, if the parties agree"
        elif waiting is None:
            joined.append((begin, end))
    if waiting is None:
        return joined
    if joined and not content_words(text[waiting:]):
        return [*joined[:-1], (joined[-1][0], len(text))]  # "…, but it is not so"
    return [*joined, (waiting, len(text))]


def closest(said: Clause, given: Sequence[Clause]) -> Clause:
    """The clause that has most of the words of another."""
    return max(given, key=lambda clause: (shared(said.stems, clause.stems), -len(clause.stems)))


def shared(ones: Iterable[str], others: frozenset[str]) -> int:
    """How many of the stems the others have in some form."""
    return sum(any(same_word(one, other) >= ALIKE for other in others) for one in ones)


def share(ones: frozenset[str], others: frozenset[str]) -> float:
    """The same as a share, 0 of nothing."""
    return shared(ones, others) / len(ones) if ones else 0.0


def _clause(text: str, as_written: str) -> Clause:
    spans = _condition_spans(text)
    outside = blanked(text, spans)
    main = outside if _stems(outside) else text
    return Clause(
        text=text,
        as_written=as_written,
        main=_stems(outside),
        conditions=tuple(filter(None, (_stems(text[start:end]) for start, end in spans))),
        modals=(
            *(["imperative"] if signs.IMPERATIVE.match(text) else []),
            *(match.lastgroup or "" for match in signs.MODAL.finditer(main)),
        ),
        denied=tuple(filter(None, (_scope(text, match) for match in signs.NOT.finditer(text)))),
        limited=tuple(filter(None, (_scope(text, match) for match in signs.ONLY.finditer(text)))),
        some_of=stems(" ".join(signs.SOME.findall(text))),
        all_of=stems(" ".join(signs.EVERY.findall(text))),
        narrowed=tuple(filter(None, (_narrowing(text, match) for match in signs.NARROWING.finditer(text)))),
        marks=_marks(text, bool(spans)),
    )


def _marks(text: str, has_condition: bool) -> frozenset[str]:
    patterns = (
        ("all", signs.ALL),
        ("some", signs.SOME),
        ("hedge", signs.HEDGE),
        ("only", signs.ONLY),
        ("not", signs.NOT),
        ("contrast", signs.CONTRAST),
    )
    found = {name for name, pattern in patterns if pattern.search(text)}
    return frozenset(found | ({"condition"} if has_condition else set()))


def _condition_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in signs.CONDITION.finditer(text):
        if match[0].startswith("om") and signs.ABOUT.search(_before(text, match)):
            continue
        if spans and match.start() < spans[-1][1]:
            spans[-1] = (spans[-1][0], match.start())
        stop = signs.STOP.search(text, match.end())
        spans.append((match.start(), stop.start() if stop else len(text)))
    return spans


def _narrowing(text: str, match: re.Match[str]) -> frozenset[str]:
    """The first words of what narrows it down."""
    following = signs.STOP.split(text[match.end() :], maxsplit=1)[0]
    return frozenset(word.stem for word in content_words(following)[:NARROWS])


def _scope(text: str, match: re.Match[str]) -> frozenset[str]:
    """The words that a "not" or "only" is about: the next few of its clause, and a verb right before it."""
    stop = signs.STOP.search(text, match.end())
    end = min(stop.start() if stop else len(text), match.end() + NEAR)
    after = content_words(text[match.end() : end])[:REACH]
    if not after:
        # "Högre får avgiften inte vara": all that it is about stands before it.
        return frozenset(word.stem for word in content_words(_before(text, match))[-REACH:])
    verb = signs.VERB.search(_before(text, match))
    before = content_words(verb[1]) if verb else ()
    return frozenset(word.stem for word in (*before, *after) if not word.text[0].isdigit())


def _before(text: str, match: re.Match[str]) -> str:
    """What stands before the match, as far back as anything of it is about."""
    return text[max(0, match.start() - NEAR) : match.start()]


def told_words(text: str) -> list[Word]:
    """Words of content but for figures, compared by value, and those around a section of law."""
    return [
        word
        for word in content_words(text)
        if not word.text[0].isdigit() and fold(word.text) not in signs.LEGAL
    ]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in told_words(text))


def has_verb(text: str) -> bool:
    """Whether a folded clause has one of the verbs that most statements are made with."""
    return re.search(rf"\b{signs.VERBS}\b", text) is not None


def qualifiers(text: str) -> frozenset[str]:
    """Beginnings of the words in a folded text that narrow what it says: "written", "gross", "by intent"."""
    return frozenset(match[0][:5] for match in signs.QUALIFIER.finditer(text))


def raw_words(text: str) -> frozenset[str]:
    """All words as they stand, folded, grammar too."""
    return frozenset(fold(word.text) for word in words(text))
