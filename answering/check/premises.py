"""What of a passage a claim may rest on: sentences of its statements, with what stands over them (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answering.understand.routing import is_order_to_machine
from corpus.model import Layout, Role, Statement
from corpus.roles import role_of_line
from corpus.sentences import split_sentences

# In a decision tree an answer holds for whom the question before it fits.
_ANSWERS = {"ja": "if", "yes": "if", "nej": "if not", "no": "if not"}
LONGEST_LABEL = 110  # characters; more before a colon is a statement of its own


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a passage says.

    Args:
        above: the title and the headings that stand over it, one a line.
    """

    statements: tuple[Statement, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class Premise:
    """One sentence of a statement, or a table row.

    Args:
        sentence: as it stands there.
        holds: what of it is so, each by itself: a correction without the mistake, an answer with its
            question, each cell of a row with its headings; nothing of a question or a mistake.
        context: the words that lead it in, and the label that stands over it in its block.
        above: the title and the headings.
    """

    sentence: str
    holds: tuple[str, ...]
    context: str
    above: str


@lru_cache(maxsize=256)
def premises(evidence: Evidence) -> tuple[Premise, ...]:
    """All sentences of the evidence in order, but for those that are said to the machine that reads them."""
    return tuple(_premises(evidence))


def _premises(evidence: Evidence) -> Iterator[Premise]:
    block, label, question = -1, "", ""
    for statement in evidence.statements:
        if statement.block != block or statement.layout is Layout.ROW:
            block, label = statement.block, ""
        for sentence in _sentences(statement):
            if is_order_to_machine(sentence):
                continue
            context = " ".join(filter(None, (statement.lead_in, label)))
            yield Premise(sentence, _holds(sentence, statement, question), context, evidence.above)
            if sentence.endswith("?"):
                question = sentence.rstrip("?")
            named = _label(sentence)[0]
            if named and statement.role is not Role.MISTAKE:
                label = named


def _sentences(statement: Statement) -> list[str]:
    if statement.layout is Layout.ROW:
        return [statement.text]
    return [sentence.text for sentence in split_sentences(statement.text)]


def _holds(sentence: str, statement: Statement, question: str) -> tuple[str, ...]:
    label, said = _label(sentence)
    if sentence.endswith("?") or role_of_line(sentence) is Role.MISTAKE:
        return ()
    if statement.layout is Layout.ROW:
        return _cells(label, said)
    if statement.role is Role.MISTAKE:
        return (said,)  # the mistake stands before the colon, what is right behind it
    if question and (answer := _ANSWERS.get(label.lower())):
        return (f"{answer} {question}, {said}",)
    return (sentence,)


def _cells(label: str, said: str) -> tuple[str, ...]:
    """The cells of a row apart: what two columns say is not one statement."""
    cells: list[str] = []
    for piece in said.split("; "):
        if cells and ": " not in piece:
            cells[-1] = f"{cells[-1]}; {piece}"  # without a heading it goes on with the cell before
        else:
            cells.append(piece)
    return tuple(f"{label}: {cell}" if label else cell for cell in cells)


def _label(sentence: str) -> tuple[str, str]:
    """What stands before a colon, and what behind it; no label where nothing does."""
    label, colon, said = sentence.partition(": ")
    return (label, said) if colon and len(label) <= LONGEST_LABEL else ("", sentence)
