"""How much text one document and one index may hold: counted before it is cut, refused in one line."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from corpus.errors import UnreadableFile
from corpus.model import Passage, Section
from corpus.sentences import most_sentences


@dataclass(frozen=True, slots=True)
class Amount:
    """Of a document, of all documents so far, or the most that either may hold."""

    characters: int = 0
    sections: int = 0
    passages: int = 0
    statements: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


# A statute book of 1 500 pages: 5 million characters, 2 000 sections, 5 000 passages, 60 000 statements.
DOCUMENT = Amount(characters=6_000_000, sections=20_000, passages=20_000, statements=300_000)
# A statement takes some 3 kB of memory while the index is built.
INDEX = Amount(characters=200_000_000, sections=400_000, passages=200_000, statements=1_000_000)


def amount_read(sections: Sequence[Section]) -> Amount:
    """What these sections hold; of statements, at least as many as they will be cut into."""
    return Amount(
        characters=sum(len(section.text) for section in sections),
        sections=len(sections),
        statements=sum(most_sentences(section.text) for section in sections),
    )


def amount_cut(sections: Sequence[Section], passages: Sequence[Passage]) -> Amount:
    """What a document holds once it is cut."""
    statements = sum(len(passage.statements) for passage in passages)
    return Amount(sum(len(section.text) for section in sections), len(sections), len(passages), statements)


def refuse_beyond(amount: Amount, most: Amount, what: str, advice: str) -> None:
    """Raises UnreadableFile, which names the first bound that is passed."""
    for field in fields(Amount):
        bound = getattr(most, field.name)
        if getattr(amount, field.name) > bound:
            raise UnreadableFile(f"{what} more than {bound:,} {field.name}; {advice}")
