"""What is looked for in the library: words and filters, as the address carries them (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from corpus.model import Kind, Language, LegalArea, Owner, Stage
from retrieval.hit import Filter

WORDS = "q"
FACETS: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "owner": Owner,
    "in": Language,
    "area": LegalArea,
    "stage": Stage,
}
LONGEST = 300  # characters of a search
SEPARATOR = ","

Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Choice:
    """Words to search for, "" for none, and which documents are looked at."""

    words: str
    filter: Filter

    @property
    def narrows(self) -> bool:
        """Whether any filter is chosen."""
        return self.filter != Filter()


def read_choice(parameters: Mapping[str, str]) -> Choice:
    """What an address asks for; what does not exist is left out."""
    return Choice(
        " ".join(parameters.get(WORDS, "").split())[:LONGEST],
        Filter(
            owners=_values(parameters.get("owner", ""), Owner),
            kinds=_values(parameters.get("kind", ""), Kind),
            languages=_values(parameters.get("in", ""), Language),
            areas=_values(parameters.get("area", ""), LegalArea),
            stages=_values(parameters.get("stage", ""), Stage),
        ),
    )


def facet_values(parameter: str, words: str) -> tuple[str, ...]:
    """The values that an address gives for one filter, in the order of the vocabulary."""
    return tuple(value.value for value in _values(words, FACETS[parameter]))


def facet_words(values: Iterable[str]) -> str:
    """Values of a filter as the address carries them."""
    return SEPARATOR.join(values)


def _values(words: str, vocabulary: type[Value]) -> tuple[Value, ...]:
    wanted = words.split(SEPARATOR)
    return tuple(value for value in vocabulary if value.value in wanted)
