"""Where a claim made of a statement's words says something else with them (pure).

Denied or not, allowed or demanded, on a condition or always, for some or for all, before or after: each is
compared with the clause of the statement that has most of the claim's words.
"""

import re
from collections.abc import Sequence

from answering.check.clauses import Clause, clauses, closest, has_verb, qualifiers, raw_words, share, shared
from answering.check.figures import figures
from answering.words import content_words

# So much of what a "not" is about must be taken up before the "not" must be, too.
TAKEN_UP = 0.5
# So much of a condition must stand in the claim.
CONDITION_KEPT = 0.5
# A clause of the statement is used by a claim that has so much of it.
USED = 0.6


def says_otherwise(claim: str, statement: str) -> str:
    """What is said otherwise ("negation", "condition" …), empty where nothing is."""
    given = clauses(statement)
    if not given:
        return ""
    if _denies_otherwise(clauses(claim), given):
        return "negation"
    modals = frozenset(modal for said in clauses(claim) for modal in said.modals)
    marks = frozenset(mark for said in clauses(claim) for mark in said.marks)
    for said in clauses(claim):
        best = closest(said, given)
        used = [clause for clause in given if clause is best or share(clause.main, said.stems) >= USED]
        found = (
            _other_modality(said, best, modals)
            or _other_quantity(said, best, given, marks)
            or _condition_dropped(said, used)
            or _sides_mixed(said, given)
            or _limit_dropped(claim, best)
        )
        if found:
            return found
    return "opposite" if _has_opposite(claim, statement) or _turned_around(claim, statement) else ""


def _denies_otherwise(said: Sequence[Clause], given: Sequence[Clause]) -> bool:
    """Each "not" of the claim must be one of the statement, and each one whose words it takes must "
    "be there."""
    own = [scope for clause in said for scope in clause.denied]
    theirs = [scope for clause in given for scope in clause.denied]
    stems = frozenset(stem for clause in said for stem in clause.stems)
    pairs = sorted(
        (
            (shared(one, other) / len(one | other), a, b)
            for a, one in enumerate(own)
            for b, other in enumerate(theirs)
        ),
        reverse=True,
    )
    met_own: set[int] = set()
    met_theirs: set[int] = set()
    for alike, a, b in pairs:
        if alike and a not in met_own and b not in met_theirs:
            met_own.add(a)
            met_theirs.add(b)
    left = [scope for place, scope in enumerate(theirs) if place not in met_theirs]
    return len(met_own) < len(own) or any(share(scope, stems) >= TAKEN_UP for scope in left)


def _other_modality(said: Clause, best: Clause, modals: frozenset[str]) -> str:
    """Allowed for demanded, or the other way; `modals`: those of the whole claim."""
    own, other = set(said.modals), set(best.modals)
    denied = "not" in said.marks and "not" in best.marks
    binds = {"must", "shall", "imperative"}
    if denied and own & {"may", "must", "shall"} and other & (binds | {"may"}):
        return ""  # "may not", "must not" and "shall not" forbid alike
    weakened = "may" in other and "must" in other and best.modals.index("may") < best.modals.index("must")
    demands = "must" in own and (not other & binds or (weakened and "may" not in own))
    # A norm in the present tense ("the application is filed before …") is one all the same.
    rules = "shall" in own and not other & binds and bool(other & {"may", "should"})
    advises = "should" in own and not other & {"should", "imperative"}
    allows = "may" in own and "may" not in other and bool(other & {"must", "shall", "should"})
    states = ("may" in other and "may" not in modals) or ("should" in other and "should" not in modals)
    return "modality" if demands or rules or advises or allows or states else ""


def _other_quantity(said: Clause, best: Clause, given: Sequence[Clause], marks: frozenset[str]) -> str:
    """All for some, always for normally, or "only" left out; `marks`: those of the whole claim."""
    has = frozenset(mark for clause in given for mark in clause.marks)
    if "all" in said.marks and "all" not in has:
        return "quantifier"
    if "only" in said.marks and not ("only" in has or "not" in best.marks):
        return "quantifier"
    if "hedge" in best.marks and "hedge" not in marks:
        return "condition"
    if any(shared(said.all_of, clause.some_of) for clause in given):
        return "quantifier"
    if shared(best.some_of, said.stems) and "some" not in said.marks:
        return "quantifier"
    for scope in best.limited:
        if share(scope, said.stems) >= TAKEN_UP and "only" not in marks:
            return "condition"
    return ""


def _sides_mixed(said: Clause, given: Sequence[Clause]) -> str:
    """Whether words from before and after a "but" are made into one statement."""
    turn = next((place for place, clause in enumerate(given) if place and "contrast" in clause.marks), None)
    if turn is None or "contrast" in said.marks or not has_verb(given[turn].text):
        return ""
    before = frozenset(stem for clause in given[:turn] for stem in clause.stems)
    after = frozenset(stem for clause in given[turn:] for stem in clause.stems)
    only_before = [stem for stem in said.stems if shared([stem], before) and not shared([stem], after)]
    only_after = [stem for stem in said.stems if shared([stem], after) and not shared([stem], before)]
    return "mixed" if only_before and only_after else ""


def _limit_dropped(claim: str, best: Clause) -> str:
    """Whether something that is allowed up to a limit is said to be allowed."""
    limits = [figure for figure in figures(best.as_written) if figure.bound in {"most", "least"}]
    own = [figure for figure in figures(claim) if not figure.is_article]
    return "condition" if limits and "may" in best.modals and not own else ""


def _condition_dropped(said: Clause, used: Sequence[Clause]) -> str:
    for clause in used:
        if qualifiers(clause.text) - qualifiers(said.text):
            return "condition"
        for condition in (*clause.conditions, *clause.narrowed):
            if share(condition, said.stems) < CONDITION_KEPT:
                return "condition"
        if (
            clause.conditions
            and not said.marks & {"condition", "only", "hedge"}
            and not _VAGUELY_IF.search(said.text)
        ):
            return "condition"
    return ""


# What may stand for a condition: "vid grovt mutbrott", "in the event of".
_VAGUELY_IF = re.compile(r"\b(?:vid|ifall|dar|da|som|in case|in the event|where|with|for|who|whoever|that)\b")
_OPPOSITES = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("innan fore", "efter"),
        ("before", "after following"),
        ("exklusive exkl", "inklusive inkl"),
        ("excluding exclusive", "including inclusive"),
        ("okar oka hogre", "minskar minska lagre"),
        ("increases increase higher", "decreases decrease lower reduces reduce"),
        ("koper kopa", "saljer salja"),
        ("buys buy", "sells sell"),
        ("over above", "under below"),
        ("mer fler", "mindre farre"),
        ("more", "less fewer"),
        ("utanfor", "inom"),
        ("outside", "inside within"),
        ("tidigare", "senare"),
        ("earlier", "later"),
        ("tidigast", "senast"),
    )
)


def _has_opposite(claim: str, statement: str) -> bool:
    said, given = raw_words(claim), raw_words(statement)
    return any(
        said & mine and not given & mine and given & theirs and not said & theirs
        for one, other in _OPPOSITES
        for mine, theirs in ((one, other), (other, one))
    )


# So many words on each side are what stands there.
BESIDE = 2
# What stands on one side of these cannot stand on the other.
_BETWEEN = re.compile(
    r"\b(?:gar fore|framfor|fore|efter|over|an|from|fran|before|after|overrides|prevails over|than|"
    r"instead of|svarar for)\b"
)


def _turned_around(claim: str, statement: str) -> bool:
    for said in clauses(claim):
        middle = _BETWEEN.search(said.text)
        if not middle:
            continue
        for given in clauses(statement):
            same = next((m for m in _BETWEEN.finditer(given.text) if m[0] == middle[0]), None)
            if same and _crosses(said.text, middle, given.text, same):
                return True
    return False


def _crosses(said: str, middle: re.Match[str], given: str, same: re.Match[str]) -> bool:
    left, right = _last(said[: middle.start()]), _first(said[middle.end() :])
    before, after = _last(given[: same.start()]), _first(given[same.end() :])
    if not (left and right and before and after):
        return False
    return shared(left, after) + shared(right, before) > shared(left, before) + shared(right, after)


def _first(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(text)[:BESIDE])


def _last(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(text)[-BESIDE:])
