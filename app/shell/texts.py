"""The words of the page: one TOML file a language, every entry found by its dotted key."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.model import Language

FOLDER = Path(__file__).parent / "wordings"


@dataclass(frozen=True, slots=True)
class Texts:
    """Every word of the page in one language."""

    language: Language
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def say(self, key: str, **values: object) -> str:
        """The words under `key`, with `{name}` filled in; a key that is missing is a fault in the code."""
        words = self.words[key]
        return words.format(**values) if values else words

    def list(self, key: str) -> tuple[str, ...]:
        """The list of words under `key`."""
        return self.lists[key]

    def count(self, key: str, number: int) -> str:
        """`key.one` or `key.many`, as the number asks for."""
        return self.say(f"{key}.one" if number == 1 else f"{key}.many", number=number)


@lru_cache(maxsize=len(Language))
def load_texts(language: Language) -> Texts:
    """The words of `texts/<language>.toml`."""
    tree = tomllib.loads((FOLDER / f"{language.value}.toml").read_text(encoding="utf-8"))
    flat = flatten(tree)
    return Texts(
        language=language,
        words={key: value for key, value in flat.items() if isinstance(value, str)},
        lists={key: tuple(value) for key, value in flat.items() if isinstance(value, list)},
    )


def flatten(tree: Mapping[str, object], prefix: str = "") -> dict[str, str | list[str]]:
    """Nested tables as dotted keys."""
    flat: dict[str, str | list[str]] = {}
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            flat |= flatten(value, f"{key}.")
        elif isinstance(value, str) or (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        ):
            flat[key] = value
        else:
            raise TypeError(f"{key} is neither words nor a list of words")
    return flat
