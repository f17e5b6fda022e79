"""The network: one encoder over question and text; heads: does it answer, what does it say, which words."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

VERDICTS = ("yes", "no", "depends", "none")
HIDDEN = 256
TERMS_HIDDEN = 64
# e5's cosines lie about here; a head that begins as the bi-encoder that e5 is learns at once.
COSINE_OF_STRANGERS, COSINE_SCALE = 0.8, 24.0
SMALLEST = 1e-6


class Relation(nn.Module):
    """How two vectors stand to each other: both, difference, product and cosine → one number or several."""

    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4 * size + 1, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, outputs))

    def forward(self, one: Tensor, other: Tensor, cosine: Tensor) -> Tensor:
        seen = torch.cat([one, other, (one - other).abs(), one * other, cosine[..., None]], -1)
        out: Tensor = self.layers(seen)
        return out


class ReaderNetwork(nn.Module):
    """Logits of (the text answers the question), of what it says to it, and of each token's being needed.

    Args:
        base: folder of a BERT-like encoder. frozen: how many of its layers stay as they are, from the first.
    """

    def __init__(self, base: Path, frozen: int) -> None:
        super().__init__()
        from transformers import AutoModel

        encoder: Any = AutoModel.from_pretrained(
            base, add_pooling_layer=False, dtype=torch.float32, attn_implementation="eager"
        )
        for part in (encoder.embeddings, *encoder.encoder.layer[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.answer, self.verdict = Relation(size, 1), Relation(size, len(VERDICTS))
        self.terms = nn.Sequential(nn.Linear(3 * size, TERMS_HIDDEN), nn.GELU(), nn.Linear(TERMS_HIDDEN, 1))
        self.scale = nn.Parameter(torch.tensor(COSINE_SCALE))
        self.shift = nn.Parameter(torch.tensor(-1.0))

    def forward(
        self, ids: Tensor, mask: Tensor, question: Tensor, text: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: (pairs,), (pairs, 4), (pairs, tokens); shapes of the input as in `encoding.Batch`."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        asked, said = question @ hidden, text @ hidden
        each = torch.cat([hidden, asked.expand_as(hidden), hidden * asked], -1)
        terms = self.terms(each)[..., 0]
        asked, said = asked[:, 0], said[:, 0]
        near = functional.cosine_similarity(asked, said, dim=-1, eps=SMALLEST)
        answers = self.answer(asked, said, near)[:, 0]
        answers = answers + self.scale * (near - COSINE_OF_STRANGERS) + self.shift
        return answers, self.verdict(asked, said, near), terms
