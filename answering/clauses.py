"""What a sentence says of its own words: denied, allowed, demanded, on a condition, for some only (pure)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answering.words import content_words, fold, listed, same_word, words


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing.

    Args:
        text: folded, as all patterns here want it.
        main: stems of what it says; `conditions`: stems of each thing that it makes it depend on.
        opens_with_condition: nothing is said before the condition ("When a party only pays, …").
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
    opens_with_condition: bool
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


# Where one statement ends and the next begins. "…, som …" and lists go on.
_VERBS = (
    r"(?:ar|har|far|ska|skall|kan|maste|bor|blir|galler|behover|kraver|is|are|has|have|may|can|"
    r"cannot|shall|must|"
    r"should|applies|apply|needs?|requires?)"
)
_JOINT = re.compile(
    r";|,\s+(?=(?:och|men|samt|utan|medan|sa|for|som|vilket|eftersom|and|but|while|whereas|so|which|"
    r"because|since|"
    r"even though|although|trots att)\s)"
    r"|\s(?=(?:men|medan|but|while|whereas|because|eftersom)\s)|:\s|(?<=\w)\s[–—]\s"
    rf"|\s(?=(?:and|och)\s{_VERBS}\b)|,\s+(?=(?:[a-z-]+\s){{1,3}}{_VERBS}\b)"
)
_FINITE = (
    r"(?:ar|har|far|ska|skall|kan|maste|inte|ej|vill|bor|blir|gar|star|tar|ger|kommer|saknas|finns|behovs|"
    r"kravs|hade|var|fick|det|ni|vi|man|den|de|du|hon|han|ingen|inget|nagon|nagot|\w{2,}(?:er|ar|as|es|ats|"
    r"its|ts|tts))\b"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|when|whenever|provided|as long as|as far as|to the extent|in so far as|except|until|"
    r"without|beyond|in case of|in the event|only (?:for|in|where|with)|on condition|nar|savida|"
    r"forutsatt|forutsattning|sa lange|i den man|"
    r"i den utstrackning|vid|utover|ifall|utom|forutom|tills|utan|bara (?:for|i|med)|endast (?:for|i|"
    r"med)|beror pa|depends on)\b"
    rf"|^whether\b|^\W*om\b|(?<!oavsett )\bom (?=(?:[\w-]+ ){{0,4}}?{_FINITE})"
)
# "avtal om", "lagen om", "besked om": about, not if.
_ABOUT = re.compile(
    r"(?:lag|lagen|forordning\w*|avtal\w*|regel|regler\w*|beslut\w*|uppgift\w*|information\w*|"
    r"fraga\w*|fragor\w*|"
    r"rad|besked|ansokan|hus|kunskap|direktiv\w*|\w*samarbete\w*|bestammelse\w*|handla\w*|handlar|"
    r"vet|klausul\w*|"
    r"rapport\w*|skriver|talar|overens|villkor\w*|krav\w*|ersattning\w*|omrade\w*|anmalan|"
    r"underrattelse\w*)\s*"
    r"(?:\(?[\d:./]+\)?,?\s*)?$"
)
_STOP = re.compile(r"[,;:.()]")
_MODALS = {
    "may": r"far|fick|kan|kunde|may|can|cannot|could|might|mojlig\w*|tillat\w*|allowed|permitted|permits?|"
    r"ratt att|right to|entitled",
    "must": r"maste|kravs?|kraver|kravas|kravt\w*|behover|behovs|behovas|must|required|requires?|"
    r"(?:has|have) to|needs?|needed|obliged|skyldig\w*|plikt\w*|duty",
    "shall": r"ska|skall|shall|(?:is|are) to",
    "should": r"bor|borde|should|ought",
}
_MODAL = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _MODALS.items()))
IMPERATIVE = re.compile(
    r"^\W*(?:alltid\s|always\s|never\s)?(?:skicka|spara|rakna|begar|be|fraga|kontakta|skriv|lamna|"
    r"kontrollera|valj|las|"
    r"skydda|anvand|borja|ta|gor|visa|send|keep|ask|add|write|read|check|expect|contact|bring|choose|use|"
    r"do|start|put|take|let|agree)\b"
)
_NOT = re.compile(
    r"\b(?:inte|ej|icke|ingen|inget|inga|aldrig|varken|utan|not|no|never|cannot|neither|nor|none|nothing|"
    r"without|\w+n't)\b"
    r"(?!\s+(?:bara|endast|only|just)\b)"
)
_ONLY = re.compile(
    r"(?<!inte )(?<!not )\b(?:bara|endast|enbart|ensamt?|uteslutande|only|solely|exclusively|alone)\b"
)
_ALL = re.compile(
    r"\b(?:alla|allt|samtliga|varje|alltid|all|every|everyone|each|always|any|entirely|fully|"
    r"helt(?! eller)|oavsett|whoever)\b"
)
_SOME = re.compile(
    r"\b(?:vissa|visst|viss|nagra|somliga|en del|flera|manga|de flesta|some|certain|several|many|"
    r"most)\s+(\w+)"
    r"(?:\s+(\w+))?"
)
_HEDGE = re.compile(
    r"\b(?:normalt|vanligtvis|vanligen|oftast|ofta|ibland|i princip|huvudregel\w*|i regel|"
    r"i vissa fall|i allmanhet|"
    r"troligen|sannolikt|formodligen|delvis|normally|usually|often|sometimes|probably|likely|generally|"
    r"in principle|talar for att|tyder pa att|suggests? that|as a (?:main )?rule|main rule|partly|in (?:some|certain) cases|mostly|typically|"
    r"limited extent|"
    r"begransad omfattning|avses|intended|planned)\b"
)
_EVERY = re.compile(r"\b(?:alla|samtliga|varje|all|every|each)\s+(\w+(?:\s+\w+)?)")
# "an agreement that was made by …"; not "…, which", nor "says that".
_NARROWING = re.compile(
    rf"(?<=\w )(?:som (?=(?:[\w-]+ ){{0,3}}?{_FINITE})|vars |who |whose |(?<!says )(?<!means )(?<!so )that (?=\w+s? ))"
)
NARROWS = 3
_CONTRAST = re.compile(r"^\W*(?:men|but|while|whereas|medan)\b|\b(?:daremot|however)\b")
# Words that narrow what is said, whatever stands around them.
_QUALIFIER = re.compile(
    r"\b(?:skriftlig\w*|written|in writing|uppsat\w*|vardslos\w*|oaktsam\w*|grov\w*|otillborlig\w*|otillat\w*|obehorig\w*|synnerlig\w*|extraordinary|undue|improper|unauthori[sz]ed|intent\w*|"
    r"neglig\w*|gross)\b"
)
_YES_NO = re.compile(r"^\s*(?:nej|no),\s")
ALIKE = 0.7
# A denial reaches so many words of content.
REACH = 4
# A verb may stand before its "not": "gäller inte".
_VERB = re.compile(r"([a-z]{3,})\s+$")


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[Clause, ...]:
    """The text's clauses; each keeps the words that it is joined by."""
    folded = fold(text)
    if len(folded) != len(text):
        text = folded  # a letter that folds into two leaves no capitals to find
    opening = _YES_NO.match(folded)
    start = opening.end() if opening else 0
    spans = []
    for joint in _JOINT.finditer(folded, start):
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
        waiting = begin if not _stems(_without(piece, _condition_spans(piece))) else None
        if waiting is not None and joined and _CONDITION.match(piece.lstrip()):
            joined[-1], waiting = (joined[-1][0], end), None  # "…, if the parties agree"
        elif waiting is None:
            joined.append((begin, end))
    return [*joined, (waiting, len(text))] if waiting is not None else joined


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
    outside = _without(text, spans)
    main = outside if _stems(outside) else text
    return Clause(
        text=text,
        as_written=as_written,
        main=_stems(outside),
        conditions=tuple(stems for start, end in spans if (stems := _stems(text[start:end]))),
        opens_with_condition=not _stems(outside[: spans[0][0]]) if spans else False,
        modals=(
            *(["imperative"] if IMPERATIVE.match(text) else []),
            *(match.lastgroup or "" for match in _MODAL.finditer(main)),
        ),
        denied=tuple(stems for match in _NOT.finditer(text) if (stems := _scope(text, match))),
        limited=tuple(stems for match in _ONLY.finditer(text) if (stems := _scope(text, match))),
        some_of=frozenset(
            word.stem
            for match in _SOME.finditer(text)
            for word in content_words(" ".join(filter(None, match.groups())))
        ),
        all_of=frozenset(word.stem for match in _EVERY.finditer(text) for word in content_words(match[1])),
        narrowed=tuple(
            frozenset(word.stem for word in following)
            for match in _NARROWING.finditer(text)
            if (following := content_words(_STOP.split(text[match.end() :])[0])[:NARROWS])
        ),
        marks=_marks(text, bool(spans)),
    )


def _marks(text: str, has_condition: bool) -> frozenset[str]:
    signs = (
        ("all", _ALL),
        ("some", _SOME),
        ("hedge", _HEDGE),
        ("only", _ONLY),
        ("not", _NOT),
        ("contrast", _CONTRAST),
    )
    found = {name for name, pattern in signs if pattern.search(text)}
    return frozenset(found | ({"condition"} if has_condition else set()))


def _condition_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _CONDITION.finditer(text):
        if match[0].startswith("om") and _ABOUT.search(text[: match.start()]):
            continue
        if spans and match.start() < spans[-1][1]:
            spans[-1] = (spans[-1][0], match.start())
        stop = _STOP.search(text, match.end())
        spans.append((match.start(), stop.start() if stop else len(text)))
    return spans


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _scope(text: str, match: re.Match[str]) -> frozenset[str]:
    """The words that a "not" or "only" is about: the next few of its clause, and a verb right before it."""
    stop = re.compile(r"[,;:.]").search(text, match.end())
    after = content_words(text[match.end() : stop.start() if stop else len(text)])[:REACH]
    verb = _VERB.search(text[: match.start()])
    before = content_words(verb[1]) if verb else ()
    return frozenset(word.stem for word in (*before, *after) if not word.text[0].isdigit())


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in content_words(text)
        if not word.text[0].isdigit() and fold(word.text) not in LEGAL
    )


# Words of references to law, which are compared by what they point to, and words that add nothing to "is".
LEGAL = listed(
    "kap § §§ chapter section sections article articles artikel artikeln enligt under kapitel ch nr no"
)


def has_verb(text: str) -> bool:
    """Whether a folded clause has one of the verbs that most statements are made with."""
    return re.search(rf"\b{_VERBS}\b", text) is not None


def qualifiers(text: str) -> frozenset[str]:
    """Beginnings of the words in a folded text that narrow what it says: "written", "gross", "by intent"."""
    return frozenset(match[0][:5] for match in _QUALIFIER.finditer(text))


def raw_words(text: str) -> frozenset[str]:
    """All words as they stand, folded, grammar too."""
    return frozenset(fold(word.text) for word in words(text))
