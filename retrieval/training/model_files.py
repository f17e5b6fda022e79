"""A trained static model as files, in sentence-transformers' own format."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer


def save(tokenizer: Tokenizer, weights: NDArray[np.float32], folder: Path) -> None:
    """Write the model in sentence-transformers' own format, weights as float16: half the size, same order."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()], device="cpu"
    )
    model.save_pretrained(str(folder), create_model_card=False)
    for file in folder.rglob("model.safetensors"):
        save_file({name: value.astype(np.float16) for name, value in load_file(file).items()}, file)
    print(json.dumps({"vocabulary": tokenizer.get_vocab_size(), "dimensions": int(weights.shape[1])}))
