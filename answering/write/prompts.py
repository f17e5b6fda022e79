"""The texts that are sent to a language model, from `prompts.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from answering.texts import filled
from corpus.model import Language


def prompt(key: str, language: Language, **values: str) -> str:
    """The prompt of this key with the values filled in, each as it is, braces of its own included."""
    return filled(str(_prompts()[language.value][key]).strip(), values)


def prompt_version() -> str:
    """ "prompt-1": told in every answer that was made with these prompts."""
    return f"prompt-{_prompts()['version']}"


@lru_cache(maxsize=1)
def _prompts() -> dict[str, Any]:
    return tomllib.loads(files("answering.write").joinpath("prompts.toml").read_text(encoding="utf-8"))
