"""Does the cited passage carry the claim: word for word, or in words that say no other thing (pure)."""

import re
from collections.abc import Sequence

from answering.answer import Support
from answering.check.clauses import clauses, closest, has_verb, told_words
from answering.check.figures import currencies, missing_figures
from answering.check.literal import markup_missing, names_missing, places_differ, references_missing
from answering.check.meaning import says_otherwise
from answering.check.parties import swapped, unknown_parties
from answering.check.premises import Evidence, Premise, premises
from answering.check.verbatim import stands_there
from answering.words import content_words, fold, same_word, stems
from corpus.model import Owner
from corpus.owners import owners_named
from corpus.sentences import split_sentences

# The share of a claim's words that one statement of its passage must have. Chosen on the tuning part of
# evals/support_pairs.jsonl (docs/answers.md).
CARRIED = 0.8
# A word that only stands over the statement, in its label or a heading, counts for so much.
ABOVE = 0.9
# Words of content that a part of a claim needs to be looked for by itself.
SAYS_SOMETHING = 2
# Where a claim may have been put together from two statements.
_BETWEEN = re.compile(
    r";\s+|,\s+(?=(?:och|men|samt|and|but|while|medan)\s)|\s(?=(?:and|och|but|men)\s(?:[\w-]+\s){0,3}"
    r"(?:is|are|has|may|can|shall|must|är|har|får|kan|ska|måste|gäller)\b)"
)
ALIKE = 0.7
# Characters of a claim; no sentence or table row of a document is longer.
LONGEST = 2000


def support_of(claim: str, evidence: Sequence[Evidence]) -> Support:
    """How the claim stands to the passages that it cites."""
    given = [premise for passage in evidence for premise in premises(passage)]
    if len(claim) > LONGEST or markup_missing(claim, "\n".join(premise.sentence for premise in given)):
        return Support.UNVERIFIED
    if any(stands_there(claim, premises(passage)) for passage in evidence):
        return Support.VERBATIM
    said = [sentence.text for sentence in split_sentences(claim)]
    carried = bool(said) and all(_is_carried(each, given) for each in said)
    return Support.SUPPORTED if carried else Support.UNVERIFIED


def _is_carried(claim: str, given: Sequence[Premise]) -> bool:
    """By one sentence as a whole, or clause by clause by several."""
    if _by_one(claim, given):
        return True
    parts = _parts(claim)
    if len(parts) < 2 or any(len(content_words(part)) < SAYS_SOMETHING for part in parts):
        return False
    owners: tuple[Owner, ...] = ()
    for part in parts:
        # "For the region the price is …, and the limit is …": the second part is of the region, too.
        owners = owners_named(part) or owners
        if not _by_one(part, given, owners):
            return False
    return True


def _parts(claim: str) -> list[str]:
    """The claim cut where it may have been put together, each part with a verb of its own."""
    parts: list[str] = []
    for part in _BETWEEN.split(claim):
        if parts and not (has_verb(fold(parts[-1])) and has_verb(fold(part))):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def _by_one(claim: str, given: Sequence[Premise], owners: Sequence[Owner] = ()) -> bool:
    return any(_carries(claim, said, premise, owners) for premise in given for said in premise.holds)


def _carries(claim: str, said: str, premise: Premise, owners: Sequence[Owner]) -> bool:
    """Whether what holds by the premise says the claim; `owners`: of the claim, else those that it names."""
    over = f"{premise.above}\n{premise.context}"
    whole, wide = f"{premise.context}\n{said}", f"{over}\n{said}"
    return carried_share(claim, said, over) >= CARRIED and not (
        missing_figures(claim, whole)
        or references_missing(claim, whole, premise.above)
        or names_missing(claim, wide)
        or unknown_parties(claim, wide)
        or places_differ(claim, said)
        or currencies(claim) - currencies(whole)
        or not _owners_fit(owners or owners_named(claim), whole, premise.above)
        or says_otherwise(claim, said)
        or _is_swapped(claim, said)
    )


def _is_swapped(said: str, statement: str) -> bool:
    given = clauses(statement)
    for clause in clauses(said):
        if swapped(clause.as_written, closest(clause, given).as_written if given else statement):
            return True
    return False


def _owners_fit(owners: Sequence[Owner], statement: str, around: str) -> bool:
    """Whether the statement, or else what stands over it, names each ownership form of the claim."""
    return set(owners) <= set(owners_named(statement) or owners_named(around))


def carried_share(claim: str, evidence: str, above: str = "") -> float:
    """The share of the claim's words of content that the evidence has in some form, 0–1."""
    said, own, over = told_words(claim), stems(evidence), stems(above)
    had = 0.0
    for word in said:
        if any(same_word(word.stem, stem) >= ALIKE for stem in own):
            had += 1.0
        elif any(same_word(word.stem, stem) >= ALIKE for stem in over):
            had += ABOVE
    return had / len(said) if said else 1.0
