"""A static embedding model in sentence-transformers' folder format, read without torch.

Such a model is one vector a token, and a text is their mean: tokenizers, safetensors and numpy read the
files in hundredths of a second, where sentence-transformers takes seconds to import.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelUnavailable

Floats = NDArray[np.float32]

# A folder with these modules and no others can be read here; all else goes to sentence-transformers.
STATIC_MODULES = ("StaticEmbedding", "Normalize")
BATCH = 1024  # texts tokenised at a time: fast, and little memory for long texts


class StaticModel:
    """Texts → unit vectors, the mean of their tokens' vectors. Threads may share it.

    Args:
        name: what a build remembers it by.
        prompts: what is put before a "query" and a "document".
    """

    def __init__(self, name: str, folder: Path, prompts: Mapping[str, str]) -> None:
        self.name = name
        self._prompts = prompts
        self._table = _read_table(folder / "model.safetensors")
        self._tokenizer = _read_tokenizer(folder / "tokenizer.json")
        self.dimensions = int(self._table.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Float32 (len(texts), dimensions), unit length; zeros for a text without a known token."""
        return self._embed(texts, self._prompts.get("document", ""))

    def embed_sentences(self, texts: Sequence[str]) -> Floats:
        """As `embed_passages`: sentences are passages, only more of them; some 15 000 take a second."""
        return self.embed_passages(texts)

    def embed_questions(self, texts: Sequence[str]) -> Floats:
        """As `embed_passages`, for what is asked."""
        return self._embed(texts, self._prompts.get("query", ""))

    def pieces(self, word: str) -> int:
        """How many tokens the word is made of: a common word is one, a misspelt one several."""
        return len(self._tokenizer.encode(word, add_special_tokens=False).ids)

    def _embed(self, texts: Sequence[str], prompt: str) -> Floats:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [prompt + text for text in texts[start : start + BATCH]]
            for row, encoding in enumerate(self._tokenizer.encode_batch(batch, add_special_tokens=False)):
                if encoding.ids:
                    vectors[start + row] = self._table[encoding.ids].mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors


def static_folder(folder: Path) -> Path | None:
    """Where the weights of a static model lie, None if the folder holds another kind of model."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = tuple(module["type"].rsplit(".", 1)[-1] for module in modules)
        weights = folder / modules[0]["path"]
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None
    if kinds not in (STATIC_MODULES, STATIC_MODULES[:1]):
        return None
    return weights if (weights / "model.safetensors").exists() else None


def _read_table(path: Path) -> Floats:
    # Late: a process that embeds nothing does without.
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise ModelUnavailable(f"the embedding model's file {path} cannot be read: {error}") from error
    if "embedding.weight" not in tensors:
        raise ModelUnavailable(f"{path} holds no table of token vectors (embedding.weight)")
    return np.ascontiguousarray(tensors["embedding.weight"], dtype=np.float32)


def _read_tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    # tokenizers raises Exception itself, no class of its own, for any file that it cannot take.
    except Exception as error:
        raise ModelUnavailable(f"the embedding model's file {path} cannot be read: {error}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
