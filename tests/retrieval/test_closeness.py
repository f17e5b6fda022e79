"""Texts and words are compared by meaning, and their vectors kept within bounds."""

import numpy as np
import pytest

from retrieval import closeness
from retrieval.closeness import Closeness
from retrieval.embed import embedded_model

AXES = {"pris": (1.0, 0.0), "avgift": (0.8, 0.6), "labb": (0.0, 1.0)}


class CountingEmbedder:
    """Two axes; counts what it is given."""

    name, dimensions = "axes", 2

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_passages(self, texts: list[str]) -> np.ndarray:
        self.embedded += texts
        return np.array([AXES[text] for text in texts], dtype=np.float32).reshape(-1, 2)

    def embed_questions(self, texts: list[str]) -> np.ndarray:
        return np.array([AXES[text] for text in texts], dtype=np.float32)


def test_the_cosine_with_each_text() -> None:
    near = Closeness(CountingEmbedder(), str.split)
    assert near.of_texts("pris", ["avgift", "labb", "avgift"]) == pytest.approx([0.8, 0.0, 0.8])
    assert near.of_texts("pris", []) == []


def test_each_word_has_its_nearest_in_the_text() -> None:
    near = Closeness(CountingEmbedder(), str.split)
    assert near.of_words(["pris", "labb"], "avgift labb") == pytest.approx([0.8, 1.0])
    assert near.of_words(["pris"], "") == [0.0]
    assert near.of_words([], "avgift") == []


def test_nothing_is_embedded_twice_and_no_more_is_kept_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = CountingEmbedder()
    near = Closeness(embedder, str.split)
    near.of_texts("pris", ["avgift", "labb"])
    near.of_texts("pris", ["labb", "avgift"])
    assert embedder.embedded == ["avgift", "labb"]
    monkeypatch.setattr(closeness, "MOST_TEXTS", 1)
    near.of_texts("pris", ["pris", "labb"])
    near.of_texts("pris", ["labb"])
    assert embedder.embedded == ["avgift", "labb", "pris", "labb"]


def test_the_embedded_model_knows_other_words_for_a_thing() -> None:
    near = Closeness(embedded_model(), str.split)
    rent, weather = near.of_texts(
        "What does it cost to rent the lab?", ["avgift för labbet", "vädret i morgon"]
    )
    assert rent > weather + 0.2
