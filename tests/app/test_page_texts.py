"""Both languages have the same words to fill in, and every word is used."""

import re
import string
from pathlib import Path

import pytest

import app
from app.shell.texts import flatten, load_texts
from corpus.model import Language

FOLDER = Path(app.__file__).parent
SWEDISH, ENGLISH = load_texts(Language.SWEDISH), load_texts(Language.ENGLISH)
CODE = [file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.py") if file.name != "texts.py"]
TEMPLATES = [file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.jinja")]
# "status." ~ status ~ ".title" of a template is f"status.{status}.title" of the code.
JOINED = re.compile(r"(say|count|list)\(\"([^\"]*)\" ~ ([\w.]+)(?: ~ \"([^\"]*)\")?")
SOURCES = (*CODE, *(JOINED.sub(r'\1(f"\2{\3}\4"', template) for template in TEMPLATES))
LITERAL = re.compile(r"\b(?:say|list|count|problem_html)\(\s*(f?)([\"'])(.+?)\2")
# Keys that are chosen by a value, as `key = … if … else …` or in a table, and not written inside say().
ELSEWHERE = re.compile(r'"([a-z_]+(?:\.[a-z_]+)+)"')


def used() -> tuple[set[str], list[re.Pattern[str]]]:
    literal: set[str] = set()
    patterns = []
    for source in SOURCES:
        literal |= set(ELSEWHERE.findall(source)) & all_keys()
        for is_pattern, _, key in LITERAL.findall(source):
            if is_pattern:
                patterns.append(
                    re.compile(re.sub(r"\\\{.*?\\\}", r"[a-z_]+", re.escape(key)) + r"(\.one|\.many)?")
                )
            else:
                literal.add(key)
    return literal, patterns


def all_keys() -> set[str]:
    return set(SWEDISH.words) | set(SWEDISH.lists)


def test_both_languages_have_the_same_keys() -> None:
    assert set(SWEDISH.words) == set(ENGLISH.words)
    assert set(SWEDISH.lists) == set(ENGLISH.lists)
    assert {key: len(words) for key, words in SWEDISH.lists.items()} == {
        key: len(words) for key, words in ENGLISH.lists.items()
    }


@pytest.mark.parametrize("key", sorted(SWEDISH.words))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    def names(words: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name}

    # "one source" needs no figure where "{number} sources" does.
    allowed = {"number"} if key.endswith(".one") else set()
    assert names(SWEDISH.words[key]) ^ names(ENGLISH.words[key]) <= allowed


def test_every_word_that_is_used_is_there() -> None:
    literal, patterns = used()
    with_counts = all_keys() | {key.removesuffix(".one") for key in all_keys()}
    assert literal <= with_counts
    assert all(any(pattern.fullmatch(key) for key in all_keys()) for pattern in patterns)


def test_every_word_that_is_there_is_used() -> None:
    literal, patterns = used()
    bare = {key: key.removesuffix(".one").removesuffix(".many") for key in all_keys()}
    unused = {
        key
        for key, name in bare.items()
        if name not in literal and not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert unused == set()


def test_both_languages_rename_the_same_controls() -> None:
    theirs = [
        [line.partition("=")[0] for line in texts.list("streamlit.controls")] for texts in (SWEDISH, ENGLISH)
    ]
    assert theirs[0] == theirs[1]


def test_no_word_is_empty() -> None:
    assert all(words.strip() for texts in (SWEDISH, ENGLISH) for words in texts.words.values())


def test_a_number_chooses_its_form() -> None:
    assert SWEDISH.count("announce.sources", 1) == "en källa"
    assert SWEDISH.count("announce.sources", 3) == "3 källor"
    assert SWEDISH.count("announce.sources", 0) == "0 källor"


def test_tables_become_dotted_keys_and_other_values_are_refused() -> None:
    assert flatten({"a": {"b": "x", "c": ["y"]}}) == {"a.b": "x", "a.c": ["y"]}
    with pytest.raises(TypeError, match=r"a\.b"):
        flatten({"a": {"b": 3}})
