import re
import tomllib
from pathlib import Path

import pytest

from answering.write.prompts import prompt, prompt_version
from corpus.model import Language

PROMPTS = tomllib.loads(Path("answering/write/prompts.toml").read_text(encoding="utf-8"))


def test_both_languages_have_the_same_prompts_with_the_same_holes() -> None:
    swedish, english = PROMPTS["sv"], PROMPTS["en"]
    assert swedish.keys() == english.keys()
    for key in swedish:
        assert set(re.findall(r"\{\w+\}", swedish[key])) == set(re.findall(r"\{\w+\}", english[key]))


def test_a_value_is_put_in_as_it_is() -> None:
    filled = prompt("question", Language.SWEDISH, sources="{question} {x} \\1", question="{sources}")
    assert "{question} {x} \\1" in filled
    assert "Fråga: {sources}" in filled


def test_the_version_is_that_of_the_file() -> None:
    assert prompt_version() == f"prompt-{PROMPTS['version']}"


@pytest.mark.parametrize("language", list(Language))
def test_the_form_that_is_asked_for_is_the_one_that_is_read(language: Language) -> None:
    text = prompt("answer", language, example="abc234")
    assert all(f"STATUS: {word}" in text for word in ("complete", "partial", "none"))
    assert "[abc234]" in text
