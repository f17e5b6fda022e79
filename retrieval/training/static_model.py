"""The static bilingual model: one vector a token, their mean a text, taught through the pairs.

Distillation through parallel text after Reimers & Gurevych 2020 (both sides of a pair learn the teacher's
vector of the English side), with an in-batch contrastive loss between the two sides, one between
question-like pieces and what stands around them (inverse cloze, Lee, Chang & Toutanova 2019), and the same
losses on the first 128 and 64 dimensions (Matryoshka, Kusupati et al. 2022).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from tokenizers import Tokenizer

TokenIds: TypeAlias = list[NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights besides the data."""

    dimensions: int = 256
    epochs: int = 3
    batch: int = 2048
    contrast_batch: int = 1024
    cloze_batch: int = 512
    learning_rate: float = 0.01
    distil_weight: float = 1.0
    contrast_weight: float = 0.5
    cloze_weight: float = 0.5
    temperature: float = 0.05
    max_tokens: int = 200
    seed: int = 0
    nested: tuple[int, ...] = (128, 64)
    nested_weight: float = 0.3


@dataclass(frozen=True, slots=True)
class Corpus:
    """Token ids of the training texts.

    Args:
        english, swedish: the two sides of each pair, aligned.
        target: (n, dim) unit vectors the teacher gives the English side.
        cloze: (piece, surroundings) pairs, either side in either language.
    """

    english: TokenIds
    swedish: TokenIds
    target: NDArray[np.float32]
    cloze: tuple[TokenIds, TokenIds]


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], max_tokens: int) -> TokenIds:
    """Ids of each text, at least one, at most `max_tokens`."""
    ids: TokenIds = []
    for start in range(0, len(texts), 20_000):
        for encoded in tokenizer.encode_batch(texts[start : start + 20_000], add_special_tokens=False):
            ids.append(np.array((encoded.ids or [0])[:max_tokens], dtype=np.int32))
    return ids


def principal_directions(vectors: NDArray[np.float16], dimensions: int, seed: int) -> NDArray[np.float32]:
    """(384, dimensions): the directions that keep most of the teacher's space, from a sample."""
    rng = np.random.default_rng(seed)
    sample = vectors[rng.permutation(len(vectors))[:40_000]].astype(np.float32)
    _, _, directions = np.linalg.svd(sample, full_matrices=False)
    return np.ascontiguousarray(directions[:dimensions].T.astype(np.float32))


def initial_weights(corpus: Corpus, vocabulary: int, recipe: Recipe) -> NDArray[np.float32]:
    """Each token starts as the mean target of its texts, frequent ones short (Arora, Liang & Ma 2017)."""
    total = np.zeros((vocabulary, recipe.dimensions), dtype=np.float64)
    count = np.zeros(vocabulary, dtype=np.float64)
    centre = corpus.target.mean(axis=0)
    for side in (corpus.english, corpus.swedish):
        owner = np.repeat(np.arange(len(side)), [len(ids) for ids in side])
        flat = np.concatenate(side)
        for start in range(0, len(flat), 500_000):
            part = slice(start, start + 500_000)
            np.add.at(total, flat[part], corpus.target[owner[part]] - centre)
            np.add.at(count, flat[part], 1)
    weights = total / np.maximum(count, 1)[:, None]
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-6)
    frequency = count / count.sum()
    return np.asarray(weights * (1e-3 / (1e-3 + frequency))[:, None], dtype=np.float32)


def train(corpus: Corpus, vocabulary: int, recipe: Recipe) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yields (epoch, weights) after each epoch; weights are float32, (vocabulary, dimensions)."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    table = torch.nn.EmbeddingBag(vocabulary, recipe.dimensions, mode="mean")
    table.weight.data = torch.from_numpy(initial_weights(corpus, vocabulary, recipe))
    optimizer = torch.optim.Adam(table.parameters(), lr=recipe.learning_rate)
    steps = len(corpus.english) // recipe.batch
    total = steps * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 50) * max(0.02, 1 - step / total)
    )
    target = torch.from_numpy(corpus.target)
    for epoch in range(recipe.epochs):
        order = rng.permutation(len(corpus.english))
        cloze_order = rng.permutation(len(corpus.cloze[0]))
        for step in range(steps):
            chosen = order[step * recipe.batch : (step + 1) * recipe.batch]
            english, swedish = embed(table, corpus.english, chosen), embed(table, corpus.swedish, chosen)
            loss = _pair_loss(english, swedish, target[torch.from_numpy(chosen)], recipe)
            begin = step * recipe.cloze_batch % max(1, len(cloze_order) - recipe.cloze_batch)
            picked = cloze_order[begin : begin + recipe.cloze_batch]
            loss = loss + _cloze_loss(
                embed(table, corpus.cloze[0], picked), embed(table, corpus.cloze[1], picked), recipe
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
        yield epoch, table.weight.detach().numpy().copy()


def embed(table: torch.nn.EmbeddingBag, texts: TokenIds, chosen: NDArray[np.int64]) -> torch.Tensor:
    """(len(chosen), dimensions): the mean of each chosen text's tokens, of any length."""
    ids = [texts[index] for index in chosen]
    offsets = np.zeros(len(ids), dtype=np.int64)
    np.cumsum([len(each) for each in ids[:-1]], out=offsets[1:])
    vectors: torch.Tensor = table(
        torch.from_numpy(np.concatenate(ids).astype(np.int64)), torch.from_numpy(offsets)
    )
    return vectors


def widths(dimensions: int, nested: Sequence[int], weight: float) -> Iterator[tuple[int, float]]:
    """All dimensions, and the first few of them, each with the weight of its loss."""
    yield dimensions, 1.0
    for width in nested:
        yield width, weight


def _pair_loss(
    english: torch.Tensor, swedish: torch.Tensor, target: torch.Tensor, recipe: Recipe
) -> torch.Tensor:
    loss = torch.zeros(())
    for width, weight in widths(recipe.dimensions, recipe.nested, recipe.nested_weight):
        en, sv, teacher = (F.normalize(vectors[:, :width], dim=1) for vectors in (english, swedish, target))
        distil = (1 - (en * teacher).sum(1)).mean() + (1 - (sv * teacher).sum(1)).mean()
        few = slice(0, recipe.contrast_batch)
        contrast = (
            _contrast(en[few], sv[few], recipe.temperature)
            + 0.5 * _contrast(sv[few], teacher[few], recipe.temperature)
            + 0.5 * _contrast(en[few], teacher[few], recipe.temperature)
        )
        loss = loss + weight * (recipe.distil_weight * distil + recipe.contrast_weight * contrast)
    return loss


def _cloze_loss(piece: torch.Tensor, around: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    loss = torch.zeros(())
    for width, weight in widths(recipe.dimensions, recipe.nested, recipe.nested_weight):
        left, right = (F.normalize(vectors[:, :width], dim=1) for vectors in (piece, around))
        loss = loss + weight * recipe.cloze_weight * _contrast(left, right, recipe.temperature)
    return loss


def _contrast(left: torch.Tensor, right: torch.Tensor, temperature: float) -> torch.Tensor:
    """Symmetric cross-entropy over the batch's own negatives (van den Oord et al. 2018)."""
    logits = left @ right.T / temperature
    truth = torch.arange(len(left))
    return (F.cross_entropy(logits, truth) + F.cross_entropy(logits.T, truth)) / 2
