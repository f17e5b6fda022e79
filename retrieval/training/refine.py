"""python -m retrieval.training.refine MODEL PARALLEL HOME OUT: a model learns which text answers what.

The second stage: a static model that knows both languages learns from questions which sentence and passage
answer them (in-batch contrast, van den Oord et al. 2018). What it knew is rehearsed with it: pairs of
parallel text still find each other, pieces their surroundings, and texts stay near the vectors that they
had. Minutes on two cores; `--hold-out` leaves sections out, for whoever tunes on their questions.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from retrieval.published import open_published
from retrieval.training.asked import QUESTIONS, Example, examples, held_out, read_questions
from retrieval.training.cloze import cloze_pairs
from retrieval.training.model_files import save
from retrieval.training.pairs import read_pairs
from retrieval.training.static_model import TokenIds, embed, tokenize, widths

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Refining:
    """Everything that decides the weights besides the data.

    Args:
        rehearsed: pairs of parallel text, and half as many pieces, beside each batch of questions.
        rehearsal_weight: of finding what was found before.
        anchor_weight: of staying near the vectors that texts had.
    """

    epochs: int = 8
    batch: int = 256
    rehearsed: int = 1024
    learning_rate: float = 0.002
    rehearsal_weight: float = 0.3
    anchor_weight: float = 1.0
    temperature: float = 0.05
    max_tokens: int = 256
    seed: int = 0
    nested: tuple[int, ...] = (128, 64)
    nested_weight: float = 0.3


@dataclass(frozen=True, slots=True)
class Lessons:
    """Token ids of the texts.

    Args:
        questions, answers: aligned; `sections` numbers what each is about.
        pairs: the two sides of parallel text.
        cloze: pieces and what stands around them.
    """

    questions: TokenIds
    answers: TokenIds
    sections: NDArray[np.int64]
    pairs: tuple[TokenIds, TokenIds]
    cloze: tuple[TokenIds, TokenIds]


def lessons(
    tokenizer: Tokenizer,
    asked: Sequence[Example],
    pairs: Sequence[tuple[str, str]],
    cloze: Sequence[tuple[str, str]],
    max_tokens: int,
) -> Lessons:
    """The texts as token ids."""

    def ids(texts: Sequence[str]) -> TokenIds:
        return tokenize(tokenizer, texts, max_tokens)

    def sides(of: Sequence[tuple[str, str]]) -> tuple[TokenIds, TokenIds]:
        return ids([one for one, _ in of]), ids([other for _, other in of])

    numbers = {section: number for number, section in enumerate(sorted({each.section for each in asked}))}
    return Lessons(
        ids([each.question for each in asked]),
        ids([each.text for each in asked]),
        np.array([numbers[each.section] for each in asked], dtype=np.int64),
        sides(pairs),
        sides(cloze),
    )


def refine(weights: Floats, taught: Lessons, refining: Refining) -> Iterator[tuple[int, float, Floats]]:
    """Yields (epoch, mean loss, weights) after each epoch; weights as they came, (vocabulary, dimensions)."""
    torch.manual_seed(refining.seed)
    rng = np.random.default_rng(refining.seed)
    table = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(weights.copy()), mode="mean", freeze=False)
    before = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(weights.copy()), mode="mean")
    optimizer = torch.optim.Adam(table.parameters(), lr=refining.learning_rate)
    steps = max(1, len(taught.questions) // refining.batch)
    total = steps * refining.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 20) * max(0.05, 1 - step / total)
    )
    for epoch in range(refining.epochs):
        order = rng.permutation(len(taught.questions))
        losses = []
        for step in range(steps):
            chosen = order[step * refining.batch : (step + 1) * refining.batch]
            loss = _loss(table, before, taught, chosen, rng, refining)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.detach().item())
        yield epoch, float(np.mean(losses)), table.weight.detach().numpy().copy()


def _loss(
    table: torch.nn.EmbeddingBag,
    before: torch.nn.EmbeddingBag,
    taught: Lessons,
    chosen: NDArray[np.int64],
    rng: np.random.Generator,
    refining: Refining,
) -> torch.Tensor:
    some = rng.integers(0, len(taught.pairs[0]), refining.rehearsed)
    pieces = rng.integers(0, len(taught.cloze[0]), refining.rehearsed // 2)
    batch = [(taught.questions, chosen), (taught.answers, chosen)]
    batch += [*((side, some) for side in taught.pairs), *((side, pieces) for side in taught.cloze)]
    questions, answers, english, swedish, piece, around = _embed_together(table, batch)
    section = torch.from_numpy(taught.sections[chosen])
    same = (section[:, None] == section[None, :]) & ~torch.eye(len(chosen), dtype=torch.bool)
    found = _nested(english, swedish, refining) + _nested(piece, around, refining)
    loss = _nested(questions, answers, refining, same) + refining.rehearsal_weight * found
    for side, now in zip(taught.pairs, (english, swedish), strict=True):
        moved = 1 - F.cosine_similarity(now, embed(before, side, some), dim=1)
        loss = loss + refining.anchor_weight * moved.mean()
    return loss


def _embed_together(
    table: torch.nn.EmbeddingBag, batch: Sequence[tuple[TokenIds, NDArray[np.int64]]]
) -> tuple[torch.Tensor, ...]:
    """What `embed` gives for each; at once, since each call has a gradient as large as the whole table."""
    texts = [side[index] for side, chosen in batch for index in chosen]
    vectors = embed(table, texts, np.arange(len(texts)))
    return torch.split(vectors, [len(chosen) for _, chosen in batch])


def _nested(
    left: torch.Tensor, right: torch.Tensor, refining: Refining, same: torch.Tensor | None = None
) -> torch.Tensor:
    """Symmetric cross-entropy over the batch, for all widths; what is `same` is no wrong answer."""
    loss = torch.zeros(())
    truth = torch.arange(len(left))
    for width, weight in widths(left.shape[1], refining.nested, refining.nested_weight):
        one, other = (F.normalize(vectors[:, :width], dim=1) for vectors in (left, right))
        logits = one @ other.T / refining.temperature
        if same is not None:
            logits = logits.masked_fill(same, -torch.inf)
        loss = loss + weight * (F.cross_entropy(logits, truth) + F.cross_entropy(logits.T, truth)) / 2
    return loss


def main() -> None:
    """Read, learn, write; every epoch says how it goes."""
    parser = argparse.ArgumentParser(description="The second stage: what answers what.")
    for name in ("model", "parallel", "home", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FILE", help="of questions")
    parser.add_argument("--epochs", type=int, default=Refining().epochs)
    parser.add_argument("--hold-out", type=float, default=0.0, metavar="SHARE", help="of the sections")
    given = parser.parse_args()
    refining = Refining(epochs=given.epochs)
    torch.set_num_threads(2)
    questions = read_questions(QUESTIONS, *given.also)
    left_out = held_out(questions, given.hold_out, refining.seed)
    asked = [question for question in questions if question.section not in left_out]
    pairs = read_pairs(given.parallel)
    tokenizer = Tokenizer.from_file(str(given.model / "tokenizer.json"))
    weights = load_file(given.model / "model.safetensors")["embedding.weight"].astype(np.float32)
    found = list(examples(asked, open_published(given.home)))
    print(f"{len(asked)} questions of {len(questions)}, {len(found)} examples")
    taught = lessons(
        tokenizer,
        found,
        [(pair.english, pair.swedish) for pair in pairs],
        cloze_pairs(pairs, refining.seed),
        refining.max_tokens,
    )
    refined = weights
    for epoch, loss, refined in refine(weights, taught, refining):  # noqa: B007 # the last is kept
        print(f"epoch {epoch + 1} of {refining.epochs}, loss {loss:.3f}", flush=True)
    save(tokenizer, refined, given.out)


if __name__ == "__main__":
    main()
