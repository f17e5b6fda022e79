import tomllib
from importlib.resources import files

import pytest

from answering.texts import choices, text, topic_name
from corpus.language import detect_language
from corpus.model import Language
from tests.answering.conftest import FakeLibrary, assistant_of

TEXTS = tomllib.loads(files("answering").joinpath("texts.toml").read_text(encoding="utf-8"))
PLAIN = {key: entry for key, entry in TEXTS.items() if key != "choices"}


@pytest.mark.parametrize("key", sorted(PLAIN))
def test_every_text_stands_in_both_languages_with_the_same_blanks(key: str) -> None:
    entry = PLAIN[key]
    assert set(entry) == {"sv", "en"}
    assert entry["sv"].count("{") == entry["en"].count("{")
    if len(entry["en"].split()) > 3:
        assert detect_language(entry["en"]) is Language.ENGLISH
        assert detect_language(entry["sv"]) is Language.SWEDISH


@pytest.mark.parametrize("topic", sorted(TEXTS["choices"]))
def test_every_topic_has_as_many_choices_in_both_languages(topic: str) -> None:
    assert len(choices(topic, Language.SWEDISH)) == len(choices(topic, Language.ENGLISH)) == 3


def test_a_value_is_not_filled_in_twice() -> None:
    assert text("template", Language.SWEDISH, title="{title}") == "Mall: {title}"


def test_an_unknown_topic_has_no_name_and_general_choices() -> None:
    assert topic_name("nothing", Language.SWEDISH) is None
    assert choices("nothing", Language.SWEDISH) == choices("help", Language.SWEDISH)


def test_too_vague_questions_name_their_topic(library: FakeLibrary) -> None:
    assert "om pris" in assistant_of(library).ask("pris?").text
