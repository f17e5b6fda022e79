from pathlib import Path

import pytest

from app.settings import Settings
from app.wiring import build_assistant, build_index, open_retriever
from corpus.errors import ModelUnavailable


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", reader_model="/no/such/folder")


def test_a_reader_model_that_is_not_here_is_said_before_anything_is_asked(settings: Settings) -> None:
    with pytest.raises(ModelUnavailable, match="there is no reader model in /no/such/folder"):
        build_assistant(open_retriever(settings), settings)


def test_and_before_anything_is_built(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="there is no reader model"):
        build_index(settings, [tmp_path], rebuild=False, strict=False, on_progress=lambda *_: None)
    assert not settings.home.exists()
