"""The embedding model that the project brings with it."""

import numpy as np

from retrieval.embed import DEFAULT_MODEL, MODEL_FOLDER, load_embedder

LARGEST = 25 << 20  # bytes on disk
# Swedish sentences with their English translations, about different things.
TWINS = [
    ("Priset för instrumentet anges per timme.", "The price of the instrument is given per hour."),
    ("Vem äger resultaten av forskningen?", "Who owns the results of the research?"),
    (
        "Avtalet ska undertecknas innan arbetet börjar.",
        "The agreement shall be signed before the work begins.",
    ),
    ("Djurförsök kräver ett etiskt tillstånd.", "Animal experiments require an ethical permit."),
    ("Uppgifterna omfattas av sekretess.", "The information is covered by secrecy."),
    ("Boka en tid i renrummet på webbplatsen.", "Book a time in the clean room on the website."),
]


def test_it_is_the_default_and_small() -> None:
    model = load_embedder(DEFAULT_MODEL)
    assert model.name.startswith("bilingual@")
    assert model.is_static
    assert model.embed_questions(["Vad kostar det?"]).shape == (1, 256)
    assert sum(file.stat().st_size for file in MODEL_FOLDER.rglob("*") if file.is_file()) < LARGEST


def test_a_sentence_is_nearest_to_its_translation() -> None:
    model = load_embedder(DEFAULT_MODEL)
    swedish = model.embed_questions([swedish for swedish, _ in TWINS])
    english = model.embed_passages([english for _, english in TWINS])
    cosines = swedish @ english.T
    assert cosines.argmax(axis=1).tolist() == cosines.argmax(axis=0).tolist() == list(range(len(TWINS)))
    others = cosines[~np.eye(len(TWINS), dtype=bool)]
    assert cosines.diagonal().min() > others.max() + 0.1


def test_its_first_64_dimensions_are_a_model_too() -> None:
    """Matryoshka: whoever has a million passages may keep a quarter of each vector."""
    model = load_embedder(DEFAULT_MODEL)
    swedish = model.embed_questions([swedish for swedish, _ in TWINS])[:, :64]
    english = model.embed_passages([english for _, english in TWINS])[:, :64]
    assert (swedish @ english.T).argmax(axis=1).tolist() == list(range(len(TWINS)))
