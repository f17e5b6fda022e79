"""Addresses inside the page: every opened passage has one of its own (pure)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from answering.answer import Citation
from corpus.model import Language, Passage


@dataclass(frozen=True, slots=True)
class Place:
    """A passage to open.

    Args:
        quote: span of the cited words in the passage's text.
        part: the page to show, from 1, or the section of a document without pages; None is the passage's own.
    """

    passage_id: str
    quote: tuple[int, int] | None = None
    part: int | None = None

    def query(self) -> dict[str, str]:
        """The query parameters that open it."""
        values = {"passage": self.passage_id}
        if self.quote:
            values["quote"] = f"{self.quote[0]}-{self.quote[1]}"
        if self.part:
            values["part"] = str(self.part)
        return values

    def href(self, language: Language) -> str:
        """Its address, relative to the page."""
        return "?" + urlencode({"lang": language.value, **self.query()})


def place_of_citation(citation: Citation) -> Place:
    """The words that a citation quotes."""
    return Place(citation.passage.id, (citation.start, citation.end))


def place_of_passage(passage: Passage) -> Place:
    """A whole passage."""
    return Place(passage.id)


def read_place(passage: str | None, quote: str | None, part: str | None) -> Place | None:
    """What an address asks for; a quote or part that makes no sense is left out."""
    if not passage:
        return None
    return Place(passage, _span(quote or ""), _positive(part or ""))


def _span(words: str) -> tuple[int, int] | None:
    start, _, end = words.partition("-")
    if not (_is_number(start) and _is_number(end)) or int(start) >= int(end):
        return None
    return int(start), int(end)


def _positive(words: str) -> int | None:
    return int(words) if _is_number(words) and int(words) > 0 else None


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 8
