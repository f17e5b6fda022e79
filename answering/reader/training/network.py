"""The network: one encoder over question and passage, and heads for passage, statements and verdict."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

VERDICTS = ("yes", "no", "depends", "none")
HIDDEN = 256
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
    """Logits of (passage answers), (statement belongs to the answer) and the verdict.

    Args:
        base: folder of a BERT-like encoder. layers: how many of its layers are kept, from the first.
    """

    def __init__(self, base: Path, layers: int, frozen: int) -> None:
        super().__init__()
        from transformers import AutoModel

        encoder: Any = AutoModel.from_pretrained(
            base, add_pooling_layer=False, dtype=torch.float32, attn_implementation="sdpa"
        )
        encoder.encoder.layer = encoder.encoder.layer[:layers]
        encoder.config.num_hidden_layers = layers
        for part in (encoder.embeddings, *encoder.encoder.layer[:frozen]):
            for parameter in part.parameters():
                parameter.requires_grad = False
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.passage, self.statement = Relation(size, 1), Relation(size, 1)
        self.verdict = Relation(size, len(VERDICTS))
        self.scale = nn.Parameter(torch.tensor([COSINE_SCALE, COSINE_SCALE]))
        self.shift = nn.Parameter(torch.tensor([-1.0, -1.0]))
        # A passage answers about as surely as its best statement does.
        self.by_statement = nn.Parameter(torch.tensor(0.3))

    def forward(
        self, ids: Tensor, mask: Tensor, question: Tensor, text: Tensor, statements: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: (pairs,), (pairs, statements), (pairs, 4); shapes of the input as in `encoding.Batch`."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        asked, whole = question @ hidden, text @ hidden
        each = statements @ hidden
        near = functional.cosine_similarity(asked, each, dim=-1, eps=SMALLEST)
        there = statements.sum(-1) > 0
        said = self.statement(asked.expand_as(each), each, near)[..., 0]
        said = said + self.scale[1] * (near - COSINE_OF_STRANGERS) + self.shift[1]
        said = said.masked_fill(~there, -20.0)
        close = functional.cosine_similarity(asked, whole, dim=-1, eps=SMALLEST)
        answers = self.passage(asked, whole, close)[:, 0, 0]
        answers = answers + self.scale[0] * (close[:, 0] - COSINE_OF_STRANGERS) + self.shift[0]
        answers = answers + self.by_statement * said.max(-1).values
        chosen = torch.softmax(said, -1)[:, None] @ each
        alike = functional.cosine_similarity(asked, chosen, dim=-1, eps=SMALLEST)
        return answers, said, self.verdict(asked, chosen, alike)[:, 0]
