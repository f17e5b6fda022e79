"""Texts → vectors by sentence-transformers: the one in the folder beside this file, or any other."""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable
from retrieval.model_folder import model_folder

Floats = NDArray[np.float32]

DEFAULT_MODEL = "bilingual"  # Swedish and English
MODEL_FOLDER = Path(__file__).parent / "model"
# "name@fingerprint": the form in which a build remembers what it was made with.
_REMEMBERED = re.compile(r"(?P<name>.+)@(?P<fingerprint>[0-9a-f]{12})")
# e5 models were trained with these before every text, but most of them do not say so in their files.
_E5 = re.compile(r"(^|[_-])e5[_-]", re.IGNORECASE)
E5_PROMPTS = {"query": "query: ", "document": "passage: "}
FINGERPRINT_BYTES = 1 << 20  # of each end of each file: enough to tell two trainings apart, and quick
# Texts at once. A transformer pads all to the longest; one vector a token has no padding.
BATCH = 32
STATIC_BATCH = 1024


class Embedder(Protocol):
    """Texts → vectors of unit length, float32 (len(texts), dimensions).

    `name` tells one set of vectors from another: `load_embedder(name)` gives the same model or fails.
    `is_static` is whether it embeds thousands of texts a second, so that every sentence may have a vector.
    """

    @property
    def name(self) -> str: ...
    @property
    def is_static(self) -> bool: ...
    def embed_passages(self, texts: Sequence[str]) -> Floats: ...
    def embed_questions(self, texts: Sequence[str]) -> Floats: ...


def load_embedder(name: str, download: bool = False) -> "SentenceTransformerEmbedder":
    """The embedder of this name, folder or name on the Hugging Face hub; raises ModelUnavailable.

    Args:
        name: with "@fingerprint" the model must still be the very same.
        download: may be fetched from the hub if it is not on this machine.
    """
    remembered = _REMEMBERED.fullmatch(name)
    bare = remembered["name"] if remembered else name
    folder = _folder_of(bare, download)
    fingerprint = _fingerprint(folder)
    if remembered and remembered["fingerprint"] != fingerprint:
        raise ModelUnavailable(
            f"the embedding model {bare} has changed since the index was made: run `lotsen ingest`"
        )
    return SentenceTransformerEmbedder(f"{bare}@{fingerprint}", folder)


class SentenceTransformerEmbedder:
    """A model in a folder, loaded at its first text. Threads may share it; one embeds at a time."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.is_static = _first_module(folder).endswith(".StaticEmbedding")
        self._folder = folder
        self._lock = threading.Lock()
        self._model: Any = None

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Float32 (len(texts), dimensions), unit length; what exceeds the model's length is cut off.

        Zeros for a text without a token that a static model knows. Raises ModelUnavailable.
        """
        return self._embed(texts, lambda model: model.encode_document)

    def embed_questions(self, texts: Sequence[str]) -> Floats:
        """As `embed_passages`, for what is asked."""
        return self._embed(texts, lambda model: model.encode_query)

    def load_beside(self) -> None:
        """Load the model in a thread of its own, so that what goes before the first text need not wait.

        What fails there is raised at the first text.
        """
        threading.Thread(target=self._load_quietly, daemon=True).start()

    def _load_quietly(self) -> None:
        with self._lock, suppress(ModelUnavailable):
            self._loaded()

    def _loaded(self) -> Any:
        """Only for the holder of the lock."""
        if self._model is None:
            self._model = _load(self.name, self._folder)
        return self._model

    def _embed(self, texts: Sequence[str], encoder: Callable[[Any], Callable[..., Any]]) -> Floats:
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        # The tokenizer's truncation is set anew at each call: two threads inside it raise "Already borrowed".
        with self._lock:
            vectors = encoder(self._loaded())(
                list(texts),
                batch_size=STATIC_BATCH if self.is_static else BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)


def _load(name: str, folder: Path) -> Any:
    # Late: with torch it takes seconds, and neither the page nor `--help` should wait for it.
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    # Of its own accord it draws one into the output of the command line.
    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        # Half precision, which some weights are kept in, is slower on a processor and rounds the cosines.
        model = SentenceTransformer(str(folder), local_files_only=True).float()
    # tokenizers raises Exception itself, no class of its own, for any file that it cannot take.
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelUnavailable(f"the embedding model in {folder} does not load: {reason}") from error
    if _E5.search(name.rsplit("/", 1)[-1]) and not any(model.prompts.values()):
        model.prompts.update(E5_PROMPTS)
    return model


def _folder_of(name: str, download: bool) -> Path:
    if name == DEFAULT_MODEL:
        return MODEL_FOLDER / "embedding"
    return model_folder("embedding model", name, "sentence-transformers", f"'{DEFAULT_MODEL}'", download)


def _first_module(folder: Path) -> str:
    """The class of the model's first module; empty for a folder that sentence-transformers did not write."""
    try:
        return str(json.loads((folder / "modules.json").read_text(encoding="utf-8"))[0]["type"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return ""


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
