"""Addresses of the pages, and of what each can open: a passage, a step, a document, an actor … (pure)."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlencode

from answering.answer import Citation
from corpus.model import Language, Passage


class PageName(StrEnum):
    """The pages, in the order of the menus; the value is the path of the address."""

    ASK = "ask"
    WAY = "way"
    LIBRARY = "library"
    TEMPLATES = "templates"
    ECOSYSTEM = "ecosystem"
    ABOUT = "about"
    LEGAL = "legal"
    USE = "use"
    QUALITY = "quality"


# They have a menu of their own.
FOR_STAFF = (PageName.LEGAL, PageName.USE, PageName.QUALITY)


def address(page: PageName, language: Language, **values: str) -> str:
    """The address of a page, relative to any other; empty values are left out."""
    path = "./" if page is PageName.ASK else page.value
    query = {"lang": language.value, **{name: value for name, value in values.items() if value}}
    return f"{path}?{urlencode(query, quote_via=quote)}"


def ask_address(question: str, language: Language) -> str:
    """Asks the question: at once where the visitor is on the pages already, else once it is sent."""
    return address(PageName.ASK, language, ask=question)


def step_address(step: str, language: Language) -> str:
    """A step of the guide, such as "2.3"."""
    return address(PageName.WAY, language, step=step)


def document_address(document_id: str, language: Language, section: str = "") -> str:
    """A whole document, at one of its sections where one is named."""
    return address(PageName.LIBRARY, language, document=document_id, section=section)


def template_address(template: str, language: Language) -> str:
    """The form of a template."""
    return address(PageName.TEMPLATES, language, template=template)


def actor_address(actor: str, language: Language) -> str:
    """An actor of the ecosystem."""
    return address(PageName.ECOSYSTEM, language, actor=actor)


def reference_address(reference: str, language: Language) -> str:
    """Every passage that rests on a place in law, such as "OSL 24:5"."""
    return address(PageName.LEGAL, language, reference=reference)


def about_address(part: str, language: Language) -> str:
    """A part of what is said of the service itself."""
    return address(PageName.ABOUT, language, part=part)


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
