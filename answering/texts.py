"""The assistant's own words in both languages, from `texts.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from corpus.folding import fold
from corpus.model import Language


def text(key: str, language: Language, **values: str) -> str:
    """The text of this key with the values filled in."""
    return filled(str(_texts()[key][language.value]), values)


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with the values for its {names}, each as it is, braces of its own included."""
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], template)


def choices(topic: str | None, language: Language) -> tuple[str, ...]:
    """Questions to choose from when a message on this topic says too little."""
    entry = _texts()["choices"].get(topic) or _texts()["choices"]["help"]
    return tuple(entry[language.value])


def topic_name(topic: str | None, language: Language) -> str | None:
    """What the topic is called in a sentence."""
    entry = _texts()["choices"].get(topic or "", {})
    return str(entry["topic"][language.value]) if "topic" in entry else None


def topic_of(word: str) -> str | None:
    """The topic that a folded word names and says no more of."""
    entries = _texts()["choices"].items()
    return next((topic for topic, entry in entries if word in entry.get("words", "").split()), None)


def topic_in(question: str) -> str:
    """The topic of the first word that names one; "" where none does."""
    topics = map(topic_of, re.findall(r"\w+", fold(question)))
    return next(filter(None, topics), "")


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return tomllib.loads(files("answering").joinpath("texts.toml").read_text(encoding="utf-8"))
