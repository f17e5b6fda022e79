"""What a batch of examples should give, and how far off the network is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from answering.reader.encoding import Batch, Pair
from answering.reader.training.examples import Example
from answering.reader.training.network import VERDICTS, ReaderNetwork

VERDICT_WEIGHS, GROUPS_WEIGH, TERMS_WEIGH = 1.0, 1.0, 1.0
UNKNOWN = -1.0


@dataclass(frozen=True, slots=True)
class Targets:
    """What a batch should give, float32; `UNKNOWN` where nothing is known. verdict: int64, -1 likewise.

    Args:
        terms: of each token, 1 where the question needs it, 0 where not.
        groups: rows of one question each, of which the first answers it and the others do not.
    """

    answers: Tensor
    verdict: Tensor
    terms: Tensor
    weight: Tensor
    groups: tuple[tuple[int, ...], ...]


def targets_of(
    examples: Sequence[Example],
    pairs: Sequence[Pair],
    needed: Mapping[int, Sequence[int]],
    rows: Sequence[int],
) -> Targets:
    """What these rows should give; `needed`: which tokens a question needs, by row, where it is known."""
    most = max(len(pairs[row].ids) for row in rows)
    answers = torch.full((len(rows),), UNKNOWN)
    verdict = torch.full((len(rows),), -1, dtype=torch.long)
    terms = torch.full((len(rows), most), UNKNOWN)
    weight = torch.tensor([examples[row].weight for row in rows])
    for place, row in enumerate(rows):
        one = examples[row]
        if one.answers is not None:
            answers[place] = float(one.answers)
        if one.verdict is not None:
            verdict[place] = one.verdict
        if row in needed:
            start, end = pairs[row].text
            terms[place, start:end] = 0.0
            terms[place, list(needed[row])] = 1.0
    return Targets(answers, verdict, terms, weight, _groups([examples[row] for row in rows]))


def loss_of(network: ReaderNetwork, batch: Batch, targets: Targets, verdicts: Tensor) -> Tensor:
    """One number, to go down; `verdicts` is what each verdict weighs (`verdict_weights`)."""
    device = verdicts.device
    arrays = (batch.ids, batch.mask, batch.question, batch.text)
    with torch.autocast(device.type, torch.bfloat16):
        answers, verdict, terms = network(*(torch.from_numpy(array).to(device) for array in arrays))
    weight = targets.weight.to(device)
    loss = _known_mean(answers.float(), targets.answers.to(device), weight)
    spread = weight[:, None].expand_as(terms)
    loss = loss + TERMS_WEIGH * _known_mean(terms.float(), targets.terms.to(device), spread)
    if targets.groups:
        # Which of the texts answers, beside how surely each does.
        each = [-functional.log_softmax(answers.float()[list(rows)], 0)[0] for rows in targets.groups]
        loss = loss + GROUPS_WEIGH * torch.stack(each).sum() / len(answers)
    wanted = targets.verdict.to(device)
    if bool((wanted >= 0).any()):
        # Few of a batch's rows may have one: the mean is over the batch, so that a single row is not loud.
        off = functional.cross_entropy(verdict.float(), wanted, verdicts, ignore_index=-1, reduction="none")
        loss = loss + VERDICT_WEIGHS * (off * weight).sum() / len(wanted)
    return loss


def verdict_weights(examples: Sequence[Example]) -> Tensor:
    """(4,): so that a rare verdict is not drowned by a frequent one; their mean over the examples is one."""
    counts = Counter(one.verdict for one in examples if one.verdict is not None)
    rarity = torch.tensor([1 / max(1, counts[place]) ** 0.5 for place in range(len(VERDICTS))])
    mean = sum(rarity[place].item() * count for place, count in counts.items()) / max(1, counts.total())
    return rarity / mean if mean else rarity


def _groups(batch: Sequence[Example]) -> tuple[tuple[int, ...], ...]:
    """For each text that answers, its place in the batch and those of its question's that do not."""
    return tuple(
        (place, *wrong)
        for place, one in enumerate(batch)
        if one.group
        and one.answers
        and (wrong := [n for n, other in enumerate(batch) if other.group == one.group and other.answers == 0])
    )


def _known_mean(logits: Tensor, wanted: Tensor, weight: Tensor) -> Tensor:
    known = wanted >= 0
    if not bool(known.any()):
        return logits.sum() * 0
    each = functional.binary_cross_entropy_with_logits(logits[known], wanted[known], reduction="none")
    return (each * weight[known]).sum() / weight[known].sum()
