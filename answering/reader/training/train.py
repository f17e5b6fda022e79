"""Examples → weights: one loop for CPU and GPU, with checkpoints from which it goes on."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from answering.reader.encoding import Encoder, Pair, batch_of
from answering.reader.training.examples import Example
from answering.reader.training.loss import loss_of, targets_of, verdict_weights
from answering.reader.training.network import ReaderNetwork

POOL = 40  # times a batch: so many questions are sorted by length together, so that little is padded
CHECKPOINT_SECONDS = 120
WARM_UP = 0.06  # share of all steps
LEAST_RATE = 0.05  # of the learning rate, at the end
HEADS_FASTER = 8.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast.

    Args:
        minutes: of wall time after which it stops though examples are left; the rate falls towards that.
    """

    epochs: float = 1.0
    batch: int = 32
    rate: float = 6e-5
    minutes: float = float("inf")
    seed: int = 0


def train(
    network: ReaderNetwork,
    encoder: Encoder,
    examples: Sequence[Example],
    plan: Plan,
    checkpoint: Path,
    say: Callable[[str], None] = print,
) -> None:
    """Train in place; goes on from `checkpoint` where one lies, and leaves the weights there at the end."""
    device = next(network.parameters()).device
    optimiser = _optimiser(network, plan)
    random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    pairs = [encoder.pair(one.question, one.heading, one.statement, one.lead_in) for one in examples]
    needed = {
        row: encoder.needed(pairs[row], one.needed)
        for row, one in enumerate(examples)
        if one.needed is not None
    }
    steps = max(1, round(plan.epochs * len(examples) / plan.batch))
    done, gone = _resume(checkpoint, network, optimiser)
    begun = saved = time.monotonic() - gone
    losses: list[float] = []
    verdicts = verdict_weights(examples).to(device)
    for step, rows in enumerate(_batches(examples, pairs, plan, steps)):
        if step < done:
            continue
        part = max(step / steps, (time.monotonic() - begun) / (60 * plan.minutes))
        if part >= 1:
            break
        _set_rate(optimiser, plan.rate, part)
        batch, targets = batch_of([pairs[row] for row in rows]), targets_of(examples, pairs, needed, rows)
        loss = loss_of(network, batch, targets, verdicts)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if len(losses) % 50 == 0:
            seconds = time.monotonic() - begun
            say(f"{seconds:.0f} s, {(step + 1) * plan.batch} examples, loss {sum(losses[-50:]) / 50:.3f}")
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            _save(checkpoint, network, optimiser, step + 1, saved - begun)
    _save(checkpoint, network, None, 0, 0.0)


def mixed(examples: Sequence[Example], seed: int) -> list[Example]:
    """The examples in an order that the seed alone decides."""
    order = list(examples)
    random.Random(seed).shuffle(order)
    return order


def _optimiser(network: ReaderNetwork, plan: Plan) -> torch.optim.AdamW:
    learned = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    body = [one for name, one in learned if name.startswith("encoder.")]
    heads = [one for name, one in learned if not name.startswith("encoder.")]
    groups = [{"params": body, "speed": 1.0}, {"params": heads, "speed": HEADS_FASTER}]
    return torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01, betas=(0.9, 0.98))


def _set_rate(optimiser: torch.optim.Optimizer, rate: float, part: float) -> None:
    """Up in a straight line, then down in one."""
    now = rate * min(1.0, part / WARM_UP + 0.01) * max(LEAST_RATE, 1 - part)
    for group in optimiser.param_groups:
        group["lr"] = now * group["speed"]


def _batches(
    examples: Sequence[Example], pairs: Sequence[Pair], plan: Plan, steps: int
) -> Iterator[list[int]]:
    """Rows of pairs of like length, those of one question together; the seed alone decides the order."""
    groups: dict[str, list[int]] = {}
    for row, example in enumerate(examples):
        groups.setdefault(example.group or f"alone {row}", []).append(row)
    order, given = random.Random(plan.seed), 0
    while given < steps:
        units = list(groups.values())
        order.shuffle(units)
        batches = list(_filled(units, pairs, plan.batch))
        # Like lengths stand together in a pool, so pools and not the whole are shuffled once more.
        order.shuffle(batches)
        yield from batches[: steps - given]
        given += len(batches)


def _filled(units: Sequence[list[int]], pairs: Sequence[Pair], size: int) -> Iterator[list[int]]:
    """Batches of about `size` rows; of each pool of units the longest are together."""
    for start in range(0, len(units), POOL * size):
        pool = sorted(
            units[start : start + POOL * size], key=lambda rows: max(len(pairs[row].ids) for row in rows)
        )
        batch: list[int] = []
        for rows in pool:
            batch += rows
            if len(batch) >= size:
                yield batch
                batch = []
        if batch:
            yield batch


def _save(
    file: Path, network: ReaderNetwork, optimiser: torch.optim.Optimizer | None, step: int, gone: float
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".part")
    state = optimiser.state_dict() if optimiser else None
    torch.save({"network": network.state_dict(), "optimiser": state, "step": step, "seconds": gone}, half)
    half.replace(file)


def _resume(file: Path, network: ReaderNetwork, optimiser: torch.optim.Optimizer) -> tuple[int, float]:
    """Steps and seconds that lie behind; a finished file gives its weights alone."""
    if not file.exists():
        return 0, 0.0
    kept = torch.load(file, map_location="cpu", weights_only=True)
    network.load_state_dict(kept["network"])
    if kept["optimiser"] is not None:
        optimiser.load_state_dict(kept["optimiser"])
    return int(kept["step"]), float(kept["seconds"])
