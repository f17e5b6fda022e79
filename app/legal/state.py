"""What an address of the Legal desk asks for, and the addresses of its views (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from app.shell.links import PageName, Place, address
from corpus.model import Language, LegalArea

LONGEST_REFERENCE = 200
YES = "yes"


class View(StrEnum):
    """The views of the Legal desk, in the order of their menu."""

    AREAS = "areas"
    REFERENCE = "reference"
    REVIEW = "review"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class LegalRequest:
    """What is to be shown.

    Args:
        reference: as somebody typed it.
        both: passages in both languages, where only one is shown otherwise.
    """

    view: View = View.AREAS
    area: LegalArea = LegalArea.SECRECY
    reference: str = ""
    both: bool = False

    def href(self, language: Language, place: Place | None = None) -> str:
        """Its address, with a passage opened beside it where one is given."""
        values = {"view": self.view.value}
        if self.view is View.AREAS:
            values["area"] = self.area.value
        if self.view is View.REFERENCE:
            values["reference"] = self.reference
            values["both"] = YES if self.both else ""
        return address(PageName.LEGAL, language, **values, **(place.query() if place else {}))

    def showing(self, view: View) -> "LegalRequest":
        """Another view."""
        return replace(self, view=view)

    def about(self, area: LegalArea) -> "LegalRequest":
        """Another area."""
        return replace(self, area=area)

    def in_both_languages(self) -> "LegalRequest":
        """The same reference, with the passages of the other language too."""
        return replace(self, both=True)


def read_request(query: Mapping[str, str]) -> LegalRequest:
    """What the address asks for; what makes no sense is left out."""
    reference = " ".join(query.get("reference", "")[:LONGEST_REFERENCE].split())
    asked = query.get("view", "")
    # A link from another page names only the reference.
    view = View(asked) if asked in list(View) else View.REFERENCE if reference else View.AREAS
    area = query.get("area", "")
    return LegalRequest(
        view,
        LegalArea(area) if area in list(LegalArea) else LegalArea.SECRECY,
        reference,
        query.get("both") == YES,
    )
