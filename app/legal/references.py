"""Of passages that rest on a place in law, those of the rule's own section (pure)."""

from collections.abc import Mapping, Sequence

from corpus.model import Document, Kind, Role
from retrieval.reference_index import PlaceInLaw, Resting, is_named


def own_sections(
    passages: Sequence[Resting], documents: Mapping[str, Document], asked: Sequence[PlaceInLaw]
) -> tuple[Resting, ...]:
    """The sections of the legal guidance whose heading names the place, else the one that names it most."""
    rules = [
        each
        for each in passages
        if documents[each.passage.document_id].kind is Kind.LEGAL and each.passage.role is Role.RULE
    ]
    own = [each for each in rules if each.passage.headings and is_named(asked, each.passage.headings[-1])]
    most = max((len(each.spans) for each in rules), default=0)
    return tuple(own or [each for each in rules if len(each.spans) == most > 1])
